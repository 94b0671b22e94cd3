#include "admin/auditcontroller.h"

#include "admin/paging.h"

namespace llm0 {

void AuditController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/audit", answering(this, &AuditController::list));
}

Result<AdminReply> AuditController::list(const AdminCall &call)
{
    const auto page = pageOf(call, 100);
    if (!page)
        return page.error();
    const auto events = m_services.registry.audit(page->cursor, page->limit);
    if (!events)
        return events.error();
    JsonWriter json;
    json.beginObject().key("events").beginArray();
    for (const AuditEvent &event : *events) {
        json.beginObject()
            .field("id", event.id)
            .timeField("at", event.at)
            .field("actor", event.actor)
            .field("action", event.action)
            .field("target", event.target)
            .rawField("before", event.before)
            .rawField("after", event.after)
            .endObject();
    }
    json.endArray();
    const bool full = !events->empty() && int(events->size()) == page->limit;
    writeNextCursor(json, full ? std::optional(events->back().id) : std::nullopt);
    return AdminReply{200, json.endObject().take()};
}

} // namespace llm0
