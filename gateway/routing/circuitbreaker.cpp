#include "routing/circuitbreaker.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr int failuresToOpen = 5;
constexpr std::int64_t firstCoolDownMs = 10'000;
constexpr std::int64_t longestCoolDownMs = 300'000;
constexpr std::int64_t leastRateCoolDownMs = 1'000;
/// A probe that was never told of is forgotten, or one lost call would close a place for good.
constexpr std::int64_t probePatienceMs = 60'000;

} // namespace

CircuitBreaker::State CircuitBreaker::state(std::int64_t nowMs) const
{
    if (m_openUntilMs == 0)
        return State::Closed;
    return nowMs < m_openUntilMs ? State::Open : State::HalfOpen;
}

bool CircuitBreaker::tryPass(std::int64_t nowMs)
{
    switch (state(nowMs)) {
    case State::Closed:
        return true;
    case State::Open:
        return false;
    case State::HalfOpen:
        break;
    }
    if (m_probeAtMs != 0 && nowMs - m_probeAtMs < probePatienceMs)
        return false;
    m_probeAtMs = std::max<std::int64_t>(nowMs, 1);
    return true;
}

void CircuitBreaker::succeeded()
{
    *this = {};
}

void CircuitBreaker::failed(const TryEnd &end, std::int64_t nowMs)
{
    const bool wasProbing = m_openUntilMs != 0;
    m_probeAtMs = 0;
    ++m_failures;
    if (end.kind == TryEnd::Kind::Refused && end.status == 429) {
        const std::int64_t asked = end.retryAfterMs.value_or(leastRateCoolDownMs);
        m_openUntilMs = nowMs + std::clamp(asked, leastRateCoolDownMs, longestCoolDownMs);
        return;
    }
    if (m_failures < failuresToOpen && !wasProbing)
        return;
    const std::int64_t coolDown = std::min(firstCoolDownMs << std::min(m_openings, 5), longestCoolDownMs);
    ++m_openings;
    m_openUntilMs = nowMs + coolDown;
}

} // namespace llm0
