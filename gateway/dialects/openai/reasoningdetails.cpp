#include "dialects/openai/reasoningdetails.h"

#include "dialects/jsonstring.h"
#include "dialects/signatures.h"

#include <algorithm>
#include <optional>

namespace llm0 {

namespace {

Part *signedBy(const Part &detail, std::vector<Part> &parts)
{
    if (detail.kind != Part::Kind::RedactedThinking || detail.id.empty())
        return nullptr;
    const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part &part) {
        return detail.id == signedTextId ? part.kind == Part::Kind::Text
                                         : part.kind == Part::Kind::ToolCall && part.id == detail.id;
    });
    return found == parts.end() ? nullptr : &*found;
}

bool isKnown(const Part &detail, const std::vector<Part> &thoughts)
{
    return detail.signature && std::find(thoughts.begin(), thoughts.end(), detail) != thoughts.end();
}

std::vector<Part> detailedReasoning(std::vector<Part> &parts, JsonArray details)
{
    std::vector<Part> thoughts;
    for (const JsonValue each : details) {
        JsonObject fields;
        if (each.get(fields))
            continue;
        Part detail = reasoningPart(fields);
        if (isKnown(detail, thoughts))
            continue; // clients that join arrays have those of our streams more than once
        if (Part *part = signedBy(detail, parts))
            part->signature = std::move(detail.signature);
        else
            thoughts.push_back(std::move(detail));
    }
    return thoughts;
}

void addMember(std::string &out, std::string_view name, std::string_view value)
{
    out.append(",\"").append(name).append("\":");
    appendJsonString(out, value);
}

} // namespace

Part reasoningPart(JsonObject detail)
{
    Part part;
    part.id = textIn(detail, "id");
    const std::string_view type = textIn(detail, "type");
    const bool encrypted = type == "reasoning.encrypted";
    part.kind = encrypted ? Part::Kind::RedactedThinking : Part::Kind::Thinking;
    const std::string_view signature = textIn(detail, encrypted ? "data" : "signature");
    if (!signature.empty())
        part.signature = signatureFrom(signature, Format::OpenAiChat);
    if (!encrypted)
        part.text = textIn(detail, type == "reasoning.summary" ? "summary" : "text");
    return part;
}

void addReasoning(std::vector<Part> &parts, JsonObject message)
{
    std::vector<Part> thoughts;
    if (const auto details = arrayIn(message, "reasoning_details"))
        thoughts = detailedReasoning(parts, *details);
    for (const std::string_view name : {"reasoning_content", "reasoning"}) {
        const std::string_view text = textIn(message, name);
        const bool told = std::any_of(thoughts.begin(), thoughts.end(),
                                      [](const Part &part) { return part.kind == Part::Kind::Thinking; });
        if (told || text.empty()) // the details say the same once more
            continue;
        Part part;
        part.kind = Part::Kind::Thinking;
        part.text = text;
        thoughts.insert(thoughts.begin(), std::move(part));
    }
    parts.insert(parts.begin(), std::make_move_iterator(thoughts.begin()),
                 std::make_move_iterator(thoughts.end()));
}

std::string reasoningDetail(const Part &part)
{
    const bool thinking = part.kind == Part::Kind::Thinking;
    if (!thinking && !part.signature)
        return {};
    const std::string signature = part.signature ? spelt(*part.signature, Format::OpenAiChat) : "";
    std::string out = thinking ? R"({"type":"reasoning.text")" : R"({"type":"reasoning.encrypted")";
    if (thinking)
        addMember(out, "text", part.text);
    if (part.signature)
        addMember(out, thinking ? "signature" : "data", signature);
    const std::string_view id = part.kind == Part::Kind::Text ? signedTextId : std::string_view(part.id);
    if (!id.empty())
        addMember(out, "id", id);
    return out + "}";
}

} // namespace llm0
