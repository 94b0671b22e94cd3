#include "admin/requestscontroller.h"

#include "admin/paging.h"
#include "admin/requestjson.h"

namespace llm0 {

namespace {

std::optional<std::string> unlessEmpty(std::string text)
{
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

Status readCostAbove(const AdminCall &call, RequestFilter &filter)
{
    const std::string text = call.query("cost_above");
    if (text.empty())
        return {};
    const auto money = Money::parse(text);
    if (!money)
        return Error{ErrorCode::InvalidRequest, money.error().message, "cost_above"};
    filter.costAbove = *money;
    return {};
}

Status readStatus(const AdminCall &call, RequestFilter &filter)
{
    filter.status = unlessEmpty(call.query("status"));
    if (filter.status && statusName(statusFromName(*filter.status)) != *filter.status)
        return Error{ErrorCode::InvalidRequest,
                     "'status' must be ok, failed, aborted, refused or unconfirmed", "status"};
    return {};
}

} // namespace

void RequestsController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/requests", answering(this, &RequestsController::list));
    routes.add("GET", "/v1/admin/requests/{request_id}", answering(this, &RequestsController::show));
}

Result<AdminReply> RequestsController::list(const AdminCall &call)
{
    RequestFilter filter;
    const auto page = pageOf(call, 100);
    if (!page)
        return page.error();
    filter.limit = page->limit;
    filter.beforeRow = page->cursor;
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const auto from = timeOf(call, "from", 0, calendar);
    const auto to = timeOf(call, "to", 0, calendar);
    if (!from || !to)
        return from ? to.error() : from.error();
    filter.from = *from;
    filter.to = *to;
    for (const Status &read : {readCostAbove(call, filter), readStatus(call, filter)}) {
        if (!read)
            return read.error();
    }
    if (const std::string named = call.query("project"); !named.empty()) {
        const auto project = namedProject(named);
        if (!project)
            return project.error();
        filter.project = project->id;
    }
    filter.customer = unlessEmpty(call.query("customer"));
    if (filter.customer == "~")
        filter.customer = "";
    filter.model = unlessEmpty(call.query("model"));
    filter.provider = unlessEmpty(call.query("provider"));
    return this->page(filter);
}

Result<AdminReply> RequestsController::page(const RequestFilter &filter)
{
    const auto rows = m_services.reports.requests(filter);
    if (!rows)
        return rows.error();
    const auto catalogue = m_services.directory.catalogue();
    JsonWriter json;
    json.beginObject().key("requests").beginArray();
    for (const StoredRequest &stored : *rows)
        writeRequest(json, stored.record, *catalogue);
    json.endArray();
    const bool full = !rows->empty() && int(rows->size()) == filter.limit;
    writeNextCursor(json, full ? std::optional(rows->back().row) : std::nullopt);
    return AdminReply{200, json.endObject().take()};
}

Result<AdminReply> RequestsController::show(const AdminCall &call)
{
    RequestFilter filter;
    filter.limit = 1;
    filter.requestId = call.param("request_id");
    const auto rows = m_services.reports.requests(filter);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Error{ErrorCode::NotFound, "There is no request '" + *filter.requestId + "'", "request_id"};
    return AdminReply{200, requestText(rows->front().record, *m_services.directory.catalogue())};
}

} // namespace llm0
