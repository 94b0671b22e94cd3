#pragma once

#include "dialects/callerror.h"
#include "dialects/jsonfields.h"

#include <string>
#include <string_view>

namespace llm0 {

/// {"error":"text","code":…} and the arithmetic of a cap beside it.
std::string ollamaErrorBody(const CallError &error);
CallError ollamaError(int status, std::string_view body);
/// What stands under `error`: a text, or an object with a message.
std::string ollamaErrorText(JsonValue error);

} // namespace llm0
