#include "dialects/responses/encryptedcontent.h"

#include "dialects/signatures.h"

#include <algorithm>

namespace llm0 {

namespace {
constexpr std::string_view redactedMark = "redacted.";
constexpr std::string_view signsMark = "signs.";
constexpr std::string_view unsignedMark = "llm0.unsigned";
} // namespace

std::string encryptedContentOf(const Part &part)
{
    if (!part.signature)
        return part.kind == Part::Kind::Thinking ? std::string(unsignedMark) : std::string();
    Signature marked = *part.signature;
    if (part.kind == Part::Kind::RedactedThinking && marked.origin != Format::OpenAiResponses)
        marked.value.insert(0, redactedMark);
    if (part.kind == Part::Kind::ToolCall || part.kind == Part::Kind::Text)
        marked.value.insert(0, std::string(signsMark) + (part.kind == Part::Kind::Text ? "" : part.id) + ".");
    return spelt(marked, Format::OpenAiResponses);
}

Sealed sealedIn(std::string_view encryptedContent)
{
    Sealed sealed;
    if (encryptedContent.empty() || encryptedContent == unsignedMark)
        return sealed;
    sealed.signature = signatureFrom(encryptedContent, Format::OpenAiResponses);
    std::string &value = sealed.signature->value;
    if (sealed.signature->origin == Format::OpenAiResponses)
        return sealed;
    if (value.starts_with(redactedMark)) {
        sealed.redacted = true;
        value.erase(0, redactedMark.size());
    } else if (const std::size_t dot = value.rfind('.'); value.starts_with(signsMark)) {
        sealed.signsOther = true;
        if (dot >= signsMark.size())
            sealed.callId = value.substr(signsMark.size(), dot - signsMark.size());
        value.erase(0, dot + 1);
    }
    return sealed;
}

bool signOther(const Sealed &sealed, std::vector<Part> &parts)
{
    const auto found = std::find_if(parts.rbegin(), parts.rend(), [&](const Part &part) {
        return sealed.callId.empty() ? part.kind == Part::Kind::Text
                                     : part.kind == Part::Kind::ToolCall && part.id == sealed.callId;
    });
    if (found == parts.rend())
        return false;
    found->signature = sealed.signature;
    return true;
}

} // namespace llm0
