#include "dialects/thinkingeffort.h"

namespace llm0 {

namespace {
constexpr std::int64_t low = 1024;
constexpr std::int64_t medium = 8192;
constexpr std::int64_t high = 24576;
constexpr std::int64_t most = 32768;
} // namespace

std::int64_t thinkingBudgetOf(std::string_view effort)
{
    if (effort == "none")
        return 0;
    if (effort == "minimal" || effort == "low")
        return low;
    if (effort == "high")
        return high;
    return effort == "xhigh" || effort == "max" ? most : medium;
}

std::string_view thinkingEffortOf(std::int64_t budgetTokens)
{
    if (budgetTokens < 0)
        return {};
    if (budgetTokens == 0)
        return "none";
    if (budgetTokens <= low)
        return "low";
    return budgetTokens <= medium ? "medium" : "high";
}

} // namespace llm0
