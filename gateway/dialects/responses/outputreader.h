#pragma once

#include "dialects/jsonfields.h"
#include "domain/chatanswer.h"

#include <string>

namespace llm0 {

// What a response object says, as a whole answer or in a stream's last event.

/// Whether the provider searched the web for this item: it bills each.
bool isWebSearch(JsonObject item);
/// Parts of the `output` items; `unread` where there are items of kinds that have no parts.
Choice outputChoice(JsonObject response, bool &unread, std::int64_t &webSearches);
/// By `status` and `incomplete_details`; a complete one by what is in it.
FinishReason responseFinish(JsonObject response, bool calledTools, bool refused);
/// `error`'s message, or that it is `status`.
std::string responseError(JsonObject response);

} // namespace llm0
