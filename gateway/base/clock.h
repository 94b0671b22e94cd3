#pragma once

#include <chrono>
#include <cstdint>

namespace llm0 {

/// Milliseconds since the Unix epoch, UTC.
using UnixMs = std::int64_t;

/// Where time comes from. Calendar time decides budgets; monotonic time decides durations and buckets.
/// Both may be read from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual UnixMs nowMs() const = 0;
    virtual std::int64_t monotonicUs() const = 0;
};

class SystemClock final : public Clock
{
public:
    UnixMs nowMs() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
    std::int64_t monotonicUs() const override
    {
        using namespace std::chrono;
        return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
    }
};

} // namespace llm0
