#include "admin/auditcontroller.h"

#include "admin/csv.h"
#include "admin/paging.h"

namespace llm0 {

namespace {

constexpr int exportPage = 500;

void writeEvent(JsonWriter &json, const AuditEvent &event)
{
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

} // namespace

void AuditController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/audit", answering(this, &AuditController::list));
    routes.add("GET", "/v1/admin/export/audit.csv", [this](const AdminCall &call) { exportCsv(call); });
}

Result<AuditFilter> AuditController::filterOf(const AdminCall &call) const
{
    AuditFilter filter;
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const auto from = timeOf(call, "from", 0, calendar);
    const auto to = timeOf(call, "to", 0, calendar);
    if (!from || !to)
        return from ? to.error() : from.error();
    filter.from = *from;
    filter.to = *to;
    filter.actor = call.query("actor");
    filter.action = call.query("action");
    filter.text = call.query("text");
    return filter;
}

Result<AdminReply> AuditController::list(const AdminCall &call)
{
    auto filter = filterOf(call);
    const auto page = pageOf(call, 100);
    if (!filter || !page)
        return filter ? page.error() : filter.error();
    filter->beforeId = page->cursor;
    filter->limit = page->limit;
    const auto events = m_services.registry.audit(*filter);
    if (!events)
        return events.error();
    JsonWriter json;
    json.beginObject().key("events").beginArray();
    for (const AuditEvent &event : *events)
        writeEvent(json, event);
    json.endArray();
    const bool full = !events->empty() && int(events->size()) == page->limit;
    writeNextCursor(json, full ? std::optional(events->back().id) : std::nullopt);
    return AdminReply{200, json.endObject().take()};
}

void AuditController::exportCsv(const AdminCall &call)
{
    auto filter = filterOf(call);
    if (!filter)
        return sendError(*call.response, filter.error());
    filter->limit = exportPage;
    call.response->begin(200, {{"Content-Type", "text/csv; charset=utf-8"},
                               {"Content-Disposition", "attachment; filename=\"audit.csv\""},
                               {"Cache-Control", "no-store"}});
    call.response->write(csvLine({"at", "actor", "action", "target", "before", "after"}));
    for (;;) {
        const auto events = m_services.registry.audit(*filter);
        if (!events)
            return call.response->abort();
        for (const AuditEvent &event : *events)
            call.response->write(csvLine(
                {toRfc3339(event.at), event.actor, event.action, event.target, event.before, event.after}));
        if (int(events->size()) < filter->limit)
            break;
        filter->beforeId = events->back().id;
    }
    call.response->end();
}

} // namespace llm0
