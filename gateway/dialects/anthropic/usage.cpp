#include "dialects/anthropic/usage.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

void raise(std::int64_t &count, std::int64_t told)
{
    count = std::max(count, told);
}

/// One usage object's own figures.
Usage toldBy(JsonObject told)
{
    Usage usage;
    usage.input = countIn(told, "input_tokens");
    usage.cacheRead = countIn(told, "cache_read_input_tokens");
    if (const auto split = objectIn(told, "cache_creation")) {
        usage.cacheWrite5m = countIn(*split, "ephemeral_5m_input_tokens");
        usage.cacheWrite1h = countIn(*split, "ephemeral_1h_input_tokens");
    }
    usage.output = countIn(told, "output_tokens");
    if (const auto details = objectIn(told, "output_tokens_details"))
        usage.reasoning = countIn(*details, "thinking_tokens");
    if (const auto tools = objectIn(told, "server_tool_use"))
        usage.webSearches = countIn(*tools, "web_search_requests");
    return usage;
}

/// What the total of cache writes has beyond its split, which later frames of a stream leave out, counts as
/// the dearer kind where that occurs.
void coverCacheWrites(Usage &usage, std::int64_t total)
{
    const std::int64_t open = total - usage.cacheWrite5m - usage.cacheWrite1h;
    if (open > 0)
        (usage.cacheWrite1h > 0 ? usage.cacheWrite1h : usage.cacheWrite5m) += open;
}

bool isOnTop(JsonObject iteration)
{
    const std::string_view type = textIn(iteration, "type");
    return type == "compaction" || type == "advisor_message";
}

Usage onTop(JsonObject told)
{
    Usage sum;
    const auto iterations = arrayIn(told, "iterations");
    if (!iterations)
        return sum;
    for (const JsonValue each : *iterations) {
        JsonObject iteration;
        if (each.get(iteration) || !isOnTop(iteration))
            continue;
        Usage one = toldBy(iteration);
        coverCacheWrites(one, countIn(iteration, "cache_creation_input_tokens"));
        sum.input += one.input;
        sum.cacheRead += one.cacheRead;
        sum.cacheWrite5m += one.cacheWrite5m;
        sum.cacheWrite1h += one.cacheWrite1h;
        sum.output += one.output;
    }
    return sum;
}

} // namespace

void raiseAnthropicUsage(Usage &usage, JsonObject told)
{
    const Usage now = toldBy(told);
    const Usage extra = onTop(told);
    raise(usage.cacheWrite5m, now.cacheWrite5m + extra.cacheWrite5m);
    raise(usage.cacheWrite1h, now.cacheWrite1h + extra.cacheWrite1h);
    coverCacheWrites(usage,
                     countIn(told, "cache_creation_input_tokens") + extra.cacheWrite5m + extra.cacheWrite1h);
    raise(usage.input, now.input + extra.input);
    raise(usage.cacheRead, now.cacheRead + extra.cacheRead);
    raise(usage.output, now.output + extra.output);
    raise(usage.reasoning, now.reasoning);
    raise(usage.webSearches, now.webSearches);
}

nlohmann::ordered_json anthropicUsageJson(const Usage &usage, std::string_view serviceTier)
{
    nlohmann::ordered_json told = {
        {"input_tokens", usage.input + usage.inputAudio + usage.cacheReadAudio + usage.inputImage},
        {"cache_creation_input_tokens", usage.cacheWrite5m + usage.cacheWrite1h},
        {"cache_read_input_tokens", usage.cacheRead},
        {"cache_creation",
         {{"ephemeral_5m_input_tokens", usage.cacheWrite5m},
          {"ephemeral_1h_input_tokens", usage.cacheWrite1h}}},
        {"output_tokens", usage.completionTotal()},
        {"output_tokens_details", {{"thinking_tokens", usage.reasoning}}},
    };
    if (usage.webSearches > 0)
        told["server_tool_use"] = {{"web_search_requests", usage.webSearches}, {"web_fetch_requests", 0}};
    if (!serviceTier.empty())
        told["service_tier"] = serviceTier;
    return told;
}

} // namespace llm0
