#pragma once

#include <cstdint>
#include <string_view>

namespace llm0 {

/// The wire formats that clients or providers speak.
enum class Format : std::uint8_t {
    OpenAiChat,
    OpenAiResponses,
    OpenAiCompletions,
    OpenAiEmbeddings,
    AnthropicMessages,
    GeminiContent,
    GeminiEmbeddings,
    OllamaChat,
    OllamaGenerate,
    OllamaEmbeddings,
    BedrockConverse, ///< only behind: spoken by the provider, never by clients
};

/// The name in the request log, e.g. "openai_chat".
std::string_view formatName(Format format);
bool isEmbeddings(Format format);

} // namespace llm0
