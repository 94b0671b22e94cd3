#pragma once

#include "dialects/listedmodel.h"

#include <string>
#include <vector>

namespace llm0 {

/// GET /v1/models as Anthropic tells it, on one page.
std::string anthropicModels(const std::vector<ListedModel> &models);
/// GET /v1/models/NAME
std::string anthropicModel(const ListedModel &model);

} // namespace llm0
