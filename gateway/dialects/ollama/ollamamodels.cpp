#include "dialects/ollama/ollamamodels.h"

#include "dialects/rfc3339.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json details(const ListedModel &model)
{
    return {{"parent_model", ""},       {"format", ""},
            {"family", model.provider}, {"families", Json::array({model.provider})},
            {"parameter_size", ""},     {"quantization_level", ""}};
}

Json capabilities(const ListedModel &model)
{
    return model.embeds ? Json::array({"embedding"}) : Json::array({"completion", "tools"});
}

} // namespace

std::string ollamaTags(const std::vector<ListedModel> &models)
{
    Json list = Json::array();
    for (const ListedModel &model : models)
        list.push_back({{"name", model.name},
                        {"model", model.name},
                        {"modified_at", rfc3339Of(model.createdAt)},
                        {"size", 0},
                        {"digest", ""},
                        {"details", details(model)}});
    return dumped({{"models", std::move(list)}});
}

std::string ollamaRunning()
{
    return "{\"models\":[]}";
}

std::string ollamaShow(const ListedModel &model)
{
    Json info = {{"general.architecture", model.provider}, {"general.basename", model.name}};
    if (model.contextTokens > 0)
        info[model.provider + ".context_length"] = model.contextTokens;
    return dumped({{"license", ""},
                   {"modelfile", ""},
                   {"parameters", ""},
                   {"template", ""},
                   {"details", details(model)},
                   {"model_info", std::move(info)},
                   {"capabilities", capabilities(model)},
                   {"modified_at", rfc3339Of(model.createdAt)}});
}

std::string ollamaVersion(std::string_view version)
{
    return dumped({{"version", version}});
}

} // namespace llm0
