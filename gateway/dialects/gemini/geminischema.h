#pragma once

#include "domain/chat.h"

#include <string_view>

namespace llm0 {

/// Gemini's `Schema` (a part of OpenAPI 3.0 with types in capitals, `nullable`, `propertyOrdering`, counts as
/// strings, `example`) as JSON Schema. Whatever else stands in it stays.
JsonText jsonSchemaOf(std::string_view geminiSchema);

} // namespace llm0
