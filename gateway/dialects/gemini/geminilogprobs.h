#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace llm0 {

/// A candidate's `logprobsResult` as entries of OpenAI's array, without its brackets; empty: none.
JsonText logprobsOf(JsonObject candidate);
/// OpenAI's array as `logprobsResult`.
nlohmann::ordered_json logprobsResult(const JsonText &logprobs);

} // namespace llm0
