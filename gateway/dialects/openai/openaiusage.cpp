#include "dialects/openai/openaiusage.h"

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

void addCount(std::string &out, std::string_view name, std::int64_t count)
{
    out.append(out.back() == '{' ? "\"" : ",\"").append(name).append("\":").append(std::to_string(count));
}

} // namespace

std::optional<Usage> chatUsageOf(JsonObject fields)
{
    if (!valueIn(fields, "prompt_tokens"))
        return std::nullopt;
    const std::int64_t prompt = countIn(fields, "prompt_tokens");
    const std::int64_t completion = countIn(fields, "completion_tokens");
    Usage usage;
    usage.input = prompt;
    usage.cacheRead = taken(std::max(detail(fields, "prompt_tokens_details", "cached_tokens"),
                                     countIn(fields, "prompt_cache_hit_tokens")),
                            usage.input);
    usage.cacheWrite5m = taken(detail(fields, "prompt_tokens_details", "cache_write_tokens"), usage.input);
    usage.inputAudio = taken(detail(fields, "prompt_tokens_details", "audio_tokens"), usage.input);

    usage.output = completion;
    usage.outputAudio = taken(detail(fields, "completion_tokens_details", "audio_tokens"), usage.output);
    usage.reasoning = detail(fields, "completion_tokens_details", "reasoning_tokens");
    if (usage.reasoning > 0 && countIn(fields, "total_tokens") == prompt + completion + usage.reasoning)
        usage.output += usage.reasoning;
    return usage;
}

std::string chatUsageJson(const Usage &usage)
{
    std::string out = "{";
    addCount(out, "prompt_tokens", usage.promptTotal());
    addCount(out, "completion_tokens", usage.completionTotal());
    addCount(out, "total_tokens", usage.promptTotal() + usage.completionTotal());
    out += ",\"prompt_tokens_details\":{";
    addCount(out, "cached_tokens", usage.cacheRead + usage.cacheReadAudio);
    addCount(out, "audio_tokens", usage.inputAudio);
    if (usage.cacheWrite5m + usage.cacheWrite1h > 0)
        addCount(out, "cache_write_tokens", usage.cacheWrite5m + usage.cacheWrite1h);
    out += "},\"completion_tokens_details\":{";
    addCount(out, "reasoning_tokens", usage.reasoning);
    addCount(out, "audio_tokens", usage.outputAudio);
    out += "}}";
    return out;
}

} // namespace llm0
