#pragma once

#include "domain/chat.h"

#include <nlohmann/json.hpp>

namespace llm0 {

/// A JSON Schema in which objects that do not say so take no properties but their own: Anthropic and Bedrock
/// refuse open ones.
nlohmann::ordered_json closedSchema(const JsonText &schema);

} // namespace llm0
