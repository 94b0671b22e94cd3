#pragma once

#include "dialects/providerformat.h"

#include <memory>

namespace llm0 {

/// Reads answers of OpenAI's Chat Completions, and Completions, and of those who speak them.
std::unique_ptr<AnswerReader> newChatAnswerReader();

} // namespace llm0
