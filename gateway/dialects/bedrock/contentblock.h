#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

namespace llm0 {

/// A content block of an answer; nullopt: the canonical answer has no place for it.
std::optional<Part> bedrockPartIn(JsonObject block);
FinishReason finishOfBedrock(std::string_view stopReason);

} // namespace llm0
