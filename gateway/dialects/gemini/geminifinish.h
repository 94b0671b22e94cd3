#pragma once

#include "domain/chat.h"

#include <string_view>

namespace llm0 {

/// `called`: the answer holds function calls, which Gemini ends like any other answer.
FinishReason geminiFinish(std::string_view reason, bool called);
std::string_view geminiFinishName(FinishReason reason);

} // namespace llm0
