#pragma once

#include "base/secret.h"

namespace llm0 {

/// HMAC-SHA256 (RFC 2104), 32 raw bytes.
std::string hmacSha256(const Secret &key, std::string_view text);

} // namespace llm0
