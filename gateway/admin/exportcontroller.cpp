#include "admin/exportcontroller.h"

#include "admin/csv.h"
#include "admin/focusexport.h"
#include "admin/requestexport.h"
#include "admin/requestquery.h"
#include "admin/usagequery.h"

namespace llm0 {

namespace {

constexpr UnixMs bucketMs = 900'000;

std::string at(const UsageRow &row, const std::string &dimension)
{
    const auto found = row.group.find(dimension);
    return found == row.group.end() ? std::string() : found->second;
}

std::string projectName(const Catalogue &catalogue, const std::string &uuid)
{
    const Project *project = catalogue.projectByUuid(uuid);
    return project ? project->name : std::string();
}

void beginCsv(ResponseStream &response, const std::string &fileName)
{
    response.begin(200, {{"Content-Type", "text/csv; charset=utf-8"},
                         {"Content-Disposition", "attachment; filename=\"" + fileName + "\""},
                         {"Cache-Control", "no-store"}});
}

std::vector<std::string> figuresOf(const UsageRow &row)
{
    return {std::to_string(row.requests),
            std::to_string(row.refused),
            std::to_string(row.failed),
            std::to_string(row.cacheHits),
            row.cost.toDecimal(),
            row.saved.toDecimal(),
            row.avoided.toDecimal(),
            std::to_string(row.promptTokens),
            std::to_string(row.completionTokens)};
}

std::vector<std::string> joined(std::vector<std::string> head, const std::vector<std::string> &tail)
{
    head.insert(head.end(), tail.begin(), tail.end());
    return head;
}

const std::vector<std::string> figureNames = {"requests",    "refused",       "failed",
                                              "cache_hits",  "cost_usd",      "saved_usd",
                                              "avoided_usd", "prompt_tokens", "completion_tokens"};

/// IDs of projects and keys come with their names beside them.
std::vector<std::string> headOf(const std::vector<std::string> &groups)
{
    std::vector<std::string> head;
    for (const std::string &group : groups) {
        const bool named = group == "project" || group == "key";
        head.push_back(named ? group + "_id" : group == "customer" ? "customer_id" : group);
        if (named)
            head.push_back(group);
    }
    return head;
}

std::vector<std::string> cellsOf(const UsageRow &row, const std::vector<std::string> &groups,
                                 const Catalogue &catalogue)
{
    const auto names = usageNames(row, catalogue);
    std::vector<std::string> cells;
    for (const std::string &group : groups) {
        cells.push_back(at(row, group));
        if (const auto name = names.find(group + "_name"); name != names.end())
            cells.push_back(name->second);
    }
    return cells;
}

} // namespace

void ExportController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/export/customers.csv", [this](const AdminCall &call) { customers(call); });
    routes.add("GET", "/v1/admin/export/usage.csv", [this](const AdminCall &call) { usage(call); });
    routes.add("GET", "/v1/admin/export/requests.csv", [this](const AdminCall &call) { requests(call); });
    routes.add("GET", "/v1/admin/export/focus.csv", [this](const AdminCall &call) { focus(call); });
}

Result<std::vector<UsageRow>> ExportController::usageOf(const AdminCall &call,
                                                        std::vector<std::string> groupBy) const
{
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const auto range = rangeOf(call, m_services.clock.nowMs(), calendar);
    if (!range)
        return range.error();
    UsageQuery query;
    query.from = range->from / bucketMs * bucketMs;
    query.to = (range->to + bucketMs - 1) / bucketMs * bucketMs;
    query.groupBy = std::move(groupBy);
    query.timeZone = calendar.zoneName();
    return m_services.reports.usage(query);
}

void ExportController::customers(const AdminCall &call)
{
    const auto rows = usageOf(call, {"project", "customer"});
    if (!rows)
        return sendError(*call.response, rows.error());
    const auto catalogue = m_services.directory.catalogue();
    beginCsv(*call.response, "customers.csv");
    call.response->write(
        csvLine({"project_id", "project", "customer_id", "requests", "refused", "failed", "cache_hits",
                 "cost_usd", "saved_usd", "avoided_usd", "prompt_tokens", "completion_tokens"}));
    for (const UsageRow &row : *rows) {
        const std::string project = at(row, "project");
        call.response->write(csvLine(
            {project, projectName(*catalogue, project), at(row, "customer"), std::to_string(row.requests),
             std::to_string(row.refused), std::to_string(row.failed), std::to_string(row.cacheHits),
             row.cost.toDecimal(), row.saved.toDecimal(), row.avoided.toDecimal(),
             std::to_string(row.promptTokens), std::to_string(row.completionTokens)}));
    }
    call.response->end();
}

void ExportController::usage(const AdminCall &call)
{
    const auto query = usageQueryOf(call, m_services);
    if (!query)
        return sendError(*call.response, query.error());
    const auto rows = m_services.reports.usage(*query);
    if (!rows)
        return sendError(*call.response, rows.error());
    const auto catalogue = m_services.directory.catalogue();
    const auto head = headOf(query->groupBy);
    beginCsv(*call.response, "usage.csv");
    call.response->write(csvLine(joined(head, figureNames)));
    for (const UsageRow &row : *rows)
        call.response->write(csvLine(joined(cellsOf(row, query->groupBy, *catalogue), figuresOf(row))));
    if (call.query("total") == "true") {
        std::vector<std::string> cells(head.size());
        if (!cells.empty())
            cells.front() = "Total";
        call.response->write(csvLine(joined(cells, figuresOf(usageTotal(*rows)))));
    }
    call.response->end();
}

void ExportController::focus(const AdminCall &call)
{
    auto query = usageQueryOf(call, m_services);
    if (!query)
        return sendError(*call.response, query.error());
    query->groupBy = {"day", "project", "key", "customer", "tier", "provider", "model"};
    const auto calendar = BudgetCalendar::forZone(query->timeZone);
    const auto rows = m_services.reports.usage(*query);
    if (!rows || !calendar)
        return sendError(*call.response, rows ? calendar.error() : rows.error());
    const auto catalogue = m_services.directory.catalogue();
    beginCsv(*call.response, "focus.csv");
    call.response->write(csvLine(focusColumns()));
    for (const UsageRow &row : *rows) {
        if (row.requests == 0)
            continue;
        const ProviderDescription *provider = describeProvider(at(row, "provider"));
        auto names = usageNames(row, *catalogue);
        const FocusNames named{provider ? std::string(provider->name) : at(row, "provider"),
                               names["project_name"], names["key_name"]};
        call.response->write(csvLine(focusRow(row, named, *calendar)));
    }
    call.response->end();
}

void ExportController::requests(const AdminCall &call)
{
    const auto range = rangeOf(call, m_services.clock.nowMs(), m_services.ledger.calendar());
    if (!range)
        return sendError(*call.response, range.error());
    auto filter = requestFilterOf(call, m_services);
    if (!filter)
        return sendError(*call.response, filter.error());
    filter->from = range->from;
    filter->to = range->to;
    beginCsv(*call.response, "requests.csv");
    RequestExport::start(m_services.reports, m_services.directory.catalogue(), *std::move(filter),
                         call.response);
}

} // namespace llm0
