#pragma once

#include "dialects/providerformat.h"

namespace llm0 {

std::unique_ptr<AnswerReader> bedrockAnswerReader();

} // namespace llm0
