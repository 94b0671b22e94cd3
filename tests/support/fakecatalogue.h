#pragma once

#include "support/fakebehaviour.h"

namespace llm0::fake {

/// The lists of models and the versions that providers tell, each in its own shape. Nothing when the request
/// is none of these.
/// Without `models` each provider has some of its own.
std::optional<std::string> catalogueAnswer(const Received &request,
                                           const std::optional<std::vector<std::string>> &models);

} // namespace llm0::fake
