#include "dialects/gemini/geminimodels.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json modelJson(const ListedModel &model)
{
    Json json = {{"name", "models/" + model.name}, {"version", ""}, {"displayName", model.name}};
    json["description"] = "Reached through " + model.provider;
    if (model.contextTokens > 0)
        json["inputTokenLimit"] = model.contextTokens;
    if (model.maxOutputTokens > 0)
        json["outputTokenLimit"] = model.maxOutputTokens;
    json["supportedGenerationMethods"] =
        model.embeds ? Json::array({"embedContent", "batchEmbedContents"})
                     : Json::array({"generateContent", "streamGenerateContent", "countTokens"});
    return json;
}

} // namespace

std::string geminiModels(const std::vector<ListedModel> &models)
{
    Json list = Json::array();
    for (const ListedModel &model : models)
        list.push_back(modelJson(model));
    return dumped({{"models", std::move(list)}});
}

std::string geminiModel(const ListedModel &model)
{
    return dumped(modelJson(model));
}

std::string geminiTokenCount(std::int64_t tokens)
{
    return dumped({{"totalTokens", tokens}});
}

} // namespace llm0
