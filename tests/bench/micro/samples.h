#pragma once

#include "dialects/clientdialect.h"
#include "domain/chat.h"

#include <string>

namespace llm0::bench {

/// What the micro-benchmarks work on.
std::string usualBody();                 ///< an OpenAI chat request of some 300 bytes
std::string longBody(std::size_t bytes); ///< the same with a prompt of that length
std::string wholeAnswerBody();           ///< a provider's answer in OpenAI's shape
std::string streamBytes(int chunks);     ///< a provider's event stream in OpenAI's shape

ParsedCall parsed(std::string body);
ChatRequest usualRequest();

} // namespace llm0::bench
