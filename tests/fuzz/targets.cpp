#include "fuzz/targets.h"

#include <algorithm>

namespace llm0::fuzz {

namespace {

template <Format F>
void request(std::string_view input)
{
    readRequest(F, input);
}

template <Format F>
void answer(std::string_view input)
{
    readAnswer(F, input);
}

// CMake reads the names from these lines.
constexpr Target all[] = {
    {"http", readHttp},
    {"request_chat", request<Format::OpenAiChat>, true, Format::OpenAiChat},
    {"request_responses", request<Format::OpenAiResponses>, true, Format::OpenAiResponses},
    {"request_completions", request<Format::OpenAiCompletions>, true, Format::OpenAiCompletions},
    {"request_anthropic", request<Format::AnthropicMessages>, true, Format::AnthropicMessages},
    {"request_gemini", request<Format::GeminiContent>, true, Format::GeminiContent},
    {"request_ollama", request<Format::OllamaChat>, true, Format::OllamaChat},
    {"request_generate", request<Format::OllamaGenerate>, true, Format::OllamaGenerate},
    {"answer_chat", answer<Format::OpenAiChat>, true, Format::OpenAiChat},
    {"answer_responses", answer<Format::OpenAiResponses>, true, Format::OpenAiResponses},
    {"answer_completions", answer<Format::OpenAiCompletions>, true, Format::OpenAiCompletions},
    {"answer_anthropic", answer<Format::AnthropicMessages>, true, Format::AnthropicMessages},
    {"answer_gemini", answer<Format::GeminiContent>, true, Format::GeminiContent},
    {"answer_ollama", answer<Format::OllamaChat>, true, Format::OllamaChat},
    {"answer_bedrock", answer<Format::BedrockConverse>, true, Format::BedrockConverse},
    {"embeddings", readEmbeddings, true},
    {"sse", readSse},
    {"ndjson", readNdjson},
    {"awseventstream", readAwsEventStream},
    {"pricefile", readPriceFile, true},
    {"config", readConfig, true},
    {"csv", readCsv},
    {"money", readMoney},
    {"customertoken", readCustomerTokens, true},
};

} // namespace

std::span<const Target> targets()
{
    return all;
}

const Target *targetNamed(std::string_view name)
{
    const auto found = std::find_if(std::begin(all), std::end(all),
                                    [&](const Target &target) { return target.name == name; });
    return found == std::end(all) ? nullptr : found;
}

} // namespace llm0::fuzz
