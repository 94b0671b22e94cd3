#pragma once

#include <cstdint>
#include <string_view>

namespace llm0 {

/// Whose tokenizer will read a text. `Any` covers every one, at the price of a looser bound.
enum class Tokenizer { Any, OpenAi };
Tokenizer tokenizerOf(std::string_view model);

/// An upper bound on the tokens that a tokenizer makes of `utf8`: one pass over classes of bytes, no
/// allocation, never more than the bytes. Bounds of parts may be added up.
///
/// OpenAi: never below o200k_base's or cl100k_base's count on tests/fixtures/tokens.json.
/// Any: covers OpenAI's and Claude's (3 to 5) on the same texts, as ctok reconstructs Claude's, but for marks
/// stacked or rare scripts that Claude spells in more tokens than bytes (at most an eighth more). Others
/// (Gemini, Llama, Mistral, Qwen, DeepSeek, Grok) are assumed to make at most 1.35 times o200k's tokens, a
/// digit being a token.
///
/// How much above the real count, on average (the test prints these):
///                          English   code   JSON   logs   Chinese
///   OpenAi over o200k        2.1      1.6    1.4    1.2     3.0
///   Any over Claude 4.7      2.3      1.7    1.5    1.5     2.4
std::int64_t textTokenBound(std::string_view utf8, Tokenizer tokenizer);
std::int64_t textTokenBound(std::string_view utf8); ///< for any tokenizer

/// Upper bounds for what is not text, for the model named or, unnamed or unknown, the hungriest there is.
std::int64_t imageTokenBound(bool lowDetail, std::string_view model = {});
std::int64_t audioTokenBound(std::size_t base64Bytes);

/// Per message, per tool definition and per request: role marks, separators and hidden preambles.
/// Claude frames its first message in up to 12 tokens and spends up to 700 on explaining tools to itself.
inline constexpr std::int64_t tokensPerMessage = 12;
inline constexpr std::int64_t tokensPerTool = 24;
inline constexpr std::int64_t tokensPerRequest = 32;
inline constexpr std::int64_t tokensForToolUse = 700; ///< once, when a request offers any tool

} // namespace llm0
