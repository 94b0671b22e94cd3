#include "dialects/signatures.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

/// "llm0." format "." value; base64, which signatures are made of, has no dots.
constexpr std::string_view mark = "llm0.";

/// The formats whose reasoning is signed.
constexpr std::array signing = {Format::OpenAiChat, Format::OpenAiResponses, Format::AnthropicMessages,
                                Format::GeminiContent, Format::BedrockConverse};

bool isForeign(const Part &part, Format own)
{
    if (part.signature)
        return part.signature->origin != own;
    const bool mustBeSigned = own == Format::OpenAiResponses || own == Format::AnthropicMessages;
    return mustBeSigned && part.kind == Part::Kind::Thinking;
}

} // namespace

std::string spelt(const Signature &signature, Format dialect)
{
    if (signature.origin == dialect)
        return signature.value;
    return std::string(mark) + std::string(formatName(signature.origin)) + "." + signature.value;
}

Signature signatureFrom(std::string_view spelt, Format dialect)
{
    if (!spelt.starts_with(mark))
        return {dialect, std::string(spelt)};
    const std::string_view rest = spelt.substr(mark.size());
    for (const Format format : signing) {
        const std::string_view name = formatName(format);
        if (rest.size() > name.size() && rest.starts_with(name) && rest[name.size()] == '.')
            return {format, std::string(rest.substr(name.size() + 1))};
    }
    return {dialect, std::string(spelt)};
}

bool holdsForeignReasoning(const ChatRequest &request, Format own)
{
    return std::any_of(request.messages.begin(), request.messages.end(), [own](const Message &message) {
        return std::any_of(message.parts.begin(), message.parts.end(),
                           [own](const Part &part) { return isForeign(part, own); });
    });
}

} // namespace llm0
