#include "admin/providerkeyscontroller.h"

#include "admin/breakername.h"
#include "admin/fields.h"
#include "configstore.h"
#include "providers/provideraccounts.h"
#include "routingsettings.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t longestKey = 4096;
constexpr int heaviest = 1000;
constexpr std::int64_t usPerMs = 1000;

std::string sharesText(const std::map<std::string, int> &shares)
{
    std::string text;
    for (const auto &[id, weight] : shares)
        text += (text.empty() ? "" : ",") + id + ":" + std::to_string(weight);
    return text;
}

bool isKeyId(const std::string &id)
{
    return !id.empty() && id.size() <= 32 && id != mainKeyId
           && std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) || c == '-'; });
}

void writeHealth(JsonWriter &json, const PlaceHealth &place)
{
    json.beginObject()
        .field("provider", place.place.provider)
        .field("model", place.place.model)
        .field("state", breakerName(place.state))
        .field("open_for_ms", place.openForMs)
        .field("failures_in_a_row", place.failuresInARow)
        .field("calls", place.calls)
        .field("failures", place.failures)
        .field("last_failure", place.lastFailure)
        .field("first_byte_ms", place.firstByteMs)
        .endObject();
}

} // namespace

void ProviderKeysController::addRoutes(AdminRoutes &routes)
{
    const std::string all = "/v1/admin/providers";
    routes.add("GET", all + "/health", answering(this, &ProviderKeysController::health));
    routes.add("POST", all, answering(this, &ProviderKeysController::addProvider));
    routes.add("DELETE", all + "/{slug}", answering(this, &ProviderKeysController::removeProvider));
    routes.add("POST", all + "/{slug}/keys", answering(this, &ProviderKeysController::addKey));
    routes.add("PATCH", all + "/{slug}/keys/{key_id}", answering(this, &ProviderKeysController::changeKey));
    routes.add("DELETE", all + "/{slug}/keys/{key_id}", answering(this, &ProviderKeysController::removeKey));
}

Status ProviderKeysController::change(const AdminCall &call, const std::string &action,
                                      const std::string &slug, const Values &values)
{
    if (const Status changed = m_services.config.change(values, call.audit(m_services.clock, action, slug));
        !changed)
        return changed;
    if (const Status applied = m_services.applyConfig(); !applied)
        return applied;
    announce("providers");
    return {};
}

Result<AdminReply> ProviderKeysController::addProvider(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    CustomProvider added;
    body->read("slug", added.slug);
    body->read("name", added.name);
    body->read("base_url", added.baseUrl);
    if (const Status read = body->finish(); !read)
        return read.error();
    const GatewayConfig &config = m_services.config.config();
    std::vector<CustomProvider> providers = config.customProviders;
    if (const Status checked = checkNewEndpoint(added, providers, config.allowInsecureUpstream); !checked)
        return checked.error();
    providers.push_back(added);
    if (const Status changed =
            change(call, "provider.add", added.slug, {{"custom_providers", customProvidersText(providers)}});
        !changed)
        return changed.error();
    JsonWriter json;
    json.beginObject()
        .field("slug", added.slug)
        .field("name", added.name.empty() ? added.slug : added.name)
        .field("base_url", added.baseUrl)
        .endObject();
    return AdminReply{201, json.take()};
}

Result<AdminReply> ProviderKeysController::removeProvider(const AdminCall &call)
{
    std::vector<CustomProvider> providers = m_services.config.config().customProviders;
    const std::string slug = call.param("slug");
    if (std::erase_if(providers, [&slug](const CustomProvider &custom) { return custom.slug == slug; }) == 0)
        return Error{ErrorCode::NotFound, "There is no provider '" + slug + "' that was added by you",
                     "slug"};
    std::map<std::string, int> keys = sharesOf(slug);
    keys[mainKeyId] = 0;
    for (const auto &[id, weight] : keys) {
        if (const Status removed = m_services.secrets.remove(providerSecretName(slug, id)); !removed)
            return removed.error();
    }
    Values values{{"custom_providers", customProvidersText(providers)}};
    for (const char *own : {".enabled", ".key_weight", ".more_keys"})
        values["provider." + slug + own] = std::nullopt;
    m_services.health.forgetKeys(slug);
    if (const Status changed = change(call, "provider.remove", slug, values); !changed)
        return changed.error();
    return noContent();
}

std::map<std::string, int> ProviderKeysController::sharesOf(const std::string &slug) const
{
    const auto &providers = m_services.config.config().providers;
    const auto found = providers.find(slug);
    return found == providers.end() ? std::map<std::string, int>() : found->second.moreKeys;
}

Status ProviderKeysController::storeShares(const AdminCall &call, const std::string &action,
                                           const std::map<std::string, int> &shares)
{
    const std::string slug = call.param("slug");
    m_services.health.forgetKeys(slug);
    return change(call, action, slug, {{"provider." + slug + ".more_keys", sharesText(shares)}});
}

Result<AdminReply> ProviderKeysController::addKey(const AdminCall &call)
{
    const std::string slug = call.param("slug");
    if (!m_services.providers.accounts()->contains(slug))
        return Error{ErrorCode::NotFound, "There is no provider '" + slug + "'", "slug"};
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string id;
    std::string text;
    int weight = 1;
    body->read("id", id);
    body->read("key", text);
    body->read("weight", weight, 0, heaviest);
    const Secret key{std::string(trimmed(text))};
    std::map<std::string, int> shares = sharesOf(slug);
    if (!isKeyId(id) || shares.contains(id))
        body->fail("id", "must be a new short name of letters, digits and '-'");
    if (!isPlainText(key.reveal(), longestKey))
        body->fail("key", "must be the provider's key: a text without control characters");
    if (const Status read = body->finish(); !read)
        return read.error();
    if (const Status written = m_services.secrets.write(providerSecretName(slug, id), key); !written)
        return written.error();
    shares[id] = weight;
    if (const Status stored = storeShares(call, "provider.key.add", shares); !stored)
        return stored.error();
    return noContent();
}

Result<AdminReply> ProviderKeysController::changeKey(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    int weight = 1;
    body->read("weight", weight, 0, heaviest);
    if (const Status read = body->finish(); !read)
        return read.error();
    const std::string id = call.param("key_id");
    const std::string slug = call.param("slug");
    if (id == mainKeyId) {
        if (const Status changed = change(call, "provider.key.weight", slug,
                                          {{"provider." + slug + ".key_weight", std::to_string(weight)}});
            !changed)
            return changed.error();
        return noContent();
    }
    std::map<std::string, int> shares = sharesOf(slug);
    if (!shares.contains(id))
        return Error{ErrorCode::NotFound, "There is no key '" + id + "'", "key_id"};
    shares[id] = weight;
    if (const Status stored = storeShares(call, "provider.key.weight", shares); !stored)
        return stored.error();
    return noContent();
}

Result<AdminReply> ProviderKeysController::removeKey(const AdminCall &call)
{
    const std::string slug = call.param("slug");
    const std::string id = call.param("key_id");
    std::map<std::string, int> shares = sharesOf(slug);
    if (shares.erase(id) == 0)
        return Error{ErrorCode::NotFound, "There is no further key '" + id + "'", "key_id"};
    if (const Status removed = m_services.secrets.remove(providerSecretName(slug, id)); !removed)
        return removed.error();
    if (const Status stored = storeShares(call, "provider.key.delete", shares); !stored)
        return stored.error();
    return noContent();
}

Result<AdminReply> ProviderKeysController::health(const AdminCall &)
{
    const std::int64_t nowMs = m_services.clock.monotonicUs() / usPerMs;
    JsonWriter json;
    json.beginObject().key("places").beginArray();
    for (const PlaceHealth &place : m_services.health.all(nowMs))
        writeHealth(json, place);
    json.endArray().key("keys").beginArray();
    const auto accounts = m_services.providers.accounts();
    for (const auto &[slug, account] : *accounts) {
        for (const ProviderKey &key : account.keys) {
            json.beginObject()
                .field("provider", slug)
                .field("id", key.id)
                .field("weight", key.weight)
                .field("source", key.source)
                .field("rests_for_ms", m_services.health.keyRestsForMs(slug, key.id, nowMs))
                .endObject();
        }
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

} // namespace llm0
