#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

/// Reads POST /v1/chat/completions (platform.openai.com/docs/api-reference/chat/create) and what those who
/// speak it have added.
Result<ParsedCall> readChatRequest(std::string &body, TokenBound bound);

} // namespace llm0
