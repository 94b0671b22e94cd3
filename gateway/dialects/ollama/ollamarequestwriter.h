#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

/// See ProviderFormat::body.
Result<std::string> ollamaChatBody(const ChatRequest &request, const RequestTerms &terms);
Result<std::string> ollamaGenerateBody(const ChatRequest &request, const RequestTerms &terms);

} // namespace llm0
