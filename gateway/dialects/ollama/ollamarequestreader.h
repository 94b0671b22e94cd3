#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

/// See ClientDialect::parse.
Result<ParsedCall> readOllamaChat(std::string &body, TokenBound bound);
/// A prompt, which becomes a conversation of one turn.
Result<ParsedCall> readOllamaGenerate(std::string &body, TokenBound bound);

} // namespace llm0
