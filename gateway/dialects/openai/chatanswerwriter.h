#pragma once

#include "dialects/answerwriter.h"
#include "dialects/clientdialect.h"

#include <memory>

namespace llm0 {

/// Spells answers as Chat Completions does. `call` outlives it.
std::unique_ptr<AnswerWriter> newChatAnswerWriter(const ChatCall &call);

} // namespace llm0
