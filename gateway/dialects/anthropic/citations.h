#pragma once

#include "dialects/jsonfields.h"
#include "domain/chat.h"

#include <nlohmann/json_fwd.hpp>

namespace llm0 {

/// Anthropic's places in documents and search results, as far as others know such things: what was cited,
/// from where. Documents have no address: only their title.
Citation anthropicCitationIn(JsonObject object);
std::vector<Citation> anthropicCitationsIn(JsonArray array);
/// As a search result's, the only kind with an address; without the encrypted index that Anthropic's own
/// have.
nlohmann::ordered_json anthropicCitation(const Citation &citation);

} // namespace llm0
