#include "dialects/anthropic/blockwriter.h"

#include "dialects/anthropic/citations.h"
#include "dialects/anthropic/contentwriter.h"
#include "dialects/jsonstring.h"
#include "dialects/signatures.h"
#include "framing/sse.h"

namespace llm0 {

namespace {

std::string signatureText(const Part &part)
{
    return part.signature ? spelt(*part.signature, Format::AnthropicMessages) : std::string();
}

Json textBlock(const Part &part)
{
    Json block = {{"type", "text"}, {"text", part.text}};
    for (const Citation &citation : part.citations)
        block["citations"].push_back(anthropicCitation(citation));
    return block;
}

void appendDelta(int index, std::string_view type, std::string_view field, std::string_view valueJson,
                 std::string &out)
{
    out.append("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":");
    out.append(std::to_string(index)).append(",\"delta\":{\"type\":\"").append(type).append("\",\"");
    out.append(field).append("\":").append(valueJson).append("}}\n\n");
}

std::string_view deltaType(Part::Kind kind)
{
    return kind == Part::Kind::Thinking ? "thinking_delta" : "text_delta";
}

} // namespace

std::optional<Json> anthropicAnswerBlock(const Part &part)
{
    switch (part.kind) {
    case Part::Kind::Text:
    case Part::Kind::Refusal:
        return textBlock(part);
    case Part::Kind::ToolCall:
        return Json{{"type", "tool_use"},
                    {"id", anthropicToolId(part.id)},
                    {"name", part.name},
                    {"input", anthropicToolInput(part.arguments)}};
    case Part::Kind::Thinking:
        return Json{{"type", "thinking"}, {"thinking", part.text}, {"signature", signatureText(part)}};
    case Part::Kind::RedactedThinking:
        return Json{{"type", "redacted_thinking"}, {"data", signatureText(part)}};
    default:
        return std::nullopt;
    }
}

std::optional<Json> anthropicOpeningBlock(const Part &part)
{
    Part opening = part;
    opening.text.clear();
    opening.arguments.clear();
    opening.citations.clear();
    if (part.kind != Part::Kind::RedactedThinking)
        opening.signature.reset();
    return anthropicAnswerBlock(opening);
}

void appendAnthropicDeltas(const Part &added, Part::Kind kind, int index, std::string &out)
{
    if (!added.text.empty()) {
        const std::string_view field = kind == Part::Kind::Thinking ? "thinking" : "text";
        appendDelta(index, deltaType(kind), field, jsonString(added.text), out);
    }
    if (!added.arguments.empty())
        appendDelta(index, "input_json_delta", "partial_json", jsonString(added.arguments), out);
    for (const Citation &citation : added.citations)
        appendDelta(index, "citations_delta", "citation",
                    anthropicCitation(citation).dump(-1, ' ', false, Json::error_handler_t::replace), out);
    if (added.signature && kind == Part::Kind::Thinking)
        appendDelta(index, "signature_delta", "signature", jsonString(signatureText(added)), out);
}

} // namespace llm0
