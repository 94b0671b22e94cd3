#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

namespace llm0 {

// Ollama's own API (docs/api.md of ollama/ollama). Streams are lines of JSON, and streaming is the default.

/// /api/chat
const ClientDialect &ollamaChatDialect();
const ProviderFormat &ollamaChatFormat();
/// /api/generate: one prompt. As a provider's format it can say no more than that.
const ClientDialect &ollamaGenerateDialect();
const ProviderFormat &ollamaGenerateFormat();
/// /api/embed
const ClientDialect &ollamaEmbeddingsDialect();
const ProviderFormat &ollamaEmbeddingsFormat();

} // namespace llm0
