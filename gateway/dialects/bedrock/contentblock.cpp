#include "dialects/bedrock/contentblock.h"

namespace llm0 {

namespace {

Part reasoningIn(JsonObject content)
{
    Part part;
    part.kind = Part::Kind::Thinking;
    if (const auto text = objectIn(content, "reasoningText")) {
        part.text = textIn(*text, "text");
        if (const auto value = textIn(*text, "signature"); !value.empty())
            part.signature = Signature{Format::BedrockConverse, std::string(value)};
    } else {
        part.kind = Part::Kind::RedactedThinking;
        part.signature = Signature{Format::BedrockConverse, std::string(textIn(content, "redactedContent"))};
    }
    return part;
}

Part toolCallIn(JsonObject call)
{
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = textIn(call, "toolUseId");
    part.name = textIn(call, "name");
    const auto input = valueIn(call, "input");
    part.arguments = input ? jsonTextOf(*input) : "{}";
    return part;
}

/// {"citationsContent":{"content":[{"text"}],"citations":[…]}}
Part citedTextIn(JsonObject cited)
{
    Part part;
    if (const auto content = arrayIn(cited, "content")) {
        for (const JsonValue each : *content) {
            JsonObject piece;
            if (!each.get(piece))
                part.text += textIn(piece, "text");
        }
    }
    return part;
}

} // namespace

std::optional<Part> bedrockPartIn(JsonObject block)
{
    if (const auto text = valueIn(block, "text")) {
        Part part;
        part.text = textIn(block, "text");
        return part;
    }
    if (const auto call = objectIn(block, "toolUse"))
        return toolCallIn(*call);
    if (const auto reasoning = objectIn(block, "reasoningContent"))
        return reasoningIn(*reasoning);
    if (const auto cited = objectIn(block, "citationsContent"))
        return citedTextIn(*cited);
    return std::nullopt;
}

FinishReason finishOfBedrock(std::string_view stopReason)
{
    if (stopReason == "end_turn")
        return FinishReason::Stop;
    if (stopReason == "stop_sequence")
        return FinishReason::StopSequence;
    if (stopReason == "max_tokens" || stopReason == "model_context_window_exceeded")
        return FinishReason::Length;
    if (stopReason == "tool_use")
        return FinishReason::ToolCalls;
    if (stopReason == "content_filtered" || stopReason == "guardrail_intervened")
        return FinishReason::ContentFilter;
    return stopReason == "refusal" ? FinishReason::Refusal : FinishReason::Other;
}

} // namespace llm0
