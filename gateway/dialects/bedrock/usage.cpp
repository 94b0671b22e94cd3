#include "dialects/bedrock/usage.h"

#include <algorithm>

namespace llm0 {

namespace {

std::int64_t oneHourWrites(JsonObject told)
{
    std::int64_t sum = 0;
    const auto details = arrayIn(told, "cacheDetails");
    if (!details)
        return 0;
    for (const JsonValue each : *details) {
        JsonObject detail;
        if (!each.get(detail) && textIn(detail, "ttl") == "1h")
            sum += countIn(detail, "inputTokens");
    }
    return sum;
}

/// Older answers spell it with "Count".
std::int64_t cachedIn(JsonObject told, std::string_view name)
{
    return std::max(countIn(told, name), countIn(told, std::string(name) + "Count"));
}

} // namespace

Usage bedrockUsageIn(JsonObject told)
{
    Usage usage;
    usage.input = countIn(told, "inputTokens");
    usage.output = countIn(told, "outputTokens");
    usage.cacheRead = cachedIn(told, "cacheReadInputTokens");
    usage.cacheWrite1h = oneHourWrites(told);
    usage.cacheWrite5m =
        std::max<std::int64_t>(0, cachedIn(told, "cacheWriteInputTokens") - usage.cacheWrite1h);
    return usage;
}

} // namespace llm0
