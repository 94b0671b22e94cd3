#include "dialects/responses/reasoningitem.h"

#include "dialects/responses/encryptedcontent.h"

namespace llm0 {

namespace {

std::string joinedTexts(JsonObject item, std::string_view field)
{
    std::string text;
    const auto pieces = arrayIn(item, field);
    if (!pieces)
        return text;
    for (const JsonValue each : *pieces) {
        JsonObject piece;
        if (each.get(piece))
            continue;
        text.append(text.empty() ? "" : "\n\n").append(textIn(piece, "text"));
    }
    return text;
}

} // namespace

std::string reasoningTextIn(JsonObject item)
{
    std::string text = joinedTexts(item, "content");
    return text.empty() ? joinedTexts(item, "summary") : text;
}

void addReasoningItem(std::vector<Part> &parts, JsonObject item)
{
    Part part;
    part.kind = Part::Kind::Thinking;
    part.id = textIn(item, "id");
    part.text = reasoningTextIn(item);
    const Sealed sealed = sealedIn(textIn(item, "encrypted_content"));
    if (sealed.signsOther && signOther(sealed, parts))
        return;
    if (sealed.redacted)
        part.kind = Part::Kind::RedactedThinking;
    part.signature = sealed.signature;
    parts.push_back(std::move(part));
}

} // namespace llm0
