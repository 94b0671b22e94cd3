#pragma once

#include <cstdint>
#include <string_view>

namespace llm0 {

// Some formats steer thinking by an effort, others by tokens. The table is the one Google publishes for its
// OpenAI-compatible endpoint (ai.google.dev/gemini-api/docs/openai#thinking), continued upwards.

/// "none" 0, "minimal" and "low" 1024, "medium" 8192, "high" 24576, "xhigh" and "max" 32768. A word that is
/// not known counts as "medium".
std::int64_t thinkingBudgetOf(std::string_view effort);
/// "none", "low", "medium" or "high"; "" below zero: the model decides.
std::string_view thinkingEffortOf(std::int64_t budgetTokens);

} // namespace llm0
