#pragma once

#include "base/money.h"

#include <vector>

namespace llm0 {

/// How costs spread over those who caused them.
struct CostSpread {
    std::size_t count = 0;
    Money total, p50, p95, most;
};

/// Percentiles by nearest rank: p95 is the smallest cost that at least 95 of 100 do not exceed. Pure.
CostSpread spreadOf(std::vector<Money> costs);

} // namespace llm0
