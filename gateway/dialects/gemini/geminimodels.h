#pragma once

#include "dialects/listedmodel.h"

#include <string>
#include <vector>

namespace llm0 {

/// GET /v1beta/models, on one page.
std::string geminiModels(const std::vector<ListedModel> &models);
/// GET /v1beta/models/NAME
std::string geminiModel(const ListedModel &model);
/// The answer of :countTokens.
std::string geminiTokenCount(std::int64_t tokens);

} // namespace llm0
