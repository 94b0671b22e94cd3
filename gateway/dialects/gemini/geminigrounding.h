#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>
#include <vector>

namespace llm0 {

// Gemini tells its sources beside the text, with places in bytes; ours are in characters.

/// What a candidate's `groundingMetadata` and `citationMetadata` say of `text`, the answer's.
std::vector<Citation> geminiCitations(JsonObject candidate, std::string_view text);
/// How many searches the answer took.
std::int64_t searchesOf(JsonObject candidate, std::string_view modelVersion);
/// As `groundingMetadata`; nothing if there are no citations.
void writeGeminiCitations(const std::vector<Citation> &citations, std::string_view text,
                          nlohmann::ordered_json &candidate);

} // namespace llm0
