#pragma once

#include "dialects/callerror.h"

#include <string>
#include <string_view>

namespace llm0 {

// Errors as OpenAI's interfaces spell them: {"error":{"message","type","param","code"}}.

/// The `type` by which SDKs and users tell errors apart.
std::string_view openAiErrorType(const CallError &error);
std::string openAiErrorBody(const CallError &error);
/// What an error body says, of OpenAI and of those who speak its formats with bodies of their own (Mistral's
/// `message` at the top, a bare text under `error`, FastAPI's `detail`).
CallError openAiErrorIn(int status, std::string_view body);

} // namespace llm0
