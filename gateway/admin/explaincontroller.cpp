#include "admin/explaincontroller.h"

#include "admin/paging.h"

namespace llm0 {

namespace {

constexpr UnixMs bucketMs = 900'000;
constexpr UnixMs dayMs = 86'400'000;
constexpr UnixMs longest = 32 * dayMs;
constexpr int usualDays = 7;
constexpr std::size_t mostMovers = 8;

SpendSums sumsOf(const UsageRow &row)
{
    return {row.requests, row.failed, row.cacheHits, row.promptTokens + row.completionTokens, row.cost};
}

void divide(SpendSums &sums, std::int64_t parts)
{
    sums.requests /= parts;
    sums.failed /= parts;
    sums.cacheHits /= parts;
    sums.tokens /= parts;
    sums.cost = Money::fromNano(sums.cost.nano() / parts);
}

void addAll(std::map<std::string, SpendSums> &to, const std::map<std::string, SpendSums> &from)
{
    for (const auto &[name, sums] : from)
        to[name] += sums;
}

void writeSums(JsonWriter &json, std::string_view name, const SpendSums &sums)
{
    json.key(name)
        .beginObject()
        .field("cost", sums.cost)
        .field("requests", sums.requests)
        .field("failed", sums.failed)
        .field("cache_hits", sums.cacheHits)
        .field("tokens", sums.tokens)
        .endObject();
}

void writeMovers(JsonWriter &json, std::string_view name, const std::vector<Mover> &movers)
{
    json.key(name).beginArray();
    for (const Mover &mover : movers)
        json.beginObject()
            .field("name", mover.name)
            .field("cost", mover.now)
            .field("baseline", mover.baseline)
            .field("delta", mover.delta())
            .endObject();
    json.endArray();
}

/// Keys are shown by name; their IDs say nothing to a person.
std::map<std::string, SpendSums> byName(const std::map<std::string, SpendSums> &keys,
                                        const Catalogue &catalogue)
{
    std::map<std::string, std::string> names;
    for (const auto &[hash, key] : catalogue.keysByHash)
        names[key->uuid] = key->name;
    std::map<std::string, SpendSums> named;
    for (const auto &[id, sums] : keys) {
        const auto found = names.find(id);
        named[found == names.end() ? id : found->second] += sums;
    }
    return named;
}

} // namespace

ExplainController::Stretch &ExplainController::Stretch::operator+=(const Stretch &other)
{
    total += other.total;
    addAll(customers, other.customers);
    addAll(keys, other.keys);
    addAll(models, other.models);
    return *this;
}

ExplainController::Stretch &ExplainController::Stretch::dividedBy(std::int64_t parts)
{
    divide(total, parts);
    for (auto *group : {&customers, &keys, &models}) {
        for (auto &[name, sums] : *group)
            divide(sums, parts);
    }
    return *this;
}

void ExplainController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/explain", answering(this, &ExplainController::explain));
}

Result<ExplainController::Stretch> ExplainController::read(UnixMs from, UnixMs to,
                                                           const UsageQuery &scope) const
{
    UsageQuery query = scope;
    query.from = from / bucketMs * bucketMs;
    query.to = (to + bucketMs - 1) / bucketMs * bucketMs;
    query.groupBy = {"customer", "key", "model"};
    const auto rows = m_services.reports.usage(query);
    if (!rows)
        return rows.error();
    Stretch stretch;
    for (const UsageRow &row : *rows) {
        const SpendSums sums = sumsOf(row);
        stretch.total += sums;
        stretch.customers[row.group.at("customer")] += sums;
        stretch.keys[row.group.at("key")] += sums;
        stretch.models[row.group.at("model")] += sums;
    }
    return stretch;
}

Result<ExplainController::Stretch> ExplainController::baseline(const std::string &against, UnixMs from,
                                                               UnixMs to, const UsageQuery &scope) const
{
    if (against == "previous")
        return read(from - (to - from), from, scope);
    Stretch sum;
    int days = 0;
    for (int back = 1; back <= usualDays; ++back) {
        const auto day = read(from - back * dayMs, to - back * dayMs, scope);
        if (!day)
            return day.error();
        days += day->total.requests > 0 ? 1 : 0;
        sum += *day;
    }
    return days > 0 ? sum.dividedBy(days) : sum;
}

Result<AdminReply> ExplainController::explain(const AdminCall &call)
{
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const auto range = rangeOf(call, m_services.clock.nowMs(), calendar);
    if (!range)
        return range.error();
    if (range->to - range->from > longest)
        return Error{ErrorCode::InvalidRequest, "The range may span 32 days", "to"};
    std::string against = call.query("against");
    if (against.empty())
        against = range->to - range->from > dayMs ? "previous" : "usual";
    if (against != "previous" && against != "usual")
        return Error{ErrorCode::InvalidRequest, "'against' must be usual or previous", "against"};
    UsageQuery scope;
    scope.timeZone = calendar.zoneName();
    if (const std::string name = call.query("project"); !name.empty()) {
        const auto project = namedProject(name);
        if (!project)
            return project.error();
        scope.project = project->id;
    }
    if (std::string customer = call.query("customer"); !customer.empty())
        scope.customer = customer == "~" ? std::string() : std::move(customer);
    const auto now = read(range->from, range->to, scope);
    const auto before = baseline(against, range->from, range->to, scope);
    if (!now || !before)
        return now ? before.error() : now.error();
    const SpikeCauses causes = explainSpike(before->total, now->total);
    const auto catalogue = m_services.directory.catalogue();
    JsonWriter json;
    json.beginObject()
        .timeField("from", range->from)
        .timeField("to", range->to)
        .field("against", against)
        .field("delta", now->total.cost - before->total.cost);
    writeSums(json, "now", now->total);
    writeSums(json, "baseline", before->total);
    json.key("causes")
        .beginObject()
        .field("volume", causes.volume)
        .field("price", causes.price)
        .field("tokens", causes.tokens)
        .field("cache_misses", causes.cacheMisses)
        .field("retries", causes.retries)
        .endObject();
    writeMovers(json, "customers", moversOf(before->customers, now->customers, mostMovers));
    writeMovers(json, "keys",
                moversOf(byName(before->keys, *catalogue), byName(now->keys, *catalogue), mostMovers));
    writeMovers(json, "models", moversOf(before->models, now->models, mostMovers));
    return AdminReply{200, json.endObject().take()};
}

} // namespace llm0
