#pragma once

#include "routing/retrypolicy.h"

#include <string>

namespace llm0 {

/// Whether a place is worth trying. Closed: yes. Open: not until its cool-down is over. Half open: one call
/// is let through to see. Pure: time is passed in (monotonic ms).
class CircuitBreaker
{
public:
    enum class State : std::uint8_t { Closed, Open, HalfOpen };

    State state(std::int64_t nowMs) const;
    /// Whether a call may go; takes the probe's place when half open.
    bool tryPass(std::int64_t nowMs);
    void succeeded();
    /// Five failures in a row open it for 10 s, each further one twice as long, at most 5 min. A 429 opens it
    /// at once for as long as the provider asks, at least 1 s.
    void failed(const TryEnd &end, std::int64_t nowMs);

    int failuresInARow() const { return m_failures; }
    std::int64_t openUntilMs() const { return m_openUntilMs; }

private:
    int m_failures = 0;
    int m_openings = 0;
    std::int64_t m_openUntilMs = 0;
    std::int64_t m_probeAtMs = 0; ///< when the probe under way began; 0: none
};

} // namespace llm0
