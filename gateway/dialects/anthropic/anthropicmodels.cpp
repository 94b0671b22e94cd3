#include "dialects/anthropic/anthropicmodels.h"

#include "dialects/rfc3339.h"

#include <nlohmann/json.hpp>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

Json modelJson(const ListedModel &model)
{
    return {{"type", "model"},
            {"id", model.name},
            {"display_name", model.name},
            {"created_at", rfc3339Of(model.createdAt)}};
}

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string anthropicModels(const std::vector<ListedModel> &models)
{
    Json list = Json::array();
    for (const ListedModel &model : models)
        list.push_back(modelJson(model));
    const Json first = models.empty() ? Json() : Json(models.front().name);
    const Json last = models.empty() ? Json() : Json(models.back().name);
    return dumped({{"data", std::move(list)}, {"has_more", false}, {"first_id", first}, {"last_id", last}});
}

std::string anthropicModel(const ListedModel &model)
{
    return dumped(modelJson(model));
}

} // namespace llm0
