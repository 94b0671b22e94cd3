#include "support/fakecatalogue.h"

#include "support/fakejson.h"

#include <algorithm>

namespace llm0::fake {

namespace {

using Models = std::vector<std::string>;

Json each(const Models &models, Json (*entry)(const std::string &))
{
    Json all = Json::array();
    for (const std::string &model : models)
        all.push_back(entry(model));
    return all;
}

Json openAiModel(const std::string &model)
{
    return {{"id", model}, {"object", "model"}, {"created", 1'700'000'000}, {"owned_by", "fake"}};
}

Json anthropicModel(const std::string &model)
{
    return {{"type", "model"},
            {"id", model},
            {"display_name", model},
            {"created_at", "2026-01-01T00:00:00Z"},
            {"max_input_tokens", 200'000},
            {"max_tokens", 64'000}};
}

Json anthropicList(const Models &models)
{
    return {{"data", each(models, anthropicModel)},
            {"has_more", false},
            {"first_id", models.empty() ? Json(nullptr) : Json(models.front())},
            {"last_id", models.empty() ? Json(nullptr) : Json(models.back())}};
}

Json geminiModel(const std::string &model)
{
    return {{"name", "models/" + model},
            {"version", "001"},
            {"displayName", model},
            {"description", "a fake"},
            {"inputTokenLimit", 1'048'576},
            {"outputTokenLimit", 65'536},
            {"supportedGenerationMethods", {"generateContent", "countTokens", "embedContent"}},
            {"temperature", 1},
            {"topP", 0.95},
            {"topK", 64},
            {"maxTemperature", 2},
            {"thinking", true}};
}

Json ollamaDetails()
{
    return {{"parent_model", ""},    {"format", "gguf"},         {"family", "llama"},
            {"families", {"llama"}}, {"parameter_size", "3.2B"}, {"quantization_level", "Q4_K_M"}};
}

Json ollamaModel(const std::string &model)
{
    return {{"name", model},
            {"model", model},
            {"modified_at", "2026-01-01T00:00:00Z"},
            {"size", 2'019'393'189},
            {"digest", "a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72"},
            {"details", ollamaDetails()}};
}

Json ollamaRunning(const std::string &model)
{
    Json json = ollamaModel(model);
    json.erase("modified_at");
    json["expires_at"] = "2030-01-01T00:00:00Z";
    json["size_vram"] = 2'019'393'189;
    json["context_length"] = 4096;
    return json;
}

Json ollamaShown()
{
    return {{"license", "none"},
            {"modelfile", "FROM fake"},
            {"parameters", "num_ctx 4096"},
            {"template", "{{ .Prompt }}"},
            {"details", ollamaDetails()},
            {"model_info", {{"general.architecture", "llama"}, {"llama.context_length", 131'072}}},
            {"capabilities", {"completion", "tools", "vision", "thinking", "embedding"}},
            {"modified_at", "2026-01-01T00:00:00Z"}};
}

/// The name behind `prefix`, when it is one of the models.
const std::string *named(const std::string &path, std::string_view prefix, const Models &models)
{
    if (!path.starts_with(prefix))
        return nullptr;
    const auto found = std::find(models.begin(), models.end(), path.substr(prefix.size()));
    return found == models.end() ? nullptr : &*found;
}

std::optional<Json> ollamaAnswer(const Received &request, const Models &models)
{
    if (request.path == "/api/tags")
        return Json{{"models", each(models, ollamaModel)}};
    if (request.path == "/api/ps")
        return Json{{"models", each(models, ollamaRunning)}};
    if (request.path == "/api/version")
        return Json{{"version", "0.12.0"}};
    if (request.path == "/api/show" && request.method == "POST")
        return ollamaShown();
    return {};
}

std::optional<Json> cloudAnswer(const Received &request, const Models &models)
{
    const bool anthropic = !request.header("anthropic-version").empty();
    for (const char *list : {"/v1/models", "/openai/v1/models"}) {
        if (request.path == list)
            return anthropic ? anthropicList(models)
                             : Json{{"object", "list"}, {"data", each(models, openAiModel)}};
        if (const auto *model = named(request.path, std::string(list) + "/", models))
            return anthropic ? anthropicModel(*model) : openAiModel(*model);
    }
    if (request.path == "/v1beta/models")
        return Json{{"models", each(models, geminiModel)}};
    if (const auto *model = named(request.path, "/v1beta/models/", models))
        return geminiModel(*model);
    return {};
}

Models usualModels(const Received &request)
{
    if (!request.header("anthropic-version").empty())
        return {"claude-sonnet-5", "claude-haiku-4-5"};
    if (request.path.starts_with("/v1beta/"))
        return {"gemini-2.5-flash", "gemini-2.5-pro", "gemini-embedding-001"};
    return {"gpt-4o-mini", "gpt-4o", "llama3.2"};
}

} // namespace

std::optional<std::string> catalogueAnswer(const Received &request, const std::optional<Models> &models)
{
    const Models all = models ? *models : usualModels(request);
    const auto answer =
        request.path.starts_with("/api/") ? ollamaAnswer(request, all) : cloudAnswer(request, all);
    return answer ? std::optional(answer->dump()) : std::nullopt;
}

} // namespace llm0::fake
