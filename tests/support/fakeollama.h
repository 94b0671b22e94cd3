#pragma once

#include "support/fakeformat.h"

namespace llm0::fake {

/// /api/chat and /api/generate.
std::unique_ptr<Format> ollamaFormat();
/// /api/embed and the older /api/embeddings.
std::unique_ptr<Format> ollamaEmbedFormat();

} // namespace llm0::fake
