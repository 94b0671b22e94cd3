#include "providers/provideraccounts.h"

namespace llm0 {

namespace {

using Environment = std::map<std::string, std::string>;

std::string variable(const Environment &environment, const std::string &name)
{
    const auto found = name.empty() ? environment.end() : environment.find(name);
    return found == environment.end() ? std::string() : found->second;
}

/// AWS knows its callers by two texts; where one is stored they stand as "ID:SECRET".
ProviderKey awsKey(ProviderKey key)
{
    const std::string text = key.secret.reveal();
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return key;
    key.id = text.substr(0, colon);
    key.secret = Secret(text.substr(colon + 1));
    return key;
}

void addStored(ProviderAccount &account, const std::string &id, int weight, SecretStore &secrets)
{
    auto stored = secrets.read(providerSecretName(account.description->slug, id));
    if (!stored) {
        account.unreadKey = id;
        account.whyUnread = stored.error().message;
        return;
    }
    if (!*stored || (*stored)->empty())
        return;
    ProviderKey key{id, **stored, {}, weight, secrets.kind()};
    account.keys.push_back(account.description->auth == AuthScheme::AwsSigV4 ? awsKey(std::move(key))
                                                                             : std::move(key));
}

void takeKeys(ProviderAccount &account, const ProviderSettings &settings, const Environment &environment,
              SecretStore &secrets)
{
    const ProviderDescription &provider = *account.description;
    if (std::string named = variable(environment, provider.keyVariable); !named.empty()) {
        ProviderKey key{mainKeyId, Secret(std::move(named)), {}, settings.keyWeight, "environment"};
        if (provider.auth == AuthScheme::AwsSigV4) {
            key.id = variable(environment, "AWS_ACCESS_KEY_ID");
            key.session = Secret(variable(environment, "AWS_SESSION_TOKEN"));
        }
        account.keys.push_back(std::move(key));
    } else {
        addStored(account, mainKeyId, settings.keyWeight, secrets);
    }
    for (const auto &[id, weight] : settings.moreKeys)
        addStored(account, id, weight, secrets);
}

Result<ProviderAccount> accountOf(ProviderDescription provider, const ProviderSettings &settings,
                                  const GatewayConfig &config)
{
    ProviderAccount account;
    account.description = std::make_shared<const ProviderDescription>(std::move(provider));
    account.baseUrl = account.description->baseUrl;
    account.region = config.awsRegion;
    account.enabled = settings.enabled;
    const std::string &own = account.description->custom ? account.baseUrl : settings.baseUrl;
    if (own.empty())
        return account;
    auto url = checkedBaseUrl(own, config.allowInsecureUpstream);
    if (!url)
        return url.error();
    account.baseUrl = *std::move(url);
    return account;
}

std::vector<ProviderDescription> describedIn(const GatewayConfig &config)
{
    const auto known = knownProviders();
    std::vector<ProviderDescription> all(known.begin(), known.end());
    for (const CustomProvider &custom : config.customProviders)
        all.push_back(customProvider(custom.slug, custom.name, custom.baseUrl));
    return all;
}

} // namespace

std::string providerSecretName(std::string_view slug, std::string_view keyId)
{
    const std::string name = "provider." + std::string(slug);
    return keyId == mainKeyId ? name : name + "." + std::string(keyId);
}

Result<ProviderRegistry::Accounts> loadAccounts(const GatewayConfig &config, const Environment &environment,
                                                SecretStore &secrets)
{
    ProviderRegistry::Accounts accounts;
    for (ProviderDescription &provider : describedIn(config)) {
        const auto found = config.providers.find(provider.slug);
        const ProviderSettings settings =
            found == config.providers.end() ? ProviderSettings() : found->second;
        const std::string slug = provider.slug;
        auto account = accountOf(std::move(provider), settings, config);
        if (!account)
            return account.error();
        takeKeys(*account, settings, environment, secrets);
        accounts.emplace(slug, *std::move(account));
    }
    return accounts;
}

} // namespace llm0
