#include "pipeline/spendingroutes.h"

namespace llm0 {

namespace {

std::vector<SpendingRoute> listAll()
{
    std::vector<SpendingRoute> routes;
    // groq-sdk appends /openai/v1 to the base URL by itself.
    for (const std::string prefix : {"/v1", "/openai/v1"}) {
        routes.push_back({prefix + "/chat/completions", Format::OpenAiChat});
        routes.push_back({prefix + "/responses", Format::OpenAiResponses});
        routes.push_back({prefix + "/completions", Format::OpenAiCompletions});
        routes.push_back({prefix + "/embeddings", Format::OpenAiEmbeddings});
    }
    for (const std::string prefix : {"/v1", "/anthropic/v1"})
        routes.push_back({prefix + "/messages", Format::AnthropicMessages});
    // The ai package leaves out "models/" before names that hold a slash.
    for (const std::string gemini : {"/v1beta/models/{model...}:", "/v1beta/{model...}:"}) {
        routes.push_back({gemini + "generateContent", Format::GeminiContent});
        routes.push_back({gemini + "streamGenerateContent", Format::GeminiContent, true});
        routes.push_back({gemini + "embedContent", Format::GeminiEmbeddings});
        routes.push_back({gemini + "batchEmbedContents", Format::GeminiEmbeddings, false, true});
    }
    routes.push_back({"/api/chat", Format::OllamaChat});
    routes.push_back({"/api/generate", Format::OllamaGenerate});
    routes.push_back({"/api/embed", Format::OllamaEmbeddings});
    return routes;
}

Format formatOnPath(std::string_view path)
{
    if (path.starts_with("/v1beta/"))
        return Format::GeminiContent;
    if (path.starts_with("/api/"))
        return Format::OllamaChat;
    if (path.starts_with("/anthropic/") || path.starts_with("/v1/messages"))
        return Format::AnthropicMessages;
    if (path.ends_with("/responses"))
        return Format::OpenAiResponses;
    return Format::OpenAiChat;
}

} // namespace

std::span<const SpendingRoute> spendingRoutes()
{
    static const std::vector<SpendingRoute> routes = listAll();
    return routes;
}

CallTarget callTarget(const SpendingRoute &route, std::string_view model, const HttpRequest &request)
{
    CallTarget target;
    target.model = model;
    target.streamed = route.streamed;
    target.eventStream = queryValue(request, "alt") == "sse";
    target.batch = route.batch;
    return target;
}

std::string errorBodyFor(std::string_view path, const Error &error)
{
    const ClientDialect *dialect = clientDialect(formatOnPath(path));
    return (dialect ? dialect : clientDialect(Format::OpenAiChat))->errorBody(callErrorOf(error));
}

} // namespace llm0
