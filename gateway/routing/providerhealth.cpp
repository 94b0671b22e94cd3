#include "routing/providerhealth.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t mostPlaces = 4096; ///< clients choose model names: they must not fill memory
constexpr std::int64_t refusedKeyRestsMs = 60'000;
constexpr std::int64_t longestRestMs = 300'000;

} // namespace

ProviderHealth::Entry &ProviderHealth::entryOf(const RouteStep &place)
{
    if (m_places.size() >= mostPlaces && !m_places.contains(place))
        m_places.clear();
    return m_places[place];
}

bool ProviderHealth::tryPass(const RouteStep &place, std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(place);
    return found == m_places.end() || found->second.breaker.tryPass(nowMs);
}

void ProviderHealth::succeeded(const RouteStep &place, std::int64_t firstByteMs)
{
    const std::lock_guard lock(m_mutex);
    Entry &entry = entryOf(place);
    ++entry.calls;
    entry.firstByteMs = firstByteMs;
    entry.breaker.succeeded();
}

void ProviderHealth::failed(const RouteStep &place, const TryEnd &end, const std::string &why,
                            std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    Entry &entry = entryOf(place);
    ++entry.calls;
    ++entry.failures;
    entry.lastFailure = why;
    entry.breaker.failed(end, nowMs);
}

const ProviderKey *ProviderHealth::chooseKey(const ProviderAccount &account, std::uint32_t pick,
                                             std::int64_t nowMs) const
{
    if (account.keys.empty())
        return nullptr;
    if (account.keys.size() == 1)
        return &account.keys.front();
    const std::string &provider = account.description->slug;
    std::vector<const ProviderKey *> rested;
    std::int64_t weights = 0;
    for (const ProviderKey &key : account.keys) {
        if (key.weight <= 0 || keyRestsForMs(provider, key.id, nowMs) > 0)
            continue;
        rested.push_back(&key);
        weights += key.weight;
    }
    if (rested.empty())
        return &account.keys[pick % account.keys.size()];
    std::int64_t at = static_cast<std::int64_t>(pick) % weights;
    for (const ProviderKey *key : rested) {
        at -= key->weight;
        if (at < 0)
            return key;
    }
    return rested.back();
}

void ProviderHealth::keyFailed(const ProviderAccount &account, const ProviderKey &key, const TryEnd &end,
                               std::int64_t nowMs)
{
    const std::int64_t rest =
        end.status == 429 ? std::min(end.retryAfterMs.value_or(1'000), longestRestMs) : refusedKeyRestsMs;
    const std::lock_guard lock(m_mutex);
    m_restingUntil[{account.description->slug, key.id}] = nowMs + rest;
}

std::int64_t ProviderHealth::keyRestsForMs(std::string_view provider, std::string_view keyId,
                                           std::int64_t nowMs) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_restingUntil.find({std::string(provider), std::string(keyId)});
    return found == m_restingUntil.end() ? 0 : std::max<std::int64_t>(0, found->second - nowMs);
}

void ProviderHealth::forgetKeys(std::string_view provider)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_restingUntil, [provider](const auto &entry) { return entry.first.first == provider; });
}

std::vector<PlaceHealth> ProviderHealth::all(std::int64_t nowMs) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<PlaceHealth> places;
    places.reserve(m_places.size());
    for (const auto &[place, entry] : m_places)
        places.push_back({place, entry.breaker.state(nowMs),
                          std::max<std::int64_t>(0, entry.breaker.openUntilMs() - nowMs),
                          entry.breaker.failuresInARow(), entry.calls, entry.failures, entry.lastFailure,
                          entry.firstByteMs});
    return places;
}

} // namespace llm0
