#include "admin/usagecontroller.h"

#include "admin/usagequery.h"

#include <algorithm>
#include <charconv>

namespace llm0 {

namespace {

void writeRow(JsonWriter &json, const UsageRow &row, const Catalogue &catalogue)
{
    json.beginObject();
    for (const auto &[dimension, content] : row.group)
        json.field(dimension, content);
    for (const auto &[dimension, name] : usageNames(row, catalogue))
        json.field(dimension, name);
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

/// 0: no limit was given.
Result<std::size_t> limitOf(const AdminCall &call)
{
    const std::string text = call.query("limit");
    std::size_t limit = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (!text.empty() && (failure != std::errc() || end != text.data() + text.size()))
        return Error{ErrorCode::InvalidRequest, "'limit' must be a whole number", "limit"};
    return limit;
}

/// The dearest first; what was saved and refused parts rows that cost the same.
void keepDearest(std::vector<UsageRow> &rows, std::size_t limit)
{
    const auto dearer = [](const UsageRow &a, const UsageRow &b) {
        return std::tuple(b.cost, b.saved, b.avoided, a.group)
               < std::tuple(a.cost, a.saved, a.avoided, b.group);
    };
    std::sort(rows.begin(), rows.end(), dearer);
    if (rows.size() > limit)
        rows.resize(limit);
}

} // namespace

void UsageController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/usage", answering(this, &UsageController::show));
}

Result<AdminReply> UsageController::show(const AdminCall &call)
{
    const auto query = usageQueryOf(call, m_services);
    const auto limit = limitOf(call);
    if (!query || !limit)
        return query ? limit.error() : query.error();
    auto rows = m_services.reports.usage(*query);
    if (!rows)
        return rows.error();
    const UsageRow total = usageTotal(*rows);
    const std::size_t all = rows->size();
    if (*limit > 0)
        keepDearest(*rows, *limit);
    const auto catalogue = m_services.directory.catalogue();
    JsonWriter json;
    json.beginObject().key("usage").beginArray();
    for (const UsageRow &row : *rows)
        writeRow(json, row, *catalogue);
    json.endArray().field("rows", all).key("total");
    writeRow(json, total, *catalogue);
    return AdminReply{200, json.endObject().take()};
}

} // namespace llm0
