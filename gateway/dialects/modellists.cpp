#include "dialects/modellists.h"

#include "dialects/anthropic/anthropicmodels.h"
#include "dialects/gemini/geminimodels.h"
#include "dialects/ollama/ollamamodels.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

/// The Ollama version whose API ours is; clients refuse servers that are too old for them.
constexpr std::string_view ollamaApiVersion = "0.12.6";

Json openAiModel(const ListedModel &model)
{
    return {
        {"id", model.name}, {"object", "model"}, {"created", model.createdAt}, {"owned_by", model.provider}};
}

std::string text(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string openAiModels(const std::vector<ListedModel> &models)
{
    Json list = Json::array();
    for (const ListedModel &model : models)
        list.push_back(openAiModel(model));
    return text({{"object", "list"}, {"data", std::move(list)}});
}

} // namespace

std::string modelList(Format format, const std::vector<ListedModel> &models)
{
    switch (format) {
    case Format::AnthropicMessages:
        return anthropicModels(models);
    case Format::GeminiContent:
        return geminiModels(models);
    case Format::OllamaChat:
        return ollamaTags(models);
    default:
        return openAiModels(models);
    }
}

std::string modelEntry(Format format, const ListedModel &model)
{
    switch (format) {
    case Format::AnthropicMessages:
        return anthropicModel(model);
    case Format::GeminiContent:
        return geminiModel(model);
    case Format::OllamaChat:
        return ollamaShow(model);
    default:
        return text(openAiModel(model));
    }
}

std::string runningModels()
{
    return ollamaRunning();
}

std::string serverVersion()
{
    return ollamaVersion(ollamaApiVersion);
}

} // namespace llm0
