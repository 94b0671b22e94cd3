#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// Who embeds, and how it is asked.
enum class EmbeddingWire {
    Ollama,  ///< POST /api/embed {"model","input"} → {"embeddings":[[…]]}
    OpenAi,  ///< POST /v1/embeddings {"model","input"} → {"data":[{"embedding":[…]}]}
    Service, ///< LLM0's POST /embed {"text"} → {"embedding":[…]}
};

/// The address to post to, from the base the owner gave (with or without the path).
std::string embeddingUrl(EmbeddingWire wire, std::string base);
std::string embeddingBody(EmbeddingWire wire, std::string_view model, std::string_view text);
/// The first vector of an answer in any of the three forms, brought to length 1. Base64 of float32 is read,
/// too.
Result<std::vector<float>> readEmbedding(std::string_view body);

} // namespace llm0
