#include "dialects/gemini/geminisignature.h"

#include "base/base64.h"
#include "dialects/signatures.h"

#include <algorithm>

namespace llm0 {

namespace {
/// What every wrapped signature begins with: the base64 of the first bytes of the mark "llm0.".
constexpr std::string_view wrapped = "bGxtMC";

/// What clients give back may be anything; ours were printable.
bool isPrintable(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}
} // namespace

std::string geminiSpelling(const Signature &signature)
{
    if (signature.origin == Format::GeminiContent)
        return signature.value;
    return toBase64(spelt(signature, Format::GeminiContent));
}

Signature geminiSignature(std::string_view text)
{
    if (text.starts_with(wrapped)) {
        const auto inner = fromBase64(text);
        if (inner && std::all_of(inner->begin(), inner->end(), isPrintable))
            return signatureFrom(*inner, Format::GeminiContent);
    }
    return {Format::GeminiContent, std::string(text)};
}

} // namespace llm0
