#pragma once

#include "dialects/answerwriter.h"
#include "domain/chat.h"

#include <memory>

namespace llm0 {

/// Spells answers as Responses does. `request` outlives it.
std::unique_ptr<AnswerWriter> newResponsesAnswerWriter(const ChatRequest &request);

} // namespace llm0
