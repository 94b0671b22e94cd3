#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

std::unique_ptr<AnswerReader> anthropicAnswerReader();

} // namespace llm0
