#pragma once

#include "dialects/providerformat.h"

#include <memory>

namespace llm0 {

/// Of chat (`message`) and of generate (`response`).
std::unique_ptr<AnswerReader> newOllamaAnswerReader();

} // namespace llm0
