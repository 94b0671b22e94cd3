#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

/// Reads POST /v1/responses (platform.openai.com/docs/api-reference/responses/create).
Result<ParsedCall> readResponsesRequest(std::string &body, TokenBound bound);

} // namespace llm0
