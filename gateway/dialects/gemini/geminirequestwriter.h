#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

/// Spells a generateContent request, see ProviderFormat::body.
Result<std::string> geminiRequestBody(const ChatRequest &request, const RequestTerms &terms);

} // namespace llm0
