#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

Result<ParsedCall> readAnthropicRequest(std::string &body, const CallTarget &target, TokenBound bound);

} // namespace llm0
