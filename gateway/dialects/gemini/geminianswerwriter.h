#pragma once

#include "dialects/answerwriter.h"
#include "domain/chat.h"

#include <memory>

namespace llm0 {

/// `eventStream`: streams are server-sent events; else they are one JSON array.
std::unique_ptr<AnswerWriter> newGeminiAnswerWriter(std::string model, bool eventStream);

} // namespace llm0
