#pragma once

#include "domain/usage.h"
#include "pipeline/callbound.h"

namespace llm0 {

/// What was seen of an answer whose usage the provider never told.
struct SeenAnswer {
    std::int64_t outputTokens = 0; ///< bound on the text that arrived
    std::int64_t silentMs = 0;     ///< time in which tokens could have come into being that never arrived
};

/// The usage to settle then: what was sent, at its bound; and of output what was seen, plus what a fast model
/// could have made unseen in the silent time, at most the hold's output. Never zero, never above the bound.
Usage estimatedUsage(const WorstCase &bound, const SeenAnswer &seen);

} // namespace llm0
