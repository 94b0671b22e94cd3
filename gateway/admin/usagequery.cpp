#include "admin/usagequery.h"

#include "admin/paging.h"

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

constexpr UnixMs bucketMs = 900'000;
constexpr std::array<std::string_view, 9> dimensions = {"project",  "key", "customer", "tier",  "model",
                                                        "provider", "day", "hour",     "bucket"};

Result<BudgetCalendar> calendarOf(const AdminCall &call, const AdminServices &services)
{
    const std::string zone = call.query("time_zone");
    if (zone.empty())
        return services.ledger.calendar();
    auto calendar = BudgetCalendar::forZone(zone);
    if (!calendar)
        return Error{ErrorCode::InvalidRequest, calendar.error().message, "time_zone"};
    return calendar;
}

} // namespace

Result<std::vector<std::string>> usageGroupsOf(const std::string &text)
{
    std::vector<std::string> groups;
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

Result<UsageQuery> usageQueryOf(const AdminCall &call, const AdminServices &services)
{
    const auto calendar = calendarOf(call, services);
    if (!calendar)
        return calendar.error();
    const auto range = rangeOf(call, services.clock.nowMs(), *calendar);
    if (!range)
        return range.error();
    auto groups = usageGroupsOf(call.query("group_by"));
    if (!groups)
        return groups.error();
    UsageQuery query;
    query.from = range->from / bucketMs * bucketMs;
    query.to = (range->to + bucketMs - 1) / bucketMs * bucketMs;
    query.groupBy = *std::move(groups);
    query.timeZone = calendar->zoneName();
    if (const std::string named = call.query("project"); !named.empty()) {
        const auto catalogue = services.directory.catalogue();
        const Project *project = catalogue->projectByUuid(named);
        project = project ? project : catalogue->projectByName(named);
        if (!project)
            return Error{ErrorCode::NotFound, "There is no project '" + named + "'", "project"};
        query.project = project->id;
    }
    if (std::string customer = call.query("customer"); !customer.empty())
        query.customer = customer == "~" ? std::string() : std::move(customer);
    return query;
}

std::map<std::string, std::string> usageNames(const UsageRow &row, const Catalogue &catalogue)
{
    std::map<std::string, std::string> names;
    if (const auto project = row.group.find("project"); project != row.group.end()) {
        const Project *found = catalogue.projectByUuid(project->second);
        names["project_name"] = found ? found->name : std::string();
    }
    if (const auto key = row.group.find("key"); key != row.group.end()) {
        std::string &name = names["key_name"];
        for (const auto &[hash, known] : catalogue.keysByHash) {
            if (known->uuid == key->second)
                name = known->name;
        }
    }
    return names;
}

UsageRow usageTotal(const std::vector<UsageRow> &rows)
{
    UsageRow total;
    for (const UsageRow &row : rows) {
        total.requests += row.requests;
        total.refused += row.refused;
        total.failed += row.failed;
        total.cacheHits += row.cacheHits;
        total.cost += row.cost;
        total.saved += row.saved;
        total.avoided += row.avoided;
        total.promptTokens += row.promptTokens;
        total.completionTokens += row.completionTokens;
    }
    return total;
}

} // namespace llm0
