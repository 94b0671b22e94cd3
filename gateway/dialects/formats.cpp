#include "dialects/anthropic/anthropic.h"
#include "dialects/bedrock/bedrock.h"
#include "dialects/clientdialect.h"
#include "dialects/gemini/gemini.h"
#include "dialects/ollama/ollama.h"
#include "dialects/openai/openai.h"
#include "dialects/providerformat.h"
#include "dialects/responses/responses.h"

#include <stdexcept>

namespace llm0 {

// The one list of the formats there are.

const ClientDialect *clientDialect(Format format)
{
    switch (format) {
    case Format::OpenAiChat:
        return &openAiChatDialect();
    case Format::OpenAiResponses:
        return &openAiResponsesDialect();
    case Format::OpenAiCompletions:
        return &openAiCompletionsDialect();
    case Format::OpenAiEmbeddings:
        return &openAiEmbeddingsDialect();
    case Format::GeminiContent:
        return &geminiContentDialect();
    case Format::GeminiEmbeddings:
        return &geminiEmbeddingsDialect();
    case Format::OllamaChat:
        return &ollamaChatDialect();
    case Format::OllamaGenerate:
        return &ollamaGenerateDialect();
    case Format::OllamaEmbeddings:
        return &ollamaEmbeddingsDialect();
    case Format::AnthropicMessages:
        return &anthropicDialect();
    default:
        return nullptr;
    }
}

const ProviderFormat &providerFormat(Format format)
{
    switch (format) {
    case Format::OpenAiChat:
        return openAiChatFormat();
    case Format::OpenAiResponses:
        return openAiResponsesFormat();
    case Format::OpenAiCompletions:
        return openAiCompletionsFormat();
    case Format::OpenAiEmbeddings:
        return openAiEmbeddingsFormat();
    case Format::GeminiContent:
        return geminiContentFormat();
    case Format::GeminiEmbeddings:
        return geminiEmbeddingsFormat();
    case Format::OllamaChat:
        return ollamaChatFormat();
    case Format::OllamaGenerate:
        return ollamaGenerateFormat();
    case Format::OllamaEmbeddings:
        return ollamaEmbeddingsFormat();
    case Format::AnthropicMessages:
        return anthropicFormat();
    case Format::BedrockConverse:
        return bedrockFormat();
    default:
        throw std::logic_error("no provider speaks " + std::string(formatName(format)));
    }
}

} // namespace llm0
