#include "admin/providerscontroller.h"

#include "admin/fields.h"
#include "configstore.h"
#include "providers/provideraccounts.h"

namespace llm0 {

namespace {

constexpr std::size_t longestKey = 4096;

std::string statusOf(const ProviderAccount &account, const ProbeResult *probed)
{
    if (account.needsKey() && account.keys.empty())
        return account.unreadKey.empty() ? "no_key" : "key_unreadable";
    if (account.description->local && !account.models.empty())
        return "ok";
    if (!probed)
        return "unknown";
    return probed->ok ? "ok" : probed->reached ? "error" : "unreachable";
}

} // namespace

void ProvidersController::addRoutes(AdminRoutes &routes)
{
    const std::string one = "/v1/admin/providers/{slug}";
    routes.add("GET", "/v1/admin/providers", answering(this, &ProvidersController::list));
    routes.add("PATCH", one, answering(this, &ProvidersController::change));
    routes.add("PUT", one + "/key", answering(this, &ProvidersController::putKey));
    routes.add("DELETE", one + "/key", answering(this, &ProvidersController::removeKey));
    routes.add("POST", one + "/test", [this](const AdminCall &call) { test(call); });
}

Result<ProviderAccount> ProvidersController::accountOf(const AdminCall &call) const
{
    const auto accounts = m_services.providers.accounts();
    const auto found = accounts->find(call.param("slug"));
    if (found == accounts->end())
        return Error{ErrorCode::NotFound, "There is no provider '" + call.param("slug") + "'", "slug"};
    return found->second;
}

void ProvidersController::write(JsonWriter &json, const std::string &slug,
                                const ProviderAccount &account) const
{
    const auto found = m_results.find(slug);
    const ProbeResult *probed = found == m_results.end() ? nullptr : &found->second;
    const bool keyed = !account.keys.empty();
    json.beginObject()
        .field("slug", slug)
        .field("name", account.description->name)
        .field("kind", account.description->local    ? "local"
                       : account.description->custom ? "custom"
                                                     : "cloud")
        .field("base_url", account.baseUrl)
        .field("key_set", keyed)
        .field("key_source", keyed ? std::optional(account.keys.front().source) : std::nullopt)
        .field("enabled", account.enabled)
        .field("status", statusOf(account, probed))
        .field("latency_ms", probed ? std::optional(probed->latencyMs) : std::nullopt)
        .field("message", !account.whyUnread.empty() ? account.whyUnread
                          : probed                   ? probed->message
                                                     : std::string());
    if (account.description->local) {
        json.key("models").beginArray();
        for (const std::string &model : account.models)
            json.value(model);
        json.endArray();
    }
    json.endObject();
}

Result<AdminReply> ProvidersController::list(const AdminCall &)
{
    const auto accounts = m_services.providers.accounts();
    JsonWriter json;
    json.beginObject().key("providers").beginArray();
    for (const ProviderDescription &provider : knownProviders()) {
        if (const auto found = accounts->find(provider.slug); found != accounts->end())
            write(json, found->first, found->second);
    }
    for (const auto &[slug, account] : *accounts) {
        if (account.description->custom)
            write(json, slug, account);
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<AdminReply> ProvidersController::change(const AdminCall &call)
{
    const auto account = accountOf(call);
    if (!account)
        return account.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    const std::string slug = call.param("slug");
    std::map<std::string, std::optional<std::string>> values;
    std::string url;
    bool enabled = account->enabled;
    if (body->has("base_url")) {
        if (body->isNull("base_url"))
            body->take("base_url");
        else
            body->read("base_url", url);
        values["provider." + slug + ".base_url"] = url.empty() ? std::nullopt : std::optional(url);
    }
    body->read("enabled", enabled);
    if (body->has("enabled"))
        values["provider." + slug + ".enabled"] = enabled ? "true" : "false";
    if (const Status read = body->finish(); !read)
        return read.error();
    const AuditEvent audit = call.audit(m_services.clock, "provider.update", slug);
    if (const Status changed = m_services.config.change(values, audit); !changed)
        return changed.error();
    if (const Status applied = m_services.applyConfig(); !applied)
        return applied.error();
    m_results.erase(slug);
    announce("providers");
    const auto changed = accountOf(call);
    if (!changed)
        return changed.error();
    JsonWriter json;
    write(json, slug, *changed);
    return AdminReply{200, json.take()};
}

Result<AdminReply> ProvidersController::putKey(const AdminCall &call)
{
    if (const auto account = accountOf(call); !account)
        return account.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string text;
    body->read("key", text);
    const Secret key{std::string(trimmed(text))};
    if (!isPlainText(key.reveal(), longestKey))
        body->fail("key", "must be the provider's key: a text without control characters");
    if (const Status read = body->finish(); !read)
        return read.error();
    const std::string slug = call.param("slug");
    if (const Status written = m_services.secrets.write(providerSecretName(slug), key); !written)
        return written.error();
    if (const Status changed = keyChanged(call, slug, "provider.key.set"); !changed)
        return changed.error();
    return noContent();
}

Result<AdminReply> ProvidersController::removeKey(const AdminCall &call)
{
    if (const auto account = accountOf(call); !account)
        return account.error();
    const std::string slug = call.param("slug");
    if (const Status removed = m_services.secrets.remove(providerSecretName(slug)); !removed)
        return removed.error();
    if (const Status changed = keyChanged(call, slug, "provider.key.delete"); !changed)
        return changed.error();
    return noContent();
}

Status ProvidersController::keyChanged(const AdminCall &call, const std::string &slug,
                                       const std::string &action)
{
    m_results.erase(slug);
    // Changes no setting: it writes down that the key changed, never the key.
    if (const Status put = m_services.registry.putSettings({}, call.audit(m_services.clock, action, slug));
        !put)
        return put;
    if (const Status applied = m_services.applyConfig(); !applied)
        return applied;
    announce("providers");
    return {};
}

void ProvidersController::test(const AdminCall &call)
{
    const auto account = accountOf(call);
    if (!account)
        return sendError(*call.response, account.error());
    const std::string slug = call.param("slug");
    m_probe.start(*account, [this, slug, response = call.response](const ProbeResult &result) {
        m_results[slug] = result;
        if (const auto *provider = describeProvider(slug); provider && provider->local && result.ok)
            m_services.providers.setModels(slug, result.models);
        JsonWriter json;
        json.beginObject()
            .field("ok", result.ok)
            .field("latency_ms", result.latencyMs)
            .field("message", result.message)
            .field("models", result.models.size())
            .endObject();
        sendReply(*response, {200, json.take()});
    });
}

} // namespace llm0
