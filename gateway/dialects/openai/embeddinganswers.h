#pragma once

#include "base/result.h"
#include "domain/embedding.h"

#include <string>
#include <string_view>

namespace llm0 {

/// Vectors come as numbers or as base64 of little-endian float32; in the order of their `index`.
Result<EmbeddingAnswer> readEmbeddingAnswer(std::string_view body);
/// As `request` wants its vectors. There is always an `id`: Mistral's SDK insists on one.
std::string embeddingAnswerJson(const EmbeddingAnswer &answer, const EmbeddingRequest &request);

} // namespace llm0
