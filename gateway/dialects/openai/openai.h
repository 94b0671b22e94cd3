#pragma once

#include "dialects/clientdialect.h"
#include "dialects/providerformat.h"

namespace llm0 {

// OpenAI's formats, which Groq, Together, Fireworks, DeepSeek, xAI, Mistral, Ollama (/v1) and many servers
// speak too. See README.md beside this file for what becomes of each field.

const ClientDialect &openAiChatDialect();
const ProviderFormat &openAiChatFormat();
const ClientDialect &openAiCompletionsDialect();
const ProviderFormat &openAiCompletionsFormat();
const ClientDialect &openAiEmbeddingsDialect();
const ProviderFormat &openAiEmbeddingsFormat();

} // namespace llm0
