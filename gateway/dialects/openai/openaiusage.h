#pragma once

#include "dialects/jsonfields.h"
#include "domain/usage.h"

#include <optional>
#include <string>

namespace llm0 {

/// A `usage` object of Chat Completions, Completions and Embeddings, in disjoint buckets; nullopt when it
/// does not tell prompt_tokens.
///
/// prompt_tokens include cached and audio tokens, completion_tokens include reasoning and audio ones
/// (platform.openai.com/docs/api-reference/chat/object). DeepSeek names cached tokens
/// prompt_cache_hit_tokens. xAI leaves reasoning out of completion_tokens: total_tokens tells. OpenRouter
/// tells cache writes.
std::optional<Usage> chatUsageOf(JsonObject usage);
/// The other way round, as JSON.
std::string chatUsageJson(const Usage &usage);

} // namespace llm0
