#pragma once

#include "dialects/listedmodel.h"
#include "domain/format.h"

#include <string>
#include <vector>

namespace llm0 {

/// All models, as the dialect of `format` lists them.
std::string modelList(Format format, const std::vector<ListedModel> &models);
/// One model, as that dialect shows it.
std::string modelEntry(Format format, const ListedModel &model);
/// Ollama's GET /api/ps and /api/version.
std::string runningModels();
std::string serverVersion();

} // namespace llm0
