#include "routing/failoverchain.h"

#include <algorithm>

namespace llm0 {

namespace {

bool holdsAny(std::string_view name, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

/// Collects steps, each once, as far as they can be reached.
class Steps
{
public:
    explicit Steps(const ProviderRegistry::Accounts &accounts) : m_accounts(accounts) {}

    void add(const std::string &provider, const std::string &model)
    {
        const auto account = m_accounts.find(provider);
        const RouteStep step{provider, model};
        if (!model.empty() && account != m_accounts.end() && account->second.usable()
            && std::find(m_steps.begin(), m_steps.end(), step) == m_steps.end())
            m_steps.push_back(step);
    }

    std::vector<RouteStep> take() { return std::move(m_steps); }

private:
    const ProviderRegistry::Accounts &m_accounts;
    std::vector<RouteStep> m_steps;
};

bool namesItsProvider(std::string_view model, const RouteStep &asked)
{
    return model.size() > asked.model.size();
}

bool isLocal(const RouteStep &step, const ProviderRegistry::Accounts &accounts)
{
    const auto account = accounts.find(step.provider);
    return account != accounts.end() && account->second.description->local;
}

void addClouds(Steps &steps, const RouteStep &asked, ModelClass kind, const FailoverSettings &settings)
{
    for (const std::string &provider : settings.providerOrder) {
        const auto found = settings.standIns.find(provider);
        if (provider == asked.provider || found == settings.standIns.end())
            continue;
        steps.add(provider, kind == ModelClass::Flagship ? found->second.flagship : found->second.cheap);
    }
}

} // namespace

ModelClass classOf(std::string_view model)
{
    if (holdsAny(model, {"nano", "lite", "-8b", "micro", "instant", "-small", "-tiny"}))
        return ModelClass::Budget;
    if (holdsAny(model, {"-mini", "haiku", "flash", "-medium"}))
        return ModelClass::Balanced;
    return ModelClass::Flagship;
}

Result<RoutePlan> withFailover(std::string_view model, const RouteStep &asked,
                               const FailoverSettings &settings, const ProviderRegistry::Accounts &accounts,
                               const PriceBook &prices, bool embeds)
{
    Steps steps(accounts);
    if (const auto chain = settings.chains.find(std::string(model)); chain != settings.chains.end()) {
        steps.add(asked.provider, asked.model);
        for (const std::string &name : chain->second) {
            const RouteStep step = placeOf(name, accounts, prices);
            steps.add(step.provider, step.model);
        }
    } else if (namesItsProvider(model, asked) || isLocal(asked, accounts)) {
        steps.add(asked.provider, asked.model);
    } else {
        const ModelClass kind = classOf(asked.model);
        const std::string local = embeds ? std::string() : settings.ollama[static_cast<std::size_t>(kind)];
        const FailoverMode mode = settings.mode;
        if (mode == FailoverMode::LocalFirst || mode == FailoverMode::LocalOnly)
            steps.add("ollama", local);
        if (mode != FailoverMode::LocalOnly) {
            steps.add(asked.provider, asked.model);
            if (!embeds)
                addClouds(steps, asked, kind, settings);
        }
        if (mode == FailoverMode::CloudFirst)
            steps.add("ollama", local);
    }
    RoutePlan plan{steps.take()};
    if (plan.steps.empty())
        return Error{ErrorCode::ModelNotFound,
                     "FAILOVER_MODE is local_only and no Ollama model stands in for '" + std::string(model)
                         + "': set OLLAMA_MODEL_FLAGSHIP, _BALANCED and _BUDGET, or another mode",
                     "model"};
    return plan;
}

Result<std::vector<RouteStep>> stepsFor(std::string_view model, const FailoverSettings &settings,
                                        const ProviderRegistry::Accounts &accounts, const PriceBook &prices,
                                        bool embeds)
{
    auto plan = planRoute(model, accounts, prices);
    const RouteStep asked = plan ? plan->steps.front() : placeOf(model, accounts, prices);
    auto all = withFailover(model, asked, settings, accounts, prices, embeds);
    if (!all)
        return plan ? all.error() : plan.error();
    // A place that is not set up is the owner's to mend; only a local model may serve in its stead.
    const auto first = accounts.find(all->steps.front().provider);
    if (!plan && !first->second.description->local)
        return plan.error();
    return std::move(all->steps);
}

} // namespace llm0
