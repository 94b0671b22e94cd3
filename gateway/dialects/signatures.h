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

} // namespace llm0
