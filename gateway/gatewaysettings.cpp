#include "gatewaysettings.h"

#include "cachesettings.h"
#include "routingsettings.h"

#include "domain/budgetwindow.h"
#include "domain/timeofday.h"
#include "providers/providerregistry.h"

#include <algorithm>
#include <charconv>

namespace llm0 {

namespace {

constexpr std::int64_t heaviestKey = 1000;

Error bad(const std::string &name, const std::string &why)
{
    return {ErrorCode::InvalidRequest, name + ": " + why, name};
}

std::optional<std::int64_t> integerFrom(const std::string &text)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

template <typename Integer>
Setting integerSetting(const std::string &name, Integer GatewayConfig::*member, std::int64_t least,
                       std::int64_t most, bool restart)
{
    return {name, SettingKind::Integer, restart,
            [member](const GatewayConfig &config) { return std::to_string(config.*member); },
            [=](GatewayConfig &config, const std::string &text) -> Status {
                const auto value = integerFrom(text);
                if (!value || *value < least || *value > most)
                    return bad(name, "write a whole number from " + std::to_string(least) + " to "
                                         + std::to_string(most));
                config.*member = static_cast<Integer>(*value);
                return {};
            }};
}

Status writeBoolean(const std::string &name, bool &target, const std::string &text)
{
    if (text != "true" && text != "false" && text != "1" && text != "0")
        return bad(name, "write true or false");
    target = text == "true" || text == "1";
    return {};
}

Setting booleanSetting(const std::string &name, bool GatewayConfig::*member, bool restart)
{
    return {name, SettingKind::Boolean, restart,
            [member](const GatewayConfig &config) { return std::string(config.*member ? "true" : "false"); },
            [=](GatewayConfig &config, const std::string &text) {
                return writeBoolean(name, config.*member, text);
            }};
}

Setting usdSetting(const std::string &name, std::optional<Money> Caps::*member)
{
    return {name, SettingKind::Usd, false,
            [member](const GatewayConfig &config) {
                const auto &cap = config.accountCaps.*member;
                return cap ? cap->toShortDecimal(0) : std::string();
            },
            [=](GatewayConfig &config, const std::string &text) -> Status {
                config.accountCaps.*member = std::nullopt;
                if (text.empty() || text == "none")
                    return {};
                const auto money = Money::parse(text);
                if (!money || *money < Money())
                    return bad(name, "write US dollars with at most 9 places, 0 or more, e.g. 5 or 0.50");
                config.accountCaps.*member = *money;
                return {};
            }};
}

Setting addressSetting(const std::string &name, ListenAddress GatewayConfig::*member)
{
    return {name, SettingKind::Text, true,
            [member](const GatewayConfig &config) {
                const ListenAddress &address = config.*member;
                const bool v6 = address.host.find(':') != std::string::npos;
                return (v6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
            },
            [=](GatewayConfig &config, const std::string &text) -> Status {
                // A port alone keeps the host that is set.
                const bool portOnly = !text.empty() && integerFrom(text).has_value();
                const auto address = ListenAddress::parse(portOnly ? ":" + text : text);
                if (!address)
                    return bad(name, address.error().message);
                const std::string host = portOnly ? (config.*member).host : address->host;
                config.*member = {host, address->port};
                return {};
            }};
}

std::string joined(const std::vector<std::string> &items)
{
    std::string text;
    for (const std::string &item : items)
        text += (text.empty() ? "" : ",") + item;
    return text;
}

std::vector<std::string> splitList(std::string_view text)
{
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (const std::string_view item = trimmed(text.substr(0, comma)); !item.empty())
            items.emplace_back(item);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return items;
}

Setting listSetting(const std::string &name, std::vector<std::string> GatewayConfig::*member)
{
    return {name, SettingKind::List, true,
            [member](const GatewayConfig &config) { return joined(config.*member); },
            [member](GatewayConfig &config, const std::string &text) -> Status {
                config.*member = splitList(text);
                return {};
            }};
}

Setting timeZoneSetting()
{
    return {"budget_time_zone", SettingKind::Text, true,
            [](const GatewayConfig &config) { return config.budgetTimeZone; },
            [](GatewayConfig &config, const std::string &text) -> Status {
                if (const auto calendar = BudgetCalendar::forZone(text); !calendar)
                    return calendar.error();
                config.budgetTimeZone = text;
                return {};
            }};
}

Setting backupTimeSetting()
{
    const std::string name = "daily_backup_time";
    return {name, SettingKind::Text, false,
            [](const GatewayConfig &config) { return config.dailyBackupTime; },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                if (!minuteOfDay(text))
                    return bad(name, "write a time of day from 00:00 to 23:59");
                config.dailyBackupTime = text;
                return {};
            }};
}

Setting secretsBackendSetting()
{
    const std::string name = "secrets_backend";
    return {name, SettingKind::Text, true, [](const GatewayConfig &config) { return config.secretsBackend; },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                if (text != "auto" && text != "keychain" && text != "file")
                    return bad(name, "write auto, keychain or file");
                config.secretsBackend = text;
                return {};
            }};
}

Setting textSetting(const std::string &name, std::string GatewayConfig::*member, bool restart = false)
{
    return {name, SettingKind::Text, restart,
            [member](const GatewayConfig &config) { return config.*member; },
            [member](GatewayConfig &config, const std::string &text) -> Status {
                config.*member = text;
                return {};
            }};
}

ProviderSettings settingsOf(const GatewayConfig &config, const std::string &slug)
{
    const auto found = config.providers.find(slug);
    return found == config.providers.end() ? ProviderSettings() : found->second;
}

/// "id:weight,id:weight"
Status readKeyShares(const std::string &name, const std::string &text, std::map<std::string, int> &keys)
{
    std::map<std::string, int> read;
    for (const std::string &item : splitList(text)) {
        const std::size_t colon = item.find(':');
        const auto weight = integerFrom(colon == std::string::npos ? "1" : item.substr(colon + 1));
        const std::string id = item.substr(0, colon);
        if (id.empty() || !weight || *weight < 0 || *weight > heaviestKey)
            return bad(name, "write id:weight pairs with weights from 0 to 1000, e.g. second:1");
        read[id] = static_cast<int>(*weight);
    }
    keys = std::move(read);
    return {};
}

void addProviderSwitches(std::vector<Setting> &settings, const std::string &slug)
{
    const std::string enabled = "provider." + slug + ".enabled";
    settings.push_back({enabled, SettingKind::Boolean, false,
                        [slug](const GatewayConfig &config) {
                            return std::string(settingsOf(config, slug).enabled ? "true" : "false");
                        },
                        [slug, enabled](GatewayConfig &config, const std::string &text) {
                            return writeBoolean(enabled, config.providers[slug].enabled, text);
                        }});
    const std::string weight = "provider." + slug + ".key_weight";
    settings.push_back(
        {weight, SettingKind::Integer, false,
         [slug](const GatewayConfig &config) { return std::to_string(settingsOf(config, slug).keyWeight); },
         [slug, weight](GatewayConfig &config, const std::string &text) -> Status {
             const auto value = integerFrom(text);
             if (!value || *value < 0 || *value > heaviestKey)
                 return bad(weight, "write a whole number from 0 to 1000");
             config.providers[slug].keyWeight = static_cast<int>(*value);
             return {};
         }});
    const std::string more = "provider." + slug + ".more_keys";
    settings.push_back({more, SettingKind::Text, false,
                        [slug](const GatewayConfig &config) {
                            std::string text;
                            for (const auto &[id, share] : settingsOf(config, slug).moreKeys)
                                text += (text.empty() ? "" : ",") + id + ":" + std::to_string(share);
                            return text;
                        },
                        [slug, more](GatewayConfig &config, const std::string &text) {
                            return readKeyShares(more, text, config.providers[slug].moreKeys);
                        }});
}

void addProvider(std::vector<Setting> &settings, const std::string &slug)
{
    const std::string url = "provider." + slug + ".base_url";
    settings.push_back({url, SettingKind::Text, false,
                        [slug](const GatewayConfig &config) { return settingsOf(config, slug).baseUrl; },
                        [slug](GatewayConfig &config, const std::string &text) -> Status {
                            config.providers[slug].baseUrl =
                                slug == "ollama" && !text.empty() ? ollamaBaseUrl(text) : text;
                            return {};
                        }});
    addProviderSwitches(settings, slug);
}

} // namespace

std::optional<Setting> endpointSwitch(const std::string &name)
{
    constexpr std::string_view head = "provider.";
    const std::size_t point = name.rfind('.');
    if (!name.starts_with(head) || point <= head.size())
        return std::nullopt;
    std::vector<Setting> switches;
    addProviderSwitches(switches, name.substr(head.size(), point - head.size()));
    const auto found = std::find_if(switches.begin(), switches.end(),
                                    [&](const Setting &setting) { return setting.name == name; });
    return found == switches.end() ? std::nullopt : std::optional(*found);
}

std::string ollamaBaseUrl(std::string url)
{
    while (url.ends_with('/'))
        url.pop_back();
    return url.ends_with("/v1") ? url : url + "/v1";
}

std::vector<Setting> allSettings()
{
    constexpr std::int64_t day = 86'400;
    std::vector<Setting> settings = {
        addressSetting("listen", &GatewayConfig::listen),
        addressSetting("admin_listen", &GatewayConfig::adminListen),
        textSetting("tls_cert", &GatewayConfig::tlsCertificate, true),
        textSetting("tls_key", &GatewayConfig::tlsKey, true),
        booleanSetting("allow_insecure_listen", &GatewayConfig::allowInsecureListen, true),
        integerSetting("workers", &GatewayConfig::workers, 0, 256, true),
        timeZoneSetting(),
        usdSetting("daily_cap_usd", &Caps::perDay),
        usdSetting("monthly_cap_usd", &Caps::perMonth),
        usdSetting("per_request_max_usd", &Caps::perRequest),
        integerSetting("retention_days", &GatewayConfig::retentionDays, 0, 36'500, false),
        integerSetting("daily_backups", &GatewayConfig::dailyBackups, 0, 366, false),
        backupTimeSetting(),
        booleanSetting("synchronous_full", &GatewayConfig::synchronousFull, true),
        integerSetting("idle_timeout_seconds", &GatewayConfig::idleTimeoutSeconds, 1, day, false),
        integerSetting("first_byte_timeout_seconds", &GatewayConfig::firstByteTimeoutSeconds, 1, day, false),
        integerSetting("longest_answer_seconds", &GatewayConfig::longestAnswerSeconds, 1, day, false),
        integerSetting("max_concurrent_requests", &GatewayConfig::maxConcurrentRequests, 1, 100'000, false),
        integerSetting("unknown_model_output_limit", &GatewayConfig::unknownModelOutputLimit, 1, 10'000'000,
                       false),
        integerSetting("least_useful_output_tokens", &GatewayConfig::leastUsefulOutputTokens, 1, 1'000'000,
                       false),
        listSetting("allowed_hosts", &GatewayConfig::allowedHosts),
        listSetting("cors_origins", &GatewayConfig::corsOrigins),
        booleanSetting("allow_insecure_upstream", &GatewayConfig::allowInsecureUpstream, false),
        secretsBackendSetting(),
        textSetting("aws_region", &GatewayConfig::awsRegion),
        customProvidersSetting(),
    };
    addFailoverSettings(settings);
    for (Setting &setting : cacheSettings())
        settings.push_back(std::move(setting));
    for (const ProviderDescription &provider : knownProviders())
        addProvider(settings, std::string(provider.slug));
    return settings;
}

} // namespace llm0
