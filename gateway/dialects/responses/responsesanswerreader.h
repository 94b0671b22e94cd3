#pragma once

#include "dialects/providerformat.h"

#include <memory>

namespace llm0 {

/// Reads answers of OpenAI's Responses, whole and streamed.
std::unique_ptr<AnswerReader> newResponsesAnswerReader();

} // namespace llm0
