#pragma once

#include <string_view>

namespace llm0 {

/// Strictly: no overlong forms, no surrogates, nothing beyond U+10FFFF.
bool isUtf8(std::string_view text);
/// ASCII's below 0x20, and 0x7f.
bool hasControlCharacter(std::string_view text);

} // namespace llm0
