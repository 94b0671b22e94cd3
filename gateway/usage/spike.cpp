#include "usage/spike.h"

#include <algorithm>

namespace llm0 {

namespace {

// GCC extension; the standard has no 128-bit integer.
__extension__ typedef __int128 Wide;

Money times(Money value, std::int64_t part, std::int64_t whole)
{
    return Money::fromNano(static_cast<std::int64_t>(Wide(value.nano()) * part / whole));
}

std::int64_t answered(const SpendSums &s)
{
    return std::max<std::int64_t>(s.requests - s.failed, 0);
}

std::int64_t made(const SpendSums &s)
{
    return std::max<std::int64_t>(s.requests - s.cacheHits, 0);
}

} // namespace

SpendSums &SpendSums::operator+=(const SpendSums &other)
{
    requests += other.requests;
    failed += other.failed;
    cacheHits += other.cacheHits;
    tokens += other.tokens;
    cost += other.cost;
    return *this;
}

SpikeCauses explainSpike(const SpendSums &baseline, const SpendSums &now)
{
    SpikeCauses causes;
    if (baseline.cost.isZero() || answered(baseline) == 0 || made(baseline) == 0 || baseline.tokens == 0
        || answered(now) == 0 || made(now) == 0) {
        causes.volume = now.cost - baseline.cost;
        return causes;
    }
    const Money c0 = baseline.cost;
    // Cost if only the answered calls had grown; then the calls made for them; and so on.
    const Money byVolume = times(c0, answered(now), answered(baseline));
    const Money byRetries = times(c0, now.requests, baseline.requests);
    const Money byCache = times(c0, made(now), made(baseline));
    const Money byTokens = times(c0, now.tokens, baseline.tokens);
    causes.volume = byVolume - c0;
    causes.retries = byRetries - byVolume;
    causes.cacheMisses = byCache - byRetries;
    causes.tokens = byTokens - byCache;
    causes.price = now.cost - byTokens;
    return causes;
}

std::vector<Mover> moversOf(const std::map<std::string, SpendSums> &baseline,
                            const std::map<std::string, SpendSums> &now, std::size_t most)
{
    std::map<std::string, Mover> all;
    Money total;
    for (const auto &[name, sums] : baseline) {
        all[name].baseline = sums.cost;
        total -= sums.cost;
    }
    for (const auto &[name, sums] : now) {
        all[name].now = sums.cost;
        total += sums.cost;
    }
    std::vector<Mover> movers;
    for (auto &[name, mover] : all) {
        mover.name = name;
        if (!mover.delta().isZero())
            movers.push_back(mover);
    }
    const bool up = total >= Money();
    std::stable_sort(movers.begin(), movers.end(), [up](const Mover &a, const Mover &b) {
        return up ? a.delta() > b.delta() : a.delta() < b.delta();
    });
    movers.resize(std::min(movers.size(), most));
    return movers;
}

} // namespace llm0
