#pragma once

#include "domain/chat.h"

#include <string_view>

namespace llm0 {

FinishReason finishOfStopReason(std::string_view stopReason);
std::string_view stopReasonOf(FinishReason finish);

} // namespace llm0
