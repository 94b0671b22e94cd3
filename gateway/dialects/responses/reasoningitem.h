#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

#include <optional>
#include <vector>

namespace llm0 {

/// The text of a reasoning item: its `content`, or else its `summary`, with blank lines between the pieces.
std::string reasoningTextIn(JsonObject item);
/// Adds what a reasoning item is: thinking, redacted thinking, or a signature on one of `parts`.
void addReasoningItem(std::vector<Part> &parts, JsonObject item);

} // namespace llm0
