#pragma once

#include "dialects/providerformat.h"

#include <memory>

namespace llm0 {

std::unique_ptr<AnswerReader> newGeminiAnswerReader();

} // namespace llm0
