#pragma once

#include "dialects/clientdialect.h"

namespace llm0 {

/// Reads POST /v1/embeddings.
Result<ParsedCall> readEmbeddingRequest(std::string &body, TokenBound bound);
/// Spells one; refuses what only other formats know.
Result<std::string> embeddingRequestJson(const EmbeddingRequest &request, const std::string &model);

} // namespace llm0
