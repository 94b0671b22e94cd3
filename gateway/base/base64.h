#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// RFC 4648, section 4, padded.
std::string toBase64(std::string_view bytes);
/// Reads both alphabets (section 4 and 5), padded or not. nullopt: it is no base64.
std::optional<std::string> fromBase64(std::string_view text);

/// RFC 4648, section 5, without padding.
std::string toBase64Url(std::string_view bytes);
/// Reads what toBase64Url writes and no other spelling of the same bytes: no padding, no letters of the other
/// alphabet, no stray bits in the last letter.
std::optional<std::string> fromBase64Url(std::string_view text);

} // namespace llm0
