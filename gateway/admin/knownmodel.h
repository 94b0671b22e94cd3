#pragma once

#include "admin/jsonbody.h"
#include "budget/pricebook.h"
#include "domain/limits.h"

#include <string>

namespace llm0 {

/// Whether calls for that model can be routed: the price book knows it, or it says "provider/model".
bool isKnownModel(const PriceBook &book, const std::string &model);
/// A downgrade to a model that cannot be reached would turn into refusals at the worst moment.
void checkDowngradeModel(JsonBody &body, const std::string &prefix, const LimitSet &limits,
                         const PriceBook &book);

} // namespace llm0
