#include "usage/costspread.h"

#include <algorithm>

namespace llm0 {

CostSpread spreadOf(std::vector<Money> costs)
{
    CostSpread spread;
    spread.count = costs.size();
    if (costs.empty())
        return spread;
    std::sort(costs.begin(), costs.end());
    for (const Money cost : costs)
        spread.total += cost;
    const auto rank = [&](std::size_t percent) { return costs[(costs.size() * percent + 99) / 100 - 1]; };
    spread.p50 = rank(50);
    spread.p95 = rank(95);
    spread.most = costs.back();
    return spread;
}

} // namespace llm0
