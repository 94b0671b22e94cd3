#pragma once

#include "dialects/answerwriter.h"

#include <memory>
#include <string>

namespace llm0 {

enum class OllamaShape { Chat, Generate };

std::unique_ptr<AnswerWriter> newOllamaAnswerWriter(std::string model, OllamaShape shape);

} // namespace llm0
