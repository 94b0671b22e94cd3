#include "providers/provideraccounts.h"

namespace llm0 {

namespace {

Status takeKey(ProviderAccount &account, const std::map<std::string, std::string> &environment,
               SecretStore &secrets)
{
    const ProviderDescription &provider = *account.description;
    const auto variable = environment.find(std::string(provider.keyVariable));
    if (!provider.keyVariable.empty() && variable != environment.end() && !variable->second.empty()) {
        account.key = Secret(variable->second);
        account.keySource = "environment";
        return {};
    }
    auto stored = secrets.read(providerSecretName(provider.slug));
    if (!stored)
        return stored.error();
    if (*stored && !(*stored)->empty()) {
        account.key = **stored;
        account.keySource = secrets.kind();
    }
    return {};
}

Result<ProviderAccount> accountOf(const ProviderDescription &provider, const GatewayConfig &config)
{
    ProviderAccount account;
    account.description = &provider;
    account.baseUrl = std::string(provider.baseUrl);
    const auto settings = config.providers.find(std::string(provider.slug));
    if (settings == config.providers.end())
        return account;
    account.enabled = settings->second.enabled;
    if (settings->second.baseUrl.empty())
        return account;
    auto url = checkedBaseUrl(settings->second.baseUrl, config.allowInsecureUpstream);
    if (!url)
        return url.error();
    account.baseUrl = *std::move(url);
    return account;
}

} // namespace

std::string providerSecretName(std::string_view slug)
{
    return "provider." + std::string(slug);
}

Result<ProviderRegistry::Accounts> loadAccounts(const GatewayConfig &config,
                                                const std::map<std::string, std::string> &environment,
                                                SecretStore &secrets)
{
    ProviderRegistry::Accounts accounts;
    for (const ProviderDescription &provider : knownProviders()) {
        auto account = accountOf(provider, config);
        if (!account)
            return account.error();
        if (const Status taken = takeKey(*account, environment, secrets); !taken)
            return taken.error();
        accounts.emplace(provider.slug, *std::move(account));
    }
    return accounts;
}

} // namespace llm0
