#pragma once

#include "dialects/callerror.h"
#include "dialects/jsonfields.h"

#include <string>
#include <string_view>

namespace llm0 {

/// {"type":"error","error":{"type","message","code", …}}.
std::string anthropicErrorBody(const CallError &error);
CallError anthropicErrorOf(int status, std::string_view body);
CallError anthropicErrorIn(int status, JsonObject root);

} // namespace llm0
