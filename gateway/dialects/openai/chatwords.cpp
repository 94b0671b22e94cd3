#include "dialects/openai/chatwords.h"

namespace llm0 {

std::optional<Role> roleNamed(std::string_view name)
{
    if (name == "user")
        return Role::User;
    if (name == "assistant")
        return Role::Assistant;
    if (name == "system")
        return Role::System;
    if (name == "developer")
        return Role::Developer;
    if (name == "tool")
        return Role::Tool;
    return std::nullopt;
}

std::string audioMediaType(std::string_view format)
{
    return "audio/" + std::string(format == "mp3" ? "mpeg" : format);
}

std::string audioFormat(std::string_view mediaType)
{
    const std::string_view format = mediaType.substr(mediaType.find('/') + 1);
    if (format == "mpeg" || format == "mpga")
        return "mp3";
    return std::string(format == "x-wav" || format == "wave" ? "wav" : format);
}

std::string cacheTtlOf(JsonValue mark)
{
    const std::string_view ttl = textIn(objectOf(mark, "cache_control"), "ttl");
    return ttl.empty() ? "5m" : std::string(ttl);
}

FinishReason finishNamed(std::string_view name)
{
    if (name == "stop")
        return FinishReason::Stop;
    if (name == "length" || name == "model_length")
        return FinishReason::Length;
    if (name == "tool_calls" || name == "function_call")
        return FinishReason::ToolCalls;
    return name == "content_filter" ? FinishReason::ContentFilter : FinishReason::Other;
}

std::string_view finishName(FinishReason finish)
{
    switch (finish) {
    case FinishReason::Length:
    case FinishReason::Pause:
        return "length";
    case FinishReason::ToolCalls:
        return "tool_calls";
    case FinishReason::ContentFilter:
        return "content_filter";
    default:
        return "stop";
    }
}

} // namespace llm0
