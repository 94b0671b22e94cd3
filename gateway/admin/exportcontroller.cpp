#include "admin/exportcontroller.h"

#include "admin/csv.h"
#include "admin/requestexport.h"
#include "admin/requestquery.h"

#include <QDateTime>

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

/// The bounds of a day of the budget's zone as RFC 3339.
std::pair<std::string, std::string> periodOf(const std::string &day, const BudgetCalendar &calendar)
{
    const QTimeZone zone(QByteArray::fromStdString(calendar.zoneName()));
    const QDate date = QDate::fromString(QString::fromStdString(day), Qt::ISODate);
    const BudgetWindow window = calendar.dayOf(date.startOfDay(zone).toMSecsSinceEpoch());
    return {toRfc3339(window.start), toRfc3339(window.end)};
}

std::string tagsOf(const UsageRow &row)
{
    JsonWriter json;
    json.beginObject()
        .field("customer", at(row, "customer"))
        .field("api_key", at(row, "key"))
        .field("tier", at(row, "tier"));
    return json.endObject().take();
}

} // namespace

void ExportController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/export/customers.csv", [this](const AdminCall &call) { customers(call); });
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

void ExportController::focus(const AdminCall &call)
{
    const auto rows = usageOf(call, {"day", "project", "key", "customer", "tier", "provider", "model"});
    if (!rows)
        return sendError(*call.response, rows.error());
    const auto catalogue = m_services.directory.catalogue();
    beginCsv(*call.response, "focus.csv");
    // Only columns of FOCUS 1.2 that can be told truly. Billed cost stands on the provider's invoice.
    call.response->write(
        csvLine({"ChargePeriodStart", "ChargePeriodEnd", "ChargeCategory", "ListCost", "EffectiveCost",
                 "BillingCurrency", "ConsumedQuantity", "ConsumedUnit", "ProviderName", "ServiceCategory",
                 "ServiceName", "SkuId", "SubAccountId", "SubAccountName", "Tags"}));
    for (const UsageRow &row : *rows) {
        if (row.requests == 0)
            continue;
        const auto [start, end] = periodOf(at(row, "day"), m_services.ledger.calendar());
        const std::string project = at(row, "project");
        const ProviderDescription *provider = describeProvider(at(row, "provider"));
        const std::string providerName = provider ? std::string(provider->name) : at(row, "provider");
        call.response->write(
            csvLine({start, end, "Usage", row.cost.toDecimal(), row.cost.toDecimal(), "USD",
                     std::to_string(row.promptTokens + row.completionTokens), "Tokens", providerName,
                     "AI and Machine Learning", providerName + " API", at(row, "model"), project,
                     projectName(*catalogue, project), tagsOf(row)}));
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
