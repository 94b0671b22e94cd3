#include "admin/requestscontroller.h"

#include "admin/paging.h"
#include "admin/requestjson.h"
#include "admin/requestquery.h"

namespace llm0 {

void RequestsController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/requests", answering(this, &RequestsController::list));
    routes.add("GET", "/v1/admin/requests/{request_id}", answering(this, &RequestsController::show));
}

Result<AdminReply> RequestsController::list(const AdminCall &call)
{
    auto filter = requestFilterOf(call, m_services);
    if (!filter)
        return filter.error();
    const auto page = pageOf(call, 100);
    if (!page)
        return page.error();
    filter->limit = page->limit;
    filter->beforeRow = page->cursor;
    return this->page(*filter);
}

Result<AdminReply> RequestsController::page(const RequestFilter &filter)
{
    const auto found = m_services.reports.requestPage(filter);
    if (!found)
        return found.error();
    const auto catalogue = m_services.directory.catalogue();
    JsonWriter json;
    json.beginObject().key("requests").beginArray();
    for (const StoredRequest &stored : found->rows)
        writeRequest(json, stored.record, *catalogue);
    json.endArray();
    writeNextCursor(json, found->next);
    json.key("searched_to");
    found->searchedTo == 0 ? json.null() : json.time(found->searchedTo);
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
