#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

/// The body of a Responses call that leaves nothing with OpenAI. Refuses what Responses has no words for.
Result<std::string> responsesRequestJson(const ChatRequest &request, const RequestTerms &terms);

} // namespace llm0
