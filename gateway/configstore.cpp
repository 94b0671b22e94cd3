#include "configstore.h"

#include "cachesettings.h"
#include "listening.h"

#include "providers/providerregistry.h"

#include <nlohmann/json.hpp>

#include <QFile>

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr const char *pauseName = "pause";

Error unknownSetting(const std::string &name)
{
    return {ErrorCode::InvalidRequest, "There is no setting '" + name + "'", name};
}

Status checkBaseUrls(const GatewayConfig &config)
{
    for (const auto &[slug, settings] : config.providers) {
        if (settings.baseUrl.empty())
            continue;
        if (const auto checked = checkedBaseUrl(settings.baseUrl, config.allowInsecureUpstream); !checked)
            return Error{ErrorCode::InvalidRequest, checked.error().message,
                         "provider." + slug + ".base_url"};
    }
    for (const CustomProvider &custom : config.customProviders) {
        if (const auto checked = checkedBaseUrl(custom.baseUrl, config.allowInsecureUpstream); !checked)
            return Error{ErrorCode::InvalidRequest, checked.error().message, "custom_providers"};
    }
    return {};
}

/// A switch of an endpoint that nobody added is a slip of the pen.
Status checkSwitch(const GatewayConfig &config, const std::string &name)
{
    const auto isOf = [&](std::string_view slug) {
        return name.starts_with("provider." + std::string(slug) + ".");
    };
    const auto known = knownProviders();
    const auto &own = config.customProviders;
    const bool found = !endpointSwitch(name) || std::any_of(known.begin(), known.end(), [&](const auto &one) {
        return isOf(one.slug);
    }) || std::any_of(own.begin(), own.end(), [&](const auto &one) { return isOf(one.slug); });
    return found ? Status() : Status(unknownSetting(name));
}

/// Settings that only routing reads bear their variables' names.
std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// A start would refuse them; better now than then.
bool concernsListening(const std::map<std::string, std::optional<std::string>> &values)
{
    static constexpr std::array<const char *, 5> names = {"listen", "admin_listen", "tls_cert", "tls_key",
                                                          "allow_insecure_listen"};
    return std::any_of(names.begin(), names.end(), [&](const char *name) { return values.contains(name); });
}

/// LLM0 writes seconds, plain or as "60s".
std::string secondsFrom(std::string text)
{
    if (text.ends_with('s'))
        text.pop_back();
    return text;
}

} // namespace

Result<std::string> settingTextOf(const std::string &name, const JsonNode &node)
{
    std::string list;
    switch (node.kind) {
    case JsonNode::Kind::String:
    case JsonNode::Kind::Number:
        return node.text;
    case JsonNode::Kind::Boolean:
        return std::string(node.boolean ? "true" : "false");
    case JsonNode::Kind::Array:
        for (const JsonNode &item : node.items) {
            if (item.kind != JsonNode::Kind::String)
                return Error{ErrorCode::InvalidRequest, name + ": write a list of texts", name};
            list += (list.empty() ? "" : ",") + item.text;
        }
        return list;
    default:
        return Error{ErrorCode::InvalidRequest, name + ": write a text, a number, true, false or a list",
                     name};
    }
}

ConfigStore::ConfigStore(Registry &registry, Values environment, std::string configFile, Values overrides)
    : m_registry(registry)
    , m_settings(allSettings())
    , m_environment(std::move(environment))
    , m_configFile(std::move(configFile))
    , m_overrides(std::move(overrides))
{}

std::optional<Setting> ConfigStore::find(const std::string &name) const
{
    const auto found = std::find_if(m_settings.begin(), m_settings.end(),
                                    [&](const Setting &setting) { return setting.name == name; });
    return found == m_settings.end() ? endpointSwitch(name) : std::optional(*found);
}

Result<GatewayConfig> ConfigStore::load()
{
    auto stored = m_registry.settings();
    if (!stored)
        return stored.error();
    auto composed = compose(*stored);
    if (!composed)
        return composed.error();
    m_stored = *std::move(stored);
    m_config = composed->config;
    m_sources = composed->sources;
    return m_config;
}

Result<ConfigStore::Composed> ConfigStore::compose(const Values &stored) const
{
    Layer known{"stored", {}};
    std::copy_if(stored.begin(), stored.end(), std::inserter(known.values, known.values.end()),
                 [this](const auto &entry) { return find(entry.first).has_value(); });
    auto file = fileLayer();
    if (!file)
        return file.error();
    Composed composed;
    for (const Layer &layer : {known, *file, environmentLayer(), Layer{"argument", m_overrides}}) {
        if (const Status applied = applyLayer(composed, layer); !applied)
            return applied.error();
    }
    const Values &fromFile = file->values;
    for (const Values *written : {&fromFile, &m_overrides}) {
        for (const auto &[name, value] : *written) {
            if (const Status checked = checkSwitch(composed.config, name); !checked)
                return checked.error();
        }
    }
    if (const Status checked = checkBaseUrls(composed.config); !checked)
        return checked.error();
    if (const Status checked = checkEmbedder(composed.config); !checked)
        return checked.error();
    if (const auto key = m_environment.find("EMBEDDING_API_KEY"); key != m_environment.end())
        composed.config.cache.embedder.key = key->second;
    return composed;
}

Status ConfigStore::applyLayer(Composed &composed, const Layer &layer) const
{
    for (const auto &[name, value] : layer.values) {
        const auto setting = find(name);
        if (!setting)
            return unknownSetting(name);
        if (const Status written = setting->write(composed.config, value); !written)
            return Error{ErrorCode::InvalidRequest, written.error().message + " (from " + layer.source + ")",
                         name};
        composed.sources[name] = layer.source;
    }
    return {};
}

Result<ConfigStore::Layer> ConfigStore::fileLayer() const
{
    Layer layer{"file", {}};
    if (m_configFile.empty())
        return layer;
    QFile file(QString::fromStdString(m_configFile));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::InvalidRequest,
                     "Cannot read the configuration file '" + m_configFile
                         + "': " + file.errorString().toStdString(),
                     "config"};
    const auto json = parseJson(file.readAll().toStdString());
    if (!json || json->kind != JsonNode::Kind::Object)
        return Error{ErrorCode::InvalidRequest,
                     "The configuration file '" + m_configFile + "' is not a JSON object", "config"};
    for (const auto &[name, value] : json->members) {
        if (!find(name))
            return unknownSetting(name);
        if (value.kind == JsonNode::Kind::Null)
            continue;
        auto text = settingTextOf(name, value);
        if (!text)
            return text.error();
        layer.values[name] = *std::move(text);
    }
    return layer;
}

ConfigStore::Layer ConfigStore::environmentLayer() const
{
    Layer layer{"environment", {}};
    const auto take = [&](std::string_view variable, const std::string &setting) {
        const auto found = m_environment.find(std::string(variable));
        if (!variable.empty() && found != m_environment.end() && !found->second.empty())
            layer.values[setting] = found->second;
    };
    take("PORT", "listen");
    take("ADMIN_LISTEN_ADDR", "admin_listen");
    take("LLM0_TLS_CERT", "tls_cert");
    take("LLM0_TLS_KEY", "tls_key");
    take("LLM0_ALLOW_INSECURE_LISTEN", "allow_insecure_listen");
    take("MAX_CONCURRENT_REQUESTS", "max_concurrent_requests");
    take("REQUEST_TIMEOUT", "first_byte_timeout_seconds");
    take("CACHE_TTL_SECONDS", "cache_ttl_seconds");
    take("EMBEDDING_SERVICE_URL", "embedding_url");
    take("AWS_REGION", "aws_region");
    take("LLM0_DAILY_BACKUPS", "daily_backups");
    for (const char *name :
         {"FAILOVER_MODE", "FAILOVER_PROVIDER_ORDER", "FAILOVER_OPENAI_FLAGSHIP", "FAILOVER_OPENAI_CHEAP",
          "FAILOVER_ANTHROPIC_FLAGSHIP", "FAILOVER_ANTHROPIC_CHEAP", "FAILOVER_GOOGLE_FLAGSHIP",
          "FAILOVER_GOOGLE_CHEAP", "OLLAMA_MODEL_FLAGSHIP", "OLLAMA_MODEL_BALANCED", "OLLAMA_MODEL_BUDGET"})
        take(name, lowerCase(name));
    if (const auto timeout = layer.values.find("first_byte_timeout_seconds"); timeout != layer.values.end())
        timeout->second = secondsFrom(timeout->second);
    for (const ProviderDescription &provider : knownProviders())
        take(provider.urlVariable, "provider." + std::string(provider.slug) + ".base_url");
    return layer;
}

std::vector<SettingView> ConfigStore::view() const
{
    std::vector<SettingView> views;
    for (const Setting &setting : m_settings) {
        const auto source = m_sources.find(setting.name);
        views.push_back({setting.name, setting.read(m_config),
                         source == m_sources.end() ? "default" : source->second, setting.kind,
                         setting.needsRestart});
    }
    return views;
}

Status ConfigStore::change(const std::map<std::string, std::optional<std::string>> &values, AuditEvent audit)
{
    Values stored = m_stored;
    nlohmann::json before = nlohmann::json::object();
    nlohmann::json after = nlohmann::json::object();
    GatewayConfig scratch = m_config;
    for (const auto &[name, value] : values) {
        const auto setting = find(name);
        if (!setting)
            return unknownSetting(name);
        if (value) {
            if (const Status written = setting->write(scratch, *value); !written)
                return written;
        }
        const auto old = stored.find(name);
        before[name] = old == stored.end() ? nlohmann::json() : nlohmann::json(old->second);
        after[name] = value ? nlohmann::json(*value) : nlohmann::json();
        stored.erase(name);
        if (value)
            stored[name] = *value;
    }
    auto composed = compose(stored);
    if (!composed)
        return composed.error();
    for (const auto &[name, value] : values) {
        if (const Status checked = checkSwitch(composed->config, name); value && !checked)
            return checked;
    }
    // What a higher layer overrides today may hold tomorrow.
    if (const Status checked = checkBaseUrls(scratch); !checked)
        return checked;
    for (const GatewayConfig *config : {&scratch, &composed->config}) {
        if (const Status safe = checkListening(*config); !safe && concernsListening(values))
            return safe;
    }
    audit.before = before.dump();
    audit.after = after.dump();
    if (const Status put = m_registry.putSettings(values, audit); !put)
        return put;
    m_stored = std::move(stored);
    m_config = composed->config;
    m_sources = composed->sources;
    return {};
}

std::optional<PauseSwitch::State> ConfigStore::storedPause() const
{
    const auto found = m_stored.find(pauseName);
    if (found == m_stored.end())
        return std::nullopt;
    const auto json = nlohmann::json::parse(found->second, nullptr, false);
    PauseSwitch::State state;
    // What cannot be read was a pause: it stays one, for everything.
    if (!json.is_object() || json.value("scope", "all") == "all")
        state.scope = PauseSwitch::Scope::All;
    if (json.is_object() && json.contains("until") && json["until"].is_number_integer())
        state.until = json["until"].get<UnixMs>();
    if (json.is_object() && json.contains("since") && json["since"].is_number_integer())
        state.since = json["since"].get<UnixMs>();
    return state;
}

Status ConfigStore::storePause(const std::optional<PauseSwitch::State> &state, AuditEvent audit)
{
    std::optional<std::string> text;
    if (state) {
        nlohmann::json json = {{"scope", state->scope == PauseSwitch::Scope::All ? "all" : "paid"}};
        if (state->since > 0)
            json["since"] = state->since;
        if (state->until)
            json["until"] = *state->until;
        text = json.dump();
    }
    const auto old = m_stored.find(pauseName);
    audit.before = old == m_stored.end() ? "null" : old->second;
    audit.after = text.value_or("null");
    if (const Status put = m_registry.putSettings({{pauseName, text}}, audit); !put)
        return put;
    m_stored.erase(pauseName);
    if (text)
        m_stored[pauseName] = *text;
    return {};
}

} // namespace llm0
