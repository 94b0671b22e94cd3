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

constexpr UnixMs hourMs = 3'600'000;
constexpr UnixMs longestTimerMs = 24 * hourMs;
constexpr int usualOverlapHours = 24;
constexpr int longestOverlapHours = 30 * 24;

std::string shownPart(const Secret &secret)
{
    return secret.reveal().substr(0, keyPrefix.size() + shownDigits) + "…";
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

KeysController::KeysController(AdminServices &services) : AdminController(services)
{
    QObject::connect(&m_oldKeys, &QTimer::timeout, &m_oldKeys, [this] { forgetOldKeys(); });
    watchOldKeys();
}

void KeysController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/projects/{id}/api-keys", answering(this, &KeysController::list));
    routes.add("POST", "/v1/admin/projects/{id}/api-keys", answering(this, &KeysController::create));
    routes.add("PATCH", "/v1/admin/projects/{id}/api-keys/{key_id}",
               answering(this, &KeysController::change));
    routes.add("POST", "/v1/admin/projects/{id}/api-keys/{key_id}/rotate",
               answering(this, &KeysController::rotate));
}

/// The next old key to run out is forgotten when it does, not when somebody looks.
void KeysController::watchOldKeys()
{
    const UnixMs now = m_services.clock.nowMs();
    std::optional<UnixMs> next;
    for (const auto &[hash, key] : m_services.directory.catalogue()->keysByHash) {
        if (key->old && (!next || key->oldHashUntil < *next))
            next = key->oldHashUntil;
    }
    if (!next)
        return;
    const UnixMs wait = std::clamp<UnixMs>(*next - now, 1, longestTimerMs);
    m_oldKeys.setSingleShot(true);
    m_oldKeys.start(static_cast<int>(wait));
}

void KeysController::forgetOldKeys()
{
    (void)reloaded("api_keys");
    watchOldKeys();
}

Result<ApiKey> KeysController::keyOf(const AdminCall &call, const Project &project) const
{
    const std::string id = call.param("key_id");
    for (const auto &key : m_services.directory.catalogue()->keysOf(project.id)) {
        if (key->uuid == id)
            return *key;
    }
    return Error{ErrorCode::NotFound, "This project has no API key with the ID '" + id + "'", "key_id"};
}

/// The same key, its caps and its past, under a new secret; the old one works on for a while.
Result<AdminReply> KeysController::rotate(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto found = keyOf(call, *project);
    if (!found)
        return found.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    int overlapHours = usualOverlapHours;
    body->read("overlap_hours", overlapHours, 0, longestOverlapHours);
    if (!found->active)
        body->fail("key_id", "names a key that is revoked");
    if (const Status read = body->finish(); !read)
        return read.error();
    ApiKey key = *std::move(found);
    AuditEvent audit = call.audit(m_services.clock, "key.rotate", key.uuid);
    audit.before = auditText(key);
    const Secret secret(std::string(keyPrefix) + randomHex(32));
    key.oldHash = overlapHours > 0 ? key.hash : std::string();
    key.oldHashUntil = overlapHours > 0 ? m_services.clock.nowMs() + overlapHours * hourMs : 0;
    key.hash = sha256(secret.reveal());
    key.shown = shownPart(secret);
    audit.after = auditText(key);
    if (const Status put = m_services.registry.updateKey(key, audit); !put)
        return put.error();
    if (const Status status = reloaded("api_keys"); !status)
        return status.error();
    watchOldKeys();
    JsonWriter json;
    json.beginObject().field("api_key", secret.reveal()).key("key");
    write(json, key, *project);
    return AdminReply{201, json.endObject().take()};
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
        .key("old_key_until");
    key.oldHashUntil > m_services.clock.nowMs() ? json.time(key.oldHashUntil) : json.null();
    json.field("spend_today", balance.day.spent).field("spend_month", balance.month.spent).endObject();
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
    key.shown = shownPart(secret);
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
    auto found = keyOf(call, *project);
    if (!found)
        return found.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    ApiKey key = *std::move(found);
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
