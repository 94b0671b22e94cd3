#pragma once

#include <string_view>

namespace llm0 {

/// Whether OpenAI's `service_tier` asks for nothing special. Throws BadField for those whose rates nobody
/// knows.
bool isOrdinaryTier(std::string_view tier);

} // namespace llm0
