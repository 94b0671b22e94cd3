#pragma once

#include "domain/chat.h"

#include <nlohmann/json.hpp>

namespace llm0 {

/// The `input` items of a conversation. Throws Wordless. Reasoning that OpenAI did not sign itself is
/// left out: it could not read it.
nlohmann::ordered_json responsesInputJson(const std::vector<Message> &messages);

} // namespace llm0
