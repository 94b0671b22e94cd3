#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// The built-in embedding: a text's words, and which follow which, hashed into a vector of unit length. Knows
/// no meaning: it finds the same words in another case, punctuation, politeness or order, with usual typing
/// mistakes, and no paraphrases. Deterministic; the same on every machine.
std::vector<float> lexicalVector(std::string_view utf8);

/// Raise the number when the vectors change.
constexpr std::string_view lexicalName = "lexical/1";

} // namespace llm0
