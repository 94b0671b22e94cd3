#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

/// Where the client's body has to change on its way; none: it goes on as it is.
std::vector<Splice> splicesFor(const ParsedCall &parsed, const BodyChanges &changes);

} // namespace llm0
