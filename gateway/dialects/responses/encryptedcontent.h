#pragma once

#include "domain/chat.h"

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

// The `encrypted_content` of reasoning items. OpenAI's own is opaque. Signatures of other formats travel in
// it with their origin, and say what kind of thing they sign:
//   value                 Thinking
//   "redacted." value     RedactedThinking
//   "signs." ID "." value the tool call of that ID; without ID the text before it
// Thinking that nobody signed says so: without encrypted content, OpenAI is taken to keep more than is shown.

/// For thinking and for whatever is signed; "" for others.
std::string encryptedContentOf(const Part &part);

struct Sealed {
    std::optional<Signature> signature;
    bool redacted = false;
    bool signsOther = false; ///< a tool call, or the text before
    std::string callId;      ///< of the tool call
};
Sealed sealedIn(std::string_view encryptedContent);
/// Puts the signature on the part of `parts` that it signs; false: there is no such part.
bool signOther(const Sealed &sealed, std::vector<Part> &parts);

} // namespace llm0
