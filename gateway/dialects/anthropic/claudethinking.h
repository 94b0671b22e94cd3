#pragma once

#include "domain/chat.h"

#include <nlohmann/json.hpp>

namespace llm0 {

/// How a Claude model is told to think; `thinking` null and `effort` empty where nothing is to be said.
struct ClaudeThinking {
    nlohmann::ordered_json thinking;
    std::string effort;
};

/// Models up to Claude 4.5 think within a budget of tokens, below `maxTokens`; later ones decide by
/// themselves
/// ("adaptive") and are steered by effort. A conversation that ends with tool results whose call came without
/// reasoning signed by `signer` cannot go on thinking within a budget: then nothing is said.
ClaudeThinking claudeThinking(const ChatRequest &request, std::string_view model, std::int64_t maxTokens,
                              Format signer);

} // namespace llm0
