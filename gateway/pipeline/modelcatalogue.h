#pragma once

#include "dialects/listedmodel.h"
#include "pipeline/line.h"

namespace llm0 {

/// Every model a call could be sent to now, under the name that reaches it.
std::vector<ListedModel> reachableModels(const Line &line);
/// The model of that name; ModelNotFound says what to do about it.
Result<ListedModel> reachableModel(const Line &line, std::string_view name);

} // namespace llm0
