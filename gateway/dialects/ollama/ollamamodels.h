#pragma once

#include "dialects/listedmodel.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

// Ollama's answers about models. What belongs to files on a disk (size, digest, quantisation) is empty.

/// GET /api/tags
std::string ollamaTags(const std::vector<ListedModel> &models);
/// GET /api/ps: nothing is loaded here, so that nothing expires.
std::string ollamaRunning();
/// POST /api/show
std::string ollamaShow(const ListedModel &model);
/// GET /api/version; clients compare it with the server they need.
std::string ollamaVersion(std::string_view version);

} // namespace llm0
