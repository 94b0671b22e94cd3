#include "cache/embedderchoice.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

EmbedderPlan ollamaPlan(const EmbedderSettings &settings, const ProviderRegistry::Accounts &accounts)
{
    const auto account = accounts.find("ollama");
    EmbedderPlan plan{EmbeddingWire::Ollama, settings.url, settings.model};
    if (account == accounts.end() || !account->second.enabled)
        return plan.url.empty() || plan.model.empty() ? EmbedderPlan{} : plan;
    if (plan.url.empty())
        plan.url = account->second.baseUrl;
    if (plan.model.empty()) {
        const auto &models = account->second.models;
        const auto found = std::find_if(models.begin(), models.end(), namesEmbeddingModel);
        plan.model = found == models.end() ? "" : *found;
    }
    return plan.model.empty() ? EmbedderPlan{} : plan;
}

} // namespace

bool namesEmbeddingModel(std::string_view model)
{
    static constexpr std::array<std::string_view, 8> marks = {"embed", "minilm", "bge-", "gte-",
                                                              "e5-",   "arctic", "jina", "paraphrase"};
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return model.find(mark) != std::string_view::npos; });
}

EmbedderPlan chooseEmbedder(const EmbedderSettings &settings, const ProviderRegistry::Accounts &accounts)
{
    const bool isAuto = settings.kind == "auto";
    if ((isAuto || settings.kind == "service") && !settings.url.empty())
        return {EmbeddingWire::Service, settings.url, ""};
    if (settings.kind == "openai" && !settings.url.empty() && !settings.model.empty())
        return {EmbeddingWire::OpenAi, settings.url, settings.model};
    if (isAuto || settings.kind == "ollama")
        return ollamaPlan(settings, accounts);
    return {};
}

} // namespace llm0
