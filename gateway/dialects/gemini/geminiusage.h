#pragma once

#include "dialects/jsonfields.h"
#include "domain/usage.h"

#include <nlohmann/json_fwd.hpp>

namespace llm0 {

/// `usageMetadata` in disjoint buckets. Gemini's prompt holds what was cached; thoughts and what tools put
/// into the prompt come on top of it. What only the total counts is output.
Usage geminiUsage(JsonObject metadata);
nlohmann::ordered_json geminiUsageJson(const Usage &usage);

} // namespace llm0
