#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// RFC 4648, section 4, padded.
std::string toBase64(std::string_view bytes);
/// Reads both alphabets (section 4 and 5), padded or not. nullopt: it is no base64.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace llm0
