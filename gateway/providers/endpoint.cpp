#include "providers/endpoint.h"

#include <array>

namespace llm0 {

namespace {

constexpr std::string_view anthropicVersion = "2023-06-01";

/// Everything but unreserved characters (RFC 3986) as %XX: model names may hold '/', ':' and more.
std::string percentEncoded(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view plain = "-._~";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
        if (letter || (byte >= '0' && byte <= '9') || plain.find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
    }
    return encoded;
}

std::string_view withoutVersion(std::string_view url)
{
    constexpr std::string_view version = "/v1";
    if (url.ends_with(version))
        url.remove_suffix(version.size());
    return url;
}

std::string root(const ProviderAccount &account)
{
    std::string url = account.baseUrl;
    constexpr std::string_view place = "{region}";
    if (const auto at = url.find(place); at != std::string::npos)
        url.replace(at, place.size(), account.region);
    return url;
}

std::string geminiUrl(const ProviderAccount &account, std::string_view model, std::string_view action)
{
    return root(account) + "/v1beta/models/" + percentEncoded(model) + ":" + std::string(action);
}

std::string ollamaUrl(const ProviderAccount &account, std::string_view route)
{
    return std::string(withoutVersion(account.baseUrl)) + "/api/" + std::string(route);
}

} // namespace

std::string endpointOf(const ProviderAccount &account, const EndpointCall &call)
{
    switch (call.format) {
    case Format::OpenAiChat:
        return root(account) + "/chat/completions";
    case Format::OpenAiResponses:
        return root(account) + "/responses";
    case Format::OpenAiCompletions:
        return root(account) + "/completions";
    case Format::OpenAiEmbeddings:
        return root(account) + "/embeddings";
    case Format::AnthropicMessages:
        return root(account) + "/v1/messages";
    case Format::GeminiContent:
        return geminiUrl(account, call.model,
                         call.streamed ? "streamGenerateContent?alt=sse" : "generateContent");
    case Format::GeminiEmbeddings:
        return geminiUrl(account, call.model, call.batch ? "batchEmbedContents" : "embedContent");
    case Format::OllamaChat:
        return ollamaUrl(account, "chat");
    case Format::OllamaGenerate:
        return ollamaUrl(account, "generate");
    case Format::OllamaEmbeddings:
        return ollamaUrl(account, "embed");
    case Format::BedrockConverse:
        return root(account) + "/model/" + percentEncoded(call.model)
               + (call.streamed ? "/converse-stream" : "/converse");
    }
    return {};
}

std::string modelListUrl(const ProviderAccount &account)
{
    if (account.description->local)
        return ollamaUrl(account, "tags");
    switch (account.description->auth) {
    case AuthScheme::AnthropicKey:
        return root(account) + "/v1/models";
    case AuthScheme::GoogleKey:
        return root(account) + "/v1beta/models";
    case AuthScheme::AwsSigV4: {
        // The control plane lists them, beside the runtime.
        std::string url = root(account);
        if (const auto at = url.find("bedrock-runtime."); at != std::string::npos)
            url.erase(at + std::string_view("bedrock").size(), std::string_view("-runtime").size());
        return url + "/foundation-models";
    }
    case AuthScheme::Bearer:
        break;
    }
    return root(account) + "/models";
}

std::string tokenCountUrl(const ProviderAccount &account, Format format, std::string_view model)
{
    if (format == Format::AnthropicMessages)
        return root(account) + "/v1/messages/count_tokens";
    if (format == Format::GeminiContent)
        return geminiUrl(account, model, "countTokens");
    return {};
}

void addCredentials(UpstreamRequest &request, const ProviderAccount &account, const ProviderKey *key)
{
    if (!key)
        return;
    switch (account.description->auth) {
    case AuthScheme::Bearer:
        request.secretHeaders.add("Authorization", "Bearer " + key->secret.reveal());
        break;
    case AuthScheme::AnthropicKey:
        request.secretHeaders.add("x-api-key", key->secret.reveal());
        break;
    case AuthScheme::GoogleKey:
        request.secretHeaders.add("x-goog-api-key", key->secret.reveal());
        break;
    case AuthScheme::AwsSigV4:
        request.signing = AwsSigning{account.region, "bedrock", key->id, key->secret, key->session};
        break;
    }
}

void addFormatHeaders(Headers &headers, Format format, const Headers &client)
{
    if (format == Format::AnthropicMessages) {
        const std::string_view version = client.value("anthropic-version");
        headers.add("anthropic-version", std::string(version.empty() ? anthropicVersion : version));
        for (const auto &[name, value] : client) {
            if (equalIgnoringCase(name, "anthropic-beta"))
                headers.add("anthropic-beta", value);
        }
    } else if (format == Format::OpenAiResponses || format == Format::OpenAiChat) {
        if (const std::string_view beta = client.value("openai-beta"); !beta.empty())
            headers.add("OpenAI-Beta", std::string(beta));
    }
}

} // namespace llm0
