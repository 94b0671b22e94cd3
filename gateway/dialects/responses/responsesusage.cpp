#include "dialects/responses/responsesusage.h"

#include <algorithm>

namespace llm0 {

namespace {

std::int64_t detail(JsonObject usage, std::string_view details, std::string_view name)
{
    const auto fields = objectIn(usage, details);
    return fields ? countIn(*fields, name) : 0;
}

/// Takes a bucket out of what is left of a sum.
std::int64_t taken(std::int64_t wanted, std::int64_t &left)
{
    const std::int64_t part = std::min(wanted, left);
    left -= part;
    return part;
}

} // namespace

std::optional<Usage> responsesUsageOf(JsonObject fields)
{
    if (!valueIn(fields, "input_tokens"))
        return std::nullopt;
    Usage usage;
    usage.input = countIn(fields, "input_tokens");
    usage.cacheRead = taken(detail(fields, "input_tokens_details", "cached_tokens"), usage.input);
    usage.cacheWrite5m = taken(detail(fields, "input_tokens_details", "cache_write_tokens"), usage.input);
    usage.output = countIn(fields, "output_tokens");
    usage.reasoning = detail(fields, "output_tokens_details", "reasoning_tokens");
    return usage;
}

std::string responsesUsageJson(const Usage &usage)
{
    const auto count = [](const char *name, std::int64_t value) {
        return "\"" + std::string(name) + "\":" + std::to_string(value);
    };
    return "{" + count("input_tokens", usage.promptTotal()) + ",\"input_tokens_details\":{"
           + count("cached_tokens", usage.cacheRead + usage.cacheReadAudio) + ","
           + count("cache_write_tokens", usage.cacheWrite5m + usage.cacheWrite1h) + "},"
           + count("output_tokens", usage.completionTotal()) + ",\"output_tokens_details\":{"
           + count("reasoning_tokens", usage.reasoning) + "},"
           + count("total_tokens", usage.promptTotal() + usage.completionTotal()) + "}";
}

} // namespace llm0
