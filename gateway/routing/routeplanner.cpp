#include "routing/routeplanner.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace llm0 {

namespace {

struct Prefix {
    std::string_view text;
    std::string_view provider;
};
constexpr std::array<Prefix, 4> prefixes = {
    {{"gpt-", "openai"}, {"chatgpt-", "openai"}, {"claude-", "anthropic"}, {"gemini-", "google"}}};

bool isReasoningName(std::string_view model)
{
    return model.size() >= 2 && model[0] == 'o' && std::isdigit(static_cast<unsigned char>(model[1])) != 0;
}

/// "llama3.3" and "llama3.3:latest" are the same pulled model.
bool isPulled(const ProviderAccount &account, std::string_view model)
{
    return std::any_of(account.models.begin(), account.models.end(), [model](const std::string &pulled) {
        return pulled == model || pulled == std::string(model) + ":latest";
    });
}

std::string_view localProviderOf(std::string_view model, const ProviderRegistry::Accounts &accounts)
{
    for (const auto &[slug, account] : accounts) {
        if (account.enabled && account.description->local && isPulled(account, model))
            return slug;
    }
    return {};
}

Error notFound(const std::string &message)
{
    return {ErrorCode::ModelNotFound, message, "model"};
}

} // namespace

RouteStep placeOf(std::string_view model, const ProviderRegistry::Accounts &accounts, const PriceBook &prices)
{
    const std::size_t slash = model.find('/');
    if (slash != std::string_view::npos) {
        std::string_view slug = model.substr(0, slash);
        if (slug == "gemini")
            slug = "google";
        if (accounts.contains(slug) || describeProvider(slug))
            return {std::string(slug), std::string(model.substr(slash + 1))};
    }
    for (const Prefix &prefix : prefixes) {
        if (model.starts_with(prefix.text))
            return {std::string(prefix.provider), std::string(model)};
    }
    if (isReasoningName(model))
        return {"openai", std::string(model)};
    if (std::string known = prices.providerOf(model); !known.empty())
        return {std::move(known), std::string(model)};
    return {std::string(localProviderOf(model, accounts)), std::string(model)};
}

Result<RoutePlan> planRoute(std::string_view model, const ProviderRegistry::Accounts &accounts,
                            const PriceBook &prices)
{
    RouteStep step = placeOf(model, accounts, prices);
    const std::string name(model);
    if (step.provider.empty() || step.model.empty())
        return notFound("no provider knows the model '" + name
                        + "': check the name, write provider/model, or pull it with Ollama");
    const auto account = accounts.find(step.provider);
    if (account == accounts.end())
        return notFound("the model '" + name + "' belongs to " + step.provider
                        + ", which this gateway cannot reach yet");
    const ProviderDescription &description = *account->second.description;
    if (!account->second.enabled)
        return notFound("the model '" + name + "' belongs to " + std::string(description.name)
                        + ", which is switched off under Providers");
    if (!account->second.usable() && !account->second.unreadKey.empty())
        return Error{ErrorCode::ProviderKeyUnreadable,
                     "the key of " + std::string(description.name)
                         + " cannot be read, so nothing is sent there: " + account->second.whyUnread,
                     "provider_key"};
    if (!account->second.usable())
        return notFound("the model '" + name + "' belongs to " + std::string(description.name)
                        + ", which has no key: set one under Providers or in "
                        + std::string(description.keyVariable));
    return RoutePlan{{std::move(step)}};
}

} // namespace llm0
