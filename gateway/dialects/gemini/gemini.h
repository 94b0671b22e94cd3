#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

namespace llm0 {

// Google's Gemini API (ai.google.dev, v1beta): the model and whether it streams stand in the path.

/// generateContent and streamGenerateContent.
const ClientDialect &geminiContentDialect();
/// Asked with `alt=sse` where it streams, whatever the client wants.
const ProviderFormat &geminiContentFormat();
/// embedContent and batchEmbedContents.
const ClientDialect &geminiEmbeddingsDialect();
/// Several texts are a batch: the path is then `:batchEmbedContents`.
const ProviderFormat &geminiEmbeddingsFormat();

} // namespace llm0
