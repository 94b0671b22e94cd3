#include "routing/retrypolicy.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::int64_t firstWaitMs = 250;
constexpr std::int64_t longestWaitMs = 5'000;
constexpr int permille = 1000;

std::optional<std::int64_t> waitOf(const TryEnd &end, const RetryState &state)
{
    const std::int64_t doubled = firstWaitMs << std::min(state.retriesDone, 4);
    const std::int64_t own = doubled + doubled / 2 * state.jitterPermille / permille;
    if (!end.retryAfterMs)
        return std::min(own, longestWaitMs);
    if (*end.retryAfterMs > longestWaitMs)
        return std::nullopt;
    return std::max(own, *end.retryAfterMs);
}

} // namespace

bool mayDoBetterElsewhere(int status)
{
    return isPassing(status) || (status >= 401 && status <= 404);
}

bool isPassing(int status)
{
    return status == 408 || status == 409 || status == 429 || status >= 500;
}

NextTry nextTry(const TryEnd &end, const RetryState &state)
{
    if (end.kind == TryEnd::Kind::Uncertain && !state.replayUncertain)
        return {};
    if (end.kind == TryEnd::Kind::Refused && !mayDoBetterElsewhere(end.status))
        return {};
    if (state.moreSteps)
        return {NextTry::Kind::NextStep, 0};
    const bool passing = end.kind != TryEnd::Kind::Refused || isPassing(end.status);
    if (!passing || state.retriesLeft <= 0)
        return {};
    const auto wait = waitOf(end, state);
    return wait ? NextTry{NextTry::Kind::SameStep, *wait} : NextTry{};
}

} // namespace llm0
