#pragma once

#include "base/money.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace llm0 {

/// Sums of one stretch of time, as the roll-ups have them.
struct SpendSums {
    std::int64_t requests = 0; ///< not refused, whatever came of them
    std::int64_t failed = 0;
    std::int64_t cacheHits = 0;
    std::int64_t tokens = 0;
    Money cost;
    SpendSums &operator+=(const SpendSums &other);
};

/// Why one stretch cost more (or less) than another. The parts sum to the difference exactly.
struct SpikeCauses {
    Money volume;      ///< more calls that got an answer
    Money retries;     ///< more failed calls for each answer
    Money cacheMisses; ///< fewer answers from the cache
    Money tokens;      ///< more tokens per call that was made
    Money price;       ///< dearer models or prices per token
    Money total() const { return volume + retries + cacheMisses + tokens + price; }
};

/// Changes one factor after the other, in the order above, from the baseline to what happened. A factor that
/// the baseline does not know (nothing was spent) leaves the difference to volume. Pure, whole numbers only.
SpikeCauses explainSpike(const SpendSums &baseline, const SpendSums &now);

struct Mover {
    std::string name;
    Money baseline;
    Money now;
    Money delta() const { return now - baseline; }
};
/// Those whose spend changed, the largest change in the direction of the total first.
std::vector<Mover> moversOf(const std::map<std::string, SpendSums> &baseline,
                            const std::map<std::string, SpendSums> &now, std::size_t most);

} // namespace llm0
