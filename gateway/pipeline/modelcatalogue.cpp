#include "pipeline/modelcatalogue.h"

#include "routing/routeplanner.h"

namespace llm0 {

namespace {

ListedModel listed(std::string name, const std::string &provider, const ModelPrice *price)
{
    ListedModel model;
    model.name = std::move(name);
    model.provider = provider;
    model.embeds = model.name.find("embed") != std::string::npos;
    if (price) {
        model.contextTokens = price->contextTokens;
        model.maxOutputTokens = price->maxOutputTokens;
    }
    return model;
}

} // namespace

std::vector<ListedModel> reachableModels(const Line &line)
{
    const auto accounts = line.providers.accounts();
    const PriceBook book = line.prices.current();
    std::vector<ListedModel> models;
    for (const ModelPrice &price : book.rows()) {
        const auto account = accounts->find(price.provider);
        if (account == accounts->end() || !account->second.usable())
            continue;
        const bool bare = placeOf(price.model, *accounts, book).provider == price.provider;
        models.push_back(
            listed(bare ? price.model : price.provider + "/" + price.model, price.provider, &price));
    }
    for (const auto &[slug, account] : *accounts) {
        for (const std::string &pulled : account.models) {
            if (account.usable())
                models.push_back(listed(pulled, slug, nullptr));
        }
    }
    return models;
}

Result<ListedModel> reachableModel(const Line &line, std::string_view name)
{
    const PriceBook book = line.prices.current();
    const auto plan = planRoute(name, *line.providers.accounts(), book);
    if (!plan)
        return plan.error();
    const RouteStep &step = plan->steps.front();
    return listed(std::string(name), step.provider, book.find(step.provider, step.model));
}

} // namespace llm0
