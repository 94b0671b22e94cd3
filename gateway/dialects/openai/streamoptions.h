#pragma once

#include "dialects/fieldplaces.h"
#include "dialects/jsonfields.h"
#include "domain/chat.h"

namespace llm0 {

/// Whether `stream_options` asks for the usage frame. Throws BadField.
bool readStreamOptions(ChatRequest &request, JsonValue options);
/// The splice that asks for it, whatever the client wrote.
Splice usageFlagPlace(const std::string &body, const FieldPlaces &places);

} // namespace llm0
