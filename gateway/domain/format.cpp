#include "domain/format.h"

namespace llm0 {

std::string_view formatName(Format format)
{
    switch (format) {
    case Format::OpenAiChat:
        return "openai_chat";
    case Format::OpenAiResponses:
        return "openai_responses";
    case Format::OpenAiCompletions:
        return "openai_completions";
    case Format::OpenAiEmbeddings:
        return "openai_embeddings";
    case Format::AnthropicMessages:
        return "anthropic_messages";
    case Format::GeminiContent:
        return "gemini_content";
    case Format::GeminiEmbeddings:
        return "gemini_embeddings";
    case Format::OllamaChat:
        return "ollama_chat";
    case Format::OllamaGenerate:
        return "ollama_generate";
    case Format::OllamaEmbeddings:
        return "ollama_embeddings";
    case Format::BedrockConverse:
        return "bedrock_converse";
    }
    return "openai_chat";
}

bool isEmbeddings(Format format)
{
    return format == Format::OpenAiEmbeddings || format == Format::GeminiEmbeddings
           || format == Format::OllamaEmbeddings;
}

} // namespace llm0
