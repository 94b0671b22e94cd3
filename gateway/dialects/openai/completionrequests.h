#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

namespace llm0 {

/// Reads POST /v1/completions: the prompt is one message of the user. Several prompts, or tokens instead of
/// text, pass inside the format only.
Result<ParsedCall> readCompletionRequest(std::string &body, TokenBound bound);
/// Spells a conversation that is a single text of the user; refuses every other.
Result<std::string> completionRequestJson(const ChatRequest &request, const RequestTerms &terms);

} // namespace llm0
