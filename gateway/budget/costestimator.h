#pragma once

#include <cstdint>
#include <string_view>

namespace llm0
{

/// An upper bound on the tokens that any provider's tokenizer makes of `utf8`, by classes of bytes.
/// Held against real tokenizers' counts over tests/fixtures/tokens.json.
std::int64_t textTokenBound(std::string_view utf8);

/// Upper bounds for what is not text. Sources stand beside the figures.
std::int64_t imageTokenBound(bool lowDetail, std::string_view model = {});
std::int64_t audioTokenBound(std::size_t base64Bytes);
/// Per message, per tool definition and per request: role marks, separators and hidden preambles.
inline constexpr std::int64_t tokensPerMessage = 8;
inline constexpr std::int64_t tokensPerTool = 24;
inline constexpr std::int64_t tokensPerRequest = 32;

} // namespace llm0
