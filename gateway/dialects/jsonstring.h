#pragma once

#include <string>
#include <string_view>

namespace llm0 {

// Writing JSON on the hot path, where building a tree first would cost more than the text.

/// Appends `text`, which is valid UTF-8, as a JSON string with its quotes.
void appendJsonString(std::string &out, std::string_view text);
std::string jsonString(std::string_view text);

} // namespace llm0
