#include "dialects/responses/outputitems.h"

#include "dialects/jsonstring.h"
#include "dialects/responses/encryptedcontent.h"

namespace llm0 {

namespace {

void addMember(std::string &out, std::string_view name, std::string_view value)
{
    out.append(",\"").append(name).append("\":");
    appendJsonString(out, value);
}

std::string itemBegin(std::string_view id, std::string_view type)
{
    std::string out = "{\"id\":";
    appendJsonString(out, id);
    addMember(out, "type", type);
    return out;
}

std::string_view idPrefix(Part::Kind kind)
{
    switch (kind) {
    case Part::Kind::ToolCall:
        return "fc_";
    case Part::Kind::Thinking:
    case Part::Kind::RedactedThinking:
        return "rs_";
    case Part::Kind::Image:
        return "ig_";
    default:
        return "msg_";
    }
}

std::string reasoning(const Part &part, bool done, std::string_view id)
{
    std::string out = itemBegin(id, "reasoning") + ",\"summary\":[";
    if (done && !part.text.empty()) {
        out += R"({"type":"summary_text","text":)";
        appendJsonString(out, part.text);
        out += '}';
    }
    out += ']';
    const std::string encrypted = encryptedContentOf(part);
    // Redacted thinking is nothing but this.
    if (!encrypted.empty() && (done || part.kind == Part::Kind::RedactedThinking))
        addMember(out, "encrypted_content", encrypted);
    return out + "}";
}

std::string call(const Part &part, bool done, std::string_view id)
{
    std::string out = itemBegin(id, "function_call");
    addMember(out, "status", done ? "completed" : "in_progress");
    addMember(out, "arguments", done ? part.arguments : "");
    addMember(out, "call_id", part.id);
    addMember(out, "name", part.name);
    return out + "}";
}

std::string image(const Part &part, bool done, std::string_view id)
{
    std::string out = itemBegin(id, "image_generation_call");
    addMember(out, "status", done ? "completed" : "in_progress");
    if (done)
        addMember(out, "result", part.data);
    return out + "}";
}

std::string message(const Part &part, bool done, std::string_view id, std::string_view logprobs)
{
    std::string out = itemBegin(id, "message");
    addMember(out, "status", done ? "completed" : "in_progress");
    out.append(",\"content\":[").append(done ? contentPiece(part, logprobs) : "");
    return out + R"(],"role":"assistant"})";
}

} // namespace

std::string outputItemId(const Part &part, std::string_view idSeed, std::size_t index)
{
    const bool thinking = part.kind == Part::Kind::Thinking || part.kind == Part::Kind::RedactedThinking;
    if (thinking && !part.id.empty())
        return part.id;
    return std::string(idPrefix(part.kind)) + std::string(idSeed) + "_" + std::to_string(index);
}

std::string outputItem(const Part &part, ItemStatus status, std::string_view idSeed, std::size_t index,
                       std::string_view logprobs)
{
    const bool done = status == ItemStatus::Completed;
    const std::string id = outputItemId(part, idSeed, index);
    switch (part.kind) {
    case Part::Kind::Thinking:
    case Part::Kind::RedactedThinking:
        return reasoning(part, done, id);
    case Part::Kind::ToolCall:
        return call(part, done, id);
    case Part::Kind::Image:
        return image(part, done, id);
    default:
        return message(part, done, id, logprobs);
    }
}

std::string contentPiece(const Part &part, std::string_view logprobs)
{
    const bool refusal = part.kind == Part::Kind::Refusal;
    std::string out = refusal ? R"({"type":"refusal","refusal":)" : R"({"type":"output_text","text":)";
    appendJsonString(out, part.text);
    if (refusal)
        return out + "}";
    out += ",\"annotations\":[";
    for (const Citation &citation : part.citations)
        out.append(out.back() == '[' ? "" : ",").append(annotationPiece(citation));
    return out.append("],\"logprobs\":[").append(logprobs).append("]}");
}

std::string annotationPiece(const Citation &citation)
{
    std::string out = R"({"type":"url_citation","url":)";
    appendJsonString(out, citation.url);
    addMember(out, "title", citation.title);
    out += ",\"start_index\":" + std::to_string(citation.start.value_or(0));
    return out + ",\"end_index\":" + std::to_string(citation.end.value_or(0)) + "}";
}

std::string signatureItem(const Part &part, std::string_view idSeed, std::size_t index)
{
    const bool other = part.kind == Part::Kind::Text || part.kind == Part::Kind::ToolCall;
    if (!other || !part.signature)
        return {};
    std::string out = itemBegin("rs_" + std::string(idSeed) + "_" + std::to_string(index), "reasoning");
    out += ",\"summary\":[]";
    addMember(out, "encrypted_content", encryptedContentOf(part));
    return out + "}";
}

bool hasItem(const Part &part)
{
    return part.kind != Part::Kind::Audio && part.kind != Part::Kind::File
           && part.kind != Part::Kind::ToolResult;
}

} // namespace llm0
