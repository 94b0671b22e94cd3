#include "admin/keyscontroller.h"

#include "admin/fields.h"
#include "base/ids.h"

namespace llm0 {

namespace {

constexpr std::string_view keyPrefix = "llm0_live_";
constexpr std::size_t shownDigits = 4;

/// null: as the project.
void readSwitch(JsonBody &body, const std::string &name, std::optional<bool> &target)
{
    if (body.isNull(name)) {
        body.take(name);
        target.reset();
    } else if (body.has(name)) {
        bool flag = false;
        body.read(name, flag);
        target = flag;
    }
}

void readKey(JsonBody &body, ApiKey &key)
{
    readName(body, "name", key.name);
    body.read("rate_limit_per_minute", key.ratePerMinute, 1);
    readCaps(body, key.caps);
    readSwitch(body, "cache_enabled", key.cacheEnabled);
    readSwitch(body, "semantic_cache_enabled", key.semanticCacheEnabled);
}

void readPinnedCustomer(JsonBody &body, ApiKey &key)
{
    if (body.isNull("customer_id")) {
        body.take("customer_id");
        return;
    }
    body.read("customer_id", key.pinnedCustomer);
    if (!key.pinnedCustomer.empty() && !isCustomerId(key.pinnedCustomer))
        body.fail("customer_id", "must be a text of at most 256 bytes without control characters");
}

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

/// What can be changed, for the audit log. The key itself is never in it.
std::string auditText(const ApiKey &key)
{
    JsonWriter json;
    json.beginObject()
        .field("name", key.name)
        .field("shown", key.shown)
        .field("rate_limit_per_minute", key.ratePerMinute);
    writeCaps(json, key.caps);
    json.field("customer_id", unlessEmpty(key.pinnedCustomer))
        .field("cache_enabled", key.cacheEnabled)
        .field("semantic_cache_enabled", key.semanticCacheEnabled)
        .field("is_active", key.active);
    return json.endObject().take();
}

} // namespace

void KeysController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/projects/{id}/api-keys", answering(this, &KeysController::list));
    routes.add("POST", "/v1/admin/projects/{id}/api-keys", answering(this, &KeysController::create));
    routes.add("PATCH", "/v1/admin/projects/{id}/api-keys/{key_id}",
               answering(this, &KeysController::change));
}

void KeysController::write(JsonWriter &json, const ApiKey &key, const Project &project) const
{
    const ScopeBalance balance = m_services.ledger.balance(ScopeKind::Key, key.id, m_services.clock.nowMs());
    json.beginObject()
        .field("id", key.uuid)
        .field("project_id", project.uuid)
        .field("name", key.name)
        .field("shown", key.shown)
        .field("rate_limit_per_minute", key.ratePerMinute);
    writeCaps(json, key.caps);
    json.field("customer_id", unlessEmpty(key.pinnedCustomer))
        .field("cache_enabled", key.cacheEnabled)
        .field("semantic_cache_enabled", key.semanticCacheEnabled)
        .field("is_active", key.active)
        .timeField("created_at", key.createdAt)
        .field("spend_today", balance.day.spent)
        .field("spend_month", balance.month.spent)
        .endObject();
}

Result<AdminReply> KeysController::list(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    JsonWriter json;
    json.beginObject().key("api_keys").beginArray();
    for (const auto &key : m_services.directory.catalogue()->keysOf(project->id))
        write(json, *key, *project);
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<AdminReply> KeysController::create(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    ApiKey key;
    key.uuid = newUuid();
    key.project = project->id;
    key.createdAt = m_services.clock.nowMs();
    readKey(*body, key);
    readPinnedCustomer(*body, key);
    if (const Status read = body->finish(); !read)
        return read.error();

    const Secret secret(std::string(keyPrefix) + randomHex(32));
    key.hash = sha256(secret.reveal());
    key.shown = secret.reveal().substr(0, keyPrefix.size() + shownDigits) + "…";
    AuditEvent audit = call.audit(m_services.clock, "key.create", key.uuid);
    audit.after = auditText(key);
    const auto id = m_services.registry.insertKey(key, audit);
    if (!id)
        return id.error();
    key.id = *id;
    if (const Status status = reloaded("api_keys"); !status)
        return status.error();
    JsonWriter json;
    json.beginObject().field("api_key", secret.reveal()).key("key");
    write(json, key, *project);
    return AdminReply{201, json.endObject().take()};
}

Result<AdminReply> KeysController::change(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    const std::string id = call.param("key_id");
    const auto keys = m_services.directory.catalogue()->keysOf(project->id);
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto &k) { return k->uuid == id; });
    if (found == keys.end())
        return Error{ErrorCode::NotFound, "This project has no API key with the ID '" + id + "'", "key_id"};
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    ApiKey key = **found;
    AuditEvent audit = call.audit(m_services.clock, "key.update", key.uuid);
    audit.before = auditText(key);
    readKey(*body, key);
    body->read("is_active", key.active);
    if (const Status read = body->finish(); !read)
        return read.error();
    audit.after = auditText(key);
    if (const Status put = m_services.registry.updateKey(key, audit); !put)
        return put.error();
    if (const Status status = reloaded("api_keys"); !status)
        return status.error();
    JsonWriter json;
    write(json, key, *project);
    return AdminReply{200, json.take()};
}

} // namespace llm0
