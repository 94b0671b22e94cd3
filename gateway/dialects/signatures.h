#pragma once

#include "domain/chat.h"

#include <string>
#include <string_view>

namespace llm0 {

// Signed reasoning travels through clients that give it back unread. A format's own signatures go as they
// are; those of another format are marked with their origin, so that they find their way home.

/// How a signature is spelt in `dialect`.
std::string spelt(const Signature &signature, Format dialect);
/// What a signature that a client of `dialect` gave back means.
Signature signatureFrom(std::string_view spelt, Format dialect);

/// Whether a conversation holds reasoning that its own format's provider would refuse to read, because others
/// signed it, or because nobody did where a signature has to be: such a conversation has to be spelt anew,
/// not forwarded, even within its format.
bool holdsForeignReasoning(const ChatRequest &request, Format own);

} // namespace llm0
