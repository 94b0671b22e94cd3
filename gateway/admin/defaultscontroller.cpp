#include "admin/defaultscontroller.h"

#include "admin/fields.h"
#include "admin/knownmodel.h"

namespace llm0 {

namespace {

constexpr const char *prefix = "default_";

std::string defaultsText(const std::optional<LimitSet> &limits)
{
    JsonWriter json;
    json.beginObject();
    writeLimits(json, prefix, limits.value_or(LimitSet()));
    return json.endObject().take();
}

} // namespace

void DefaultsController::addRoutes(AdminRoutes &routes)
{
    const std::string path = "/v1/admin/projects/{id}/defaults";
    routes.add("GET", path, answering(this, &DefaultsController::show));
    routes.add("PATCH", path, answering(this, &DefaultsController::change));
    routes.add("DELETE", path, answering(this, &DefaultsController::remove));
}

Result<AdminReply> DefaultsController::show(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    return AdminReply{200, defaultsText(project->defaults)};
}

Result<AdminReply> DefaultsController::change(const AdminCall &call)
{
    auto project = projectOf(call);
    if (!project)
        return project.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    AuditEvent audit = call.audit(m_services.clock, "defaults.update", project->uuid);
    audit.before = defaultsText(project->defaults);
    LimitSet limits = project->defaults.value_or(LimitSet());
    readLimits(*body, prefix, limits);
    checkDowngradeModel(*body, prefix, limits, m_services.prices.current());
    if (const Status read = body->finish(); !read)
        return read.error();
    project->defaults = limits;
    audit.after = defaultsText(project->defaults);
    return store(*project, audit);
}

Result<AdminReply> DefaultsController::remove(const AdminCall &call)
{
    auto project = projectOf(call);
    if (!project)
        return project.error();
    AuditEvent audit = call.audit(m_services.clock, "defaults.delete", project->uuid);
    audit.before = defaultsText(project->defaults);
    project->defaults.reset();
    const auto stored = store(*project, audit);
    return stored ? Result<AdminReply>(noContent()) : stored;
}

Result<AdminReply> DefaultsController::store(const Project &project, const AuditEvent &audit)
{
    if (const Status put = m_services.registry.updateProject(project, audit); !put)
        return put.error();
    if (const Status status = reloaded("defaults"); !status)
        return status.error();
    return AdminReply{200, defaultsText(project.defaults)};
}

} // namespace llm0
