#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

Result<std::string> writeBedrockRequest(const ChatRequest &request, const RequestTerms &terms);

} // namespace llm0
