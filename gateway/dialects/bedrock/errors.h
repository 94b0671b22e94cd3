#pragma once

#include "dialects/callerror.h"

#include <string_view>

namespace llm0 {

/// {"message"}, and `__type` where it is told; the exception's name stands in a header otherwise.
CallError bedrockErrorOf(int status, std::string_view body);

} // namespace llm0
