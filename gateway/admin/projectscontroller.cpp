#include "admin/projectscontroller.h"

#include "admin/fields.h"
#include "base/ids.h"

namespace llm0 {

namespace {

constexpr const char *nobody = "00000000-0000-0000-0000-000000000000";
constexpr int yearSeconds = 366 * 86'400;

/// 0.95 ↔ 950; the number's text is read, so that 0.95 is 950 and not 949.
void readThreshold(JsonBody &body, int &permille)
{
    std::optional<Money> threshold = Money::fromNano(std::int64_t(permille) * 1'000'000);
    body.read("semantic_threshold", threshold);
    if (!threshold || threshold->nano() > 1'000'000'000 || threshold->nano() % 1'000'000 != 0)
        return body.fail("semantic_threshold", "must be a number from 0 to 1 with at most 3 places");
    permille = static_cast<int>(threshold->nano() / 1'000'000);
}

void readProject(JsonBody &body, Project &project)
{
    readName(body, "name", project.name);
    readCaps(body, project.caps);
    body.read("cache_enabled", project.cacheEnabled);
    body.read("semantic_cache_enabled", project.semanticCacheEnabled);
    readThreshold(body, project.semanticThresholdPermille);
    body.read("cache_ttl_seconds", project.cacheTtlSeconds, 0, yearSeconds);
    body.read("cache_random", project.cacheRandom);
    body.read("cache_per_customer", project.cachePerCustomer);
    body.read("require_customer", project.requireCustomer);
    body.read("customer_from_body", project.customerFromBody);
    body.read("is_active", project.active);
}

/// Written as an exact decimal, which money is.
Money thresholdOf(const Project &project)
{
    return Money::fromNano(std::int64_t(project.semanticThresholdPermille) * 1'000'000);
}

/// What can be changed, for the audit log.
std::string auditText(const Project &project)
{
    JsonWriter json;
    json.beginObject().field("name", project.name);
    writeCaps(json, project.caps);
    json.field("cache_enabled", project.cacheEnabled)
        .field("semantic_cache_enabled", project.semanticCacheEnabled)
        .usdField("semantic_threshold", thresholdOf(project))
        .field("cache_ttl_seconds", project.cacheTtlSeconds)
        .field("cache_random", project.cacheRandom)
        .field("cache_per_customer", project.cachePerCustomer)
        .field("require_customer", project.requireCustomer)
        .field("customer_from_body", project.customerFromBody)
        .field("is_active", project.active);
    return json.endObject().take();
}

} // namespace

void ProjectsController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/projects", answering(this, &ProjectsController::list));
    routes.add("POST", "/v1/admin/projects", answering(this, &ProjectsController::create));
    routes.add("GET", "/v1/admin/projects/{id}", answering(this, &ProjectsController::show));
    routes.add("PATCH", "/v1/admin/projects/{id}", answering(this, &ProjectsController::change));
}

void ProjectsController::write(JsonWriter &json, const Project &project) const
{
    const ScopeBalance balance =
        m_services.ledger.balance(ScopeKind::Project, project.id, m_services.clock.nowMs());
    json.beginObject().field("id", project.uuid).field("user_id", project.userId).field("name", project.name);
    writeCaps(json, project.caps);
    json.field("cache_enabled", project.cacheEnabled)
        .field("semantic_cache_enabled", project.semanticCacheEnabled)
        .usdField("semantic_threshold", thresholdOf(project))
        .field("cache_ttl_seconds", project.cacheTtlSeconds)
        .field("cache_random", project.cacheRandom)
        .field("cache_per_customer", project.cachePerCustomer)
        .field("require_customer", project.requireCustomer)
        .field("customer_from_body", project.customerFromBody)
        .field("is_active", project.active)
        .timeField("created_at", project.createdAt)
        .field("spend_today", balance.day.spent)
        .field("spend_month", balance.month.spent)
        .field("reserved", balance.day.reserved)
        .endObject();
}

Result<AdminReply> ProjectsController::list(const AdminCall &)
{
    const auto catalogue = m_services.directory.catalogue();
    std::map<ProjectId, std::shared_ptr<const Project>> ordered(catalogue->projects.begin(),
                                                                catalogue->projects.end());
    JsonWriter json;
    json.beginObject().key("projects").beginArray();
    for (const auto &[id, project] : ordered)
        write(json, *project);
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<AdminReply> ProjectsController::create(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    Project project;
    project.uuid = newUuid();
    project.userId = nobody;
    project.createdAt = m_services.clock.nowMs();
    project.cacheTtlSeconds = m_services.settings()->cache.ttlSeconds;
    body->read("user_id", project.userId);
    if (body->has("user_id") && !isUuid(project.userId))
        body->fail("user_id", "must be a UUID");
    readProject(*body, project);
    if (const Status read = body->finish(); !read)
        return read.error();

    AuditEvent audit = call.audit(m_services.clock, "project.create", project.uuid);
    audit.after = auditText(project);
    const auto id = m_services.registry.insertProject(project, audit);
    if (!id)
        return id.error();
    project.id = *id;
    if (const Status status = reloaded("projects"); !status)
        return status.error();
    JsonWriter json;
    write(json, project);
    return AdminReply{201, json.take()};
}

Result<AdminReply> ProjectsController::show(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    JsonWriter json;
    write(json, *project);
    return AdminReply{200, json.take()};
}

Result<AdminReply> ProjectsController::change(const AdminCall &call)
{
    auto project = projectOf(call);
    if (!project)
        return project.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    AuditEvent audit = call.audit(m_services.clock, "project.update", project->uuid);
    audit.before = auditText(*project);
    readProject(*body, *project);
    if (const Status read = body->finish(); !read)
        return read.error();
    audit.after = auditText(*project);
    if (const Status put = m_services.registry.updateProject(*project, audit); !put)
        return put.error();
    if (const Status status = reloaded("projects"); !status)
        return status.error();
    JsonWriter json;
    write(json, *project);
    return AdminReply{200, json.take()};
}

} // namespace llm0
