#pragma once

#include "dialects/anthropic/contentreader.h"

namespace llm0 {

/// Reads `tools`. Throws BadField.
std::vector<Tool> anthropicToolsOf(JsonValue value, std::vector<ExtraField> &extras,
                                   AnthropicHiddenInput &hidden);

/// The server-side loop of tools that Anthropic runs ends after so many readings of the prompt, by default
/// (platform.claude.com, "Server tools": stop reason pause_turn).
inline constexpr std::int64_t serverToolRounds = 10;

/// Held for web searches that no `max_uses` bounds: five side by side in each round. Anthropic documents no
/// bound of its own on these.
inline constexpr std::int64_t searchesWithoutLimit = 5 * serverToolRounds;

} // namespace llm0
