#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace llm0 {

/// The whole answer with LLM0's `latency_ms` and `cost_usd` added as last fields. Unchanged if it is no
/// object.
std::string withCostFields(std::string body, std::int64_t latencyMs, std::string_view costDecimal);

} // namespace llm0
