#include "routingsettings.h"

#include "http/request.h"
#include "providers/providerregistry.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t mostRetries = 5;
constexpr std::size_t longestSlug = 32;

Error bad(const std::string &name, const std::string &why)
{
    return {ErrorCode::InvalidRequest, name + ": " + why, name};
}

Setting textSetting(const std::string &name, std::function<std::string *(FailoverSettings &)> place)
{
    return {name, SettingKind::Text, false,
            [place](const GatewayConfig &config) {
                FailoverSettings copy = config.failover;
                return *place(copy);
            },
            [place](GatewayConfig &config, const std::string &text) -> Status {
                *place(config.failover) = text;
                return {};
            }};
}

Setting modeSetting()
{
    const std::string name = "failover_mode";
    return {name, SettingKind::Text, false,
            [](const GatewayConfig &config) { return std::string(failoverModeName(config.failover.mode)); },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                const auto mode = failoverModeFrom(text);
                if (!mode)
                    return bad(name, "write cloud_first, local_first, local_only or cloud_only");
                config.failover.mode = *mode;
                return {};
            }};
}

Setting orderSetting()
{
    const std::string name = "failover_provider_order";
    return {name, SettingKind::List, false,
            [](const GatewayConfig &config) {
                std::string text;
                for (const std::string &slug : config.failover.providerOrder)
                    text += (text.empty() ? "" : ",") + slug;
                return text;
            },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                std::vector<std::string> order;
                std::string_view rest = text;
                while (!rest.empty()) {
                    const std::size_t comma = std::min(rest.find(','), rest.size());
                    const std::string slug(trimmed(rest.substr(0, comma)));
                    if (!describeProvider(slug))
                        return bad(name, "'" + slug + "' is no provider: write slugs, e.g. openai,anthropic");
                    order.push_back(slug);
                    rest.remove_prefix(std::min(comma + 1, rest.size()));
                }
                config.failover.providerOrder = std::move(order);
                return {};
            }};
}

Setting chainsSetting()
{
    const std::string name = "failover_chains";
    return {name, SettingKind::Text, false,
            [](const GatewayConfig &config) {
                return config.failover.chains.empty() ? std::string() : Json(config.failover.chains).dump();
            },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                const Json json = text.empty() ? Json::object() : Json::parse(text, nullptr, false);
                FailoverSettings read;
                if (!json.is_object())
                    return bad(name,
                               R"(write a JSON object, e.g. {"gpt-4o":["anthropic/claude-sonnet-4-5"]})");
                for (const auto &[model, chain] : json.items()) {
                    const bool texts = chain.is_array()
                                       && std::all_of(chain.begin(), chain.end(),
                                                      [](const Json &step) { return step.is_string(); });
                    if (!texts)
                        return bad(name, "'" + model + "' must have a list of model names");
                    read.chains[model] = chain.get<std::vector<std::string>>();
                }
                config.failover.chains = std::move(read.chains);
                return {};
            }};
}

Setting retriesSetting()
{
    const std::string name = "upstream_retries";
    return {name, SettingKind::Integer, false,
            [](const GatewayConfig &config) { return std::to_string(config.failover.retries); },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                const bool digit = text.size() == 1 && text[0] >= '0' && text[0] - '0' <= mostRetries;
                if (!digit)
                    return bad(name, "write a whole number from 0 to 5");
                config.failover.retries = text[0] - '0';
                return {};
            }};
}

Setting replaySetting()
{
    const std::string name = "replay_uncertain";
    return {name, SettingKind::Boolean, false,
            [](const GatewayConfig &config) {
                return std::string(config.failover.replayUncertain ? "true" : "false");
            },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                if (text != "true" && text != "false" && text != "1" && text != "0")
                    return bad(name, "write true or false");
                config.failover.replayUncertain = text == "true" || text == "1";
                return {};
            }};
}

bool isSlug(const std::string &text)
{
    return !text.empty() && text.size() <= longestSlug
           && std::all_of(text.begin(), text.end(), [](unsigned char c) {
                  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
              });
}

Result<CustomProvider> customFrom(const std::string &name, const Json &json)
{
    const auto text = [&json](const char *field) {
        return json.is_object() && json.contains(field) && json[field].is_string()
                   ? json[field].get<std::string>()
                   : std::string();
    };
    CustomProvider custom{text("slug"), text("name"), text("base_url")};
    if (!isSlug(custom.slug) || describeProvider(custom.slug))
        return bad(name, "slug must be a new short name of lower-case letters, digits, - and _");
    if (custom.baseUrl.empty())
        return bad(name, "base_url of '" + custom.slug + "' is missing");
    if (custom.name.empty())
        custom.name = custom.slug;
    return custom;
}

} // namespace

void addFailoverSettings(std::vector<Setting> &settings)
{
    settings.push_back(modeSetting());
    settings.push_back(orderSetting());
    for (const std::string slug : {"openai", "anthropic", "google"}) {
        settings.push_back(textSetting("failover_" + slug + "_flagship", [slug](FailoverSettings &failover) {
            return &failover.standIns[slug].flagship;
        }));
        settings.push_back(textSetting("failover_" + slug + "_cheap", [slug](FailoverSettings &failover) {
            return &failover.standIns[slug].cheap;
        }));
    }
    const std::array<std::string, 3> classes = {"flagship", "balanced", "budget"};
    for (std::size_t i = 0; i < classes.size(); ++i)
        settings.push_back(textSetting("ollama_model_" + classes[i],
                                       [i](FailoverSettings &failover) { return &failover.ollama[i]; }));
    settings.push_back(chainsSetting());
    settings.push_back(retriesSetting());
    settings.push_back(replaySetting());
}

Status checkNewEndpoint(const CustomProvider &added, const std::vector<CustomProvider> &others,
                        bool allowInsecure)
{
    if (!isSlug(added.slug))
        return Error{ErrorCode::InvalidRequest,
                     "A short name has 1 to 32 lower-case letters, digits, '-' and '_'", "slug"};
    const bool taken = describeProvider(added.slug)
                       || std::any_of(others.begin(), others.end(),
                                      [&](const CustomProvider &other) { return other.slug == added.slug; });
    if (taken)
        return Error{ErrorCode::Conflict, "There is a provider '" + added.slug + "' already", "slug"};
    if (added.baseUrl.empty())
        return Error{ErrorCode::InvalidRequest, "Say where it listens: https://llm.example.org/v1",
                     "base_url"};
    if (const auto checked = checkedBaseUrl(added.baseUrl, allowInsecure); !checked)
        return Error{ErrorCode::InvalidRequest, checked.error().message, "base_url"};
    return {};
}

std::string customProvidersText(const std::vector<CustomProvider> &providers)
{
    Json list = Json::array();
    for (const CustomProvider &custom : providers)
        list.push_back({{"slug", custom.slug}, {"name", custom.name}, {"base_url", custom.baseUrl}});
    return providers.empty() ? std::string() : list.dump();
}

Setting customProvidersSetting()
{
    const std::string name = "custom_providers";
    return {name, SettingKind::Text, false,
            [](const GatewayConfig &config) { return customProvidersText(config.customProviders); },
            [name](GatewayConfig &config, const std::string &text) -> Status {
                const Json json = text.empty() ? Json::array() : Json::parse(text, nullptr, false);
                if (!json.is_array())
                    return bad(name, R"(write a JSON array of {"slug","name","base_url"})");
                std::vector<CustomProvider> read;
                for (const Json &item : json) {
                    auto custom = customFrom(name, item);
                    if (!custom)
                        return custom.error();
                    const bool twice =
                        std::any_of(read.begin(), read.end(),
                                    [&](const CustomProvider &other) { return other.slug == custom->slug; });
                    if (twice)
                        return bad(name, "'" + custom->slug + "' is there twice");
                    read.push_back(*std::move(custom));
                }
                config.customProviders = std::move(read);
                return {};
            }};
}

} // namespace llm0
