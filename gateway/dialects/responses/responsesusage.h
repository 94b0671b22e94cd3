#pragma once

#include "dialects/jsonfields.h"
#include "domain/usage.h"

#include <optional>
#include <string>

namespace llm0 {

/// The `usage` of a response, in disjoint buckets; nullopt when it does not tell input_tokens. input_tokens
/// include what was read from and written to the cache, output_tokens include reasoning.
std::optional<Usage> responsesUsageOf(JsonObject usage);
std::string responsesUsageJson(const Usage &usage);

} // namespace llm0
