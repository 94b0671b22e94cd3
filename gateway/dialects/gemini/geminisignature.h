#pragma once

#include "domain/chat.h"

#include <string>
#include <string_view>

namespace llm0 {

// `thoughtSignature` is a field of bytes, which clients in Go and Python decode: another format's signature
// and its mark are wrapped in base64.

std::string geminiSpelling(const Signature &signature);
Signature geminiSignature(std::string_view spelt);

} // namespace llm0
