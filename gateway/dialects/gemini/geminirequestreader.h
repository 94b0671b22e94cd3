#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

/// Reads a generateContent request, see ClientDialect::parse.
Result<ParsedCall> readGeminiRequest(std::string &body, const CallTarget &target, TokenBound bound);

} // namespace llm0
