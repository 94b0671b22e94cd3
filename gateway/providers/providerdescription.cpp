#include "providers/providerdescription.h"

#include <algorithm>

namespace llm0 {

namespace {

const std::vector<Format> chatOnly = {Format::OpenAiChat};
const std::vector<Format> openAiLike = {Format::OpenAiChat, Format::OpenAiCompletions,
                                        Format::OpenAiEmbeddings};

std::vector<ProviderDescription> describeAll()
{
    return {
        {"openai",
         "OpenAI",
         "https://api.openai.com/v1",
         "OPENAI_API_KEY",
         "OPENAI_BASE_URL",
         "max_completion_tokens",
         AuthScheme::Bearer,
         {Format::OpenAiChat, Format::OpenAiResponses, Format::OpenAiCompletions, Format::OpenAiEmbeddings}},
        {"anthropic",
         "Anthropic",
         "https://api.anthropic.com",
         "ANTHROPIC_API_KEY",
         "ANTHROPIC_BASE_URL",
         "max_tokens",
         AuthScheme::AnthropicKey,
         {Format::AnthropicMessages}},
        {"google",
         "Google Gemini",
         "https://generativelanguage.googleapis.com",
         "GEMINI_API_KEY",
         "GEMINI_BASE_URL",
         "maxOutputTokens",
         AuthScheme::GoogleKey,
         {Format::GeminiContent, Format::GeminiEmbeddings}},
        {"groq", "Groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY", "GROQ_BASE_URL",
         "max_completion_tokens", AuthScheme::Bearer, chatOnly},
        {"together", "Together", "https://api.together.xyz/v1", "TOGETHER_API_KEY", "TOGETHER_BASE_URL",
         "max_tokens", AuthScheme::Bearer, openAiLike},
        {"fireworks", "Fireworks", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY",
         "FIREWORKS_BASE_URL", "max_tokens", AuthScheme::Bearer, openAiLike},
        {"deepseek", "DeepSeek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY", "DEEPSEEK_BASE_URL",
         "max_tokens", AuthScheme::Bearer, chatOnly},
        {"xai", "xAI", "https://api.x.ai/v1", "XAI_API_KEY", "XAI_BASE_URL", "max_completion_tokens",
         AuthScheme::Bearer, chatOnly},
        {"mistral",
         "Mistral",
         "https://api.mistral.ai/v1",
         "MISTRAL_API_KEY",
         "MISTRAL_BASE_URL",
         "max_tokens",
         AuthScheme::Bearer,
         {Format::OpenAiChat, Format::OpenAiEmbeddings}},
        {"bedrock",
         "AWS Bedrock",
         "https://bedrock-runtime.{region}.amazonaws.com",
         "AWS_SECRET_ACCESS_KEY",
         "BEDROCK_BASE_URL",
         "maxTokens",
         AuthScheme::AwsSigV4,
         {Format::BedrockConverse}},
        {"ollama",
         "Ollama",
         "http://127.0.0.1:11434/v1",
         "",
         "OLLAMA_BASE_URL",
         "max_tokens",
         AuthScheme::Bearer,
         {Format::OllamaChat, Format::OpenAiChat, Format::OllamaGenerate, Format::OpenAiCompletions,
          Format::OllamaEmbeddings, Format::OpenAiEmbeddings},
         true},
    };
}

} // namespace

std::span<const ProviderDescription> knownProviders()
{
    static const std::vector<ProviderDescription> all = describeAll();
    return all;
}

const ProviderDescription *describeProvider(std::string_view slug)
{
    const auto all = knownProviders();
    const auto found =
        std::find_if(all.begin(), all.end(), [slug](const auto &provider) { return provider.slug == slug; });
    return found == all.end() ? nullptr : &*found;
}

ProviderDescription customProvider(std::string slug, std::string name, std::string baseUrl)
{
    ProviderDescription provider;
    provider.slug = std::move(slug);
    provider.name = std::move(name);
    provider.baseUrl = std::move(baseUrl);
    provider.outputLimitField = "max_tokens";
    provider.formats = openAiLike;
    provider.custom = true;
    return provider;
}

std::optional<Format> formatFor(const ProviderDescription &provider, Format client)
{
    const auto &formats = provider.formats;
    if (std::find(formats.begin(), formats.end(), client) != formats.end())
        return client;
    const auto other = std::find_if(formats.begin(), formats.end(), [client](Format format) {
        return isEmbeddings(format) == isEmbeddings(client);
    });
    return other == formats.end() ? std::nullopt : std::optional(*other);
}

} // namespace llm0
