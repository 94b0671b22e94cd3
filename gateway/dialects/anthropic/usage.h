#pragma once

#include "dialects/jsonfields.h"
#include "domain/usage.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace llm0 {

/// Raises `usage` to what a usage object says: the figures of a stream are cumulative, and frames may leave
/// out what did not change. input_tokens count neither what was read from the cache nor what was written to
/// it. Compactions and advisors are billed on top of the totals and stand in `iterations` alone.
void raiseAnthropicUsage(Usage &usage, JsonObject told);
nlohmann::ordered_json anthropicUsageJson(const Usage &usage, std::string_view serviceTier);

} // namespace llm0
