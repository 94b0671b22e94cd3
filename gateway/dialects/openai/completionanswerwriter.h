#pragma once

#include "dialects/answerwriter.h"
#include "domain/chatcall.h"

#include <memory>

namespace llm0 {

/// Spells answers as Completions does: their text, nothing else. `call` outlives it.
std::unique_ptr<AnswerWriter> newCompletionAnswerWriter(const ChatCall &call);

} // namespace llm0
