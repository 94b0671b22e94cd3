#pragma once

#include "dialects/jsonfields.h"
#include "domain/usage.h"

namespace llm0 {

/// Converse's TokenUsage. inputTokens count neither what was read from the cache nor what was written to it;
/// cacheDetails split the writes by how long they live.
Usage bedrockUsageIn(JsonObject told);

} // namespace llm0
