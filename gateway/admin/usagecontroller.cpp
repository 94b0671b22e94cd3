#include "admin/usagecontroller.h"

#include "admin/paging.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr UnixMs bucketMs = 900'000;
constexpr std::array<std::string_view, 9> dimensions = {"project",  "key", "customer", "tier",  "model",
                                                        "provider", "day", "hour",     "bucket"};

Result<std::vector<std::string>> groupsOf(const AdminCall &call)
{
    std::vector<std::string> groups;
    const std::string text = call.query("group_by");
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        std::string group(trimmed(std::string_view(text).substr(at, comma - at)));
        if (std::find(dimensions.begin(), dimensions.end(), group) == dimensions.end())
            return Error{ErrorCode::InvalidRequest,
                         "'" + group
                             + "' is nothing to group by: use project, key, customer, tier, model, provider, "
                               "day, hour or bucket",
                         "group_by"};
        groups.push_back(std::move(group));
        at = comma + 1;
    }
    return groups;
}

void writeRow(JsonWriter &json, const UsageRow &row)
{
    json.beginObject();
    for (const auto &[dimension, content] : row.group)
        json.field(dimension, content);
    json.field("requests", row.requests)
        .field("refused", row.refused)
        .field("failed", row.failed)
        .field("cache_hits", row.cacheHits)
        .field("cost", row.cost)
        .field("saved", row.saved)
        .field("avoided", row.avoided)
        .field("prompt_tokens", row.promptTokens)
        .field("completion_tokens", row.completionTokens)
        .endObject();
}

} // namespace

void UsageController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/usage", answering(this, &UsageController::show));
}

Result<AdminReply> UsageController::show(const AdminCall &call)
{
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const auto range = rangeOf(call, m_services.clock.nowMs(), calendar);
    if (!range)
        return range.error();
    auto groups = groupsOf(call);
    if (!groups)
        return groups.error();
    UsageQuery query;
    query.from = range->from / bucketMs * bucketMs;
    query.to = (range->to + bucketMs - 1) / bucketMs * bucketMs;
    query.groupBy = *std::move(groups);
    query.timeZone = calendar.zoneName();
    if (const std::string uuid = call.query("project"); !uuid.empty()) {
        const auto project = namedProject(uuid);
        if (!project)
            return project.error();
        query.project = project->id;
    }
    if (std::string customer = call.query("customer"); !customer.empty())
        query.customer = customer == "~" ? std::string() : std::move(customer);
    const auto rows = m_services.reports.usage(query);
    if (!rows)
        return rows.error();
    JsonWriter json;
    json.beginObject().key("usage").beginArray();
    for (const UsageRow &row : *rows)
        writeRow(json, row);
    return AdminReply{200, json.endArray().endObject().take()};
}

} // namespace llm0
