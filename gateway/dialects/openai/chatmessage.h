#pragma once

#include "dialects/jsonfields.h"
#include "domain/chatanswer.h"

#include <vector>

namespace llm0 {

// Whole answers, read.

/// One element of `choices`; of Completions too, whose text stands in `text`. `answerId`: for the IDs of tool
/// calls that have none.
Choice choiceOf(JsonObject fields, std::string_view answerId);
/// A `url_citation`'s fields.
Citation citationOf(JsonObject fields);
/// The `url_citation`s among `annotations`.
std::vector<Citation> citationsOf(JsonArray annotations);

} // namespace llm0
