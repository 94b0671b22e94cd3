#include "admin/cachecontroller.h"

#include "admin/paging.h"
#include "cache/caches.h"
#include "cache/embedderchoice.h"
#include "cache/lexicalvector.h"
#include "cache/thresholdadvice.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace llm0 {

namespace {

constexpr UnixMs bucketMs = 900'000;
constexpr int adviceFrom = 5'000; ///< marked pairs at most
constexpr std::array<std::string_view, 3> markNames = {"none", "good", "bad"};

std::optional<PairMark> markFrom(std::string_view name)
{
    const auto found = std::find(markNames.begin(), markNames.end(), name);
    if (found == markNames.end())
        return std::nullopt;
    return static_cast<PairMark>(found - markNames.begin());
}

Error badMark(const char *param)
{
    return {ErrorCode::InvalidRequest, std::string("'") + param + "' must be good, bad or none", param};
}

std::string embedderText(const EmbedderPlan &plan)
{
    if (!plan.wire)
        return std::string(lexicalName);
    switch (*plan.wire) {
    case EmbeddingWire::Ollama:
        return "ollama/" + plan.model;
    case EmbeddingWire::OpenAi:
        return plan.url + "/" + plan.model;
    case EmbeddingWire::Service:
        return plan.url;
    }
    return {};
}

/// ?group_by= of savings; project, customer, model and day.
Result<std::vector<std::string>> savingsBy(const AdminCall &call)
{
    static constexpr std::array<std::string_view, 4> known = {"project", "customer", "model", "day"};
    std::vector<std::string> groups;
    std::string text = call.query("group_by");
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        groups.push_back(text.substr(0, comma));
        if (std::find(known.begin(), known.end(), groups.back()) == known.end())
            return Error{ErrorCode::InvalidRequest,
                         "'" + groups.back()
                             + "' is nothing to group by: use project, customer, model or day",
                         "group_by"};
        text.erase(0, comma + 1);
    }
    return groups;
}

} // namespace

void CacheController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/cache", answering(this, &CacheController::show));
    routes.add("DELETE", "/v1/admin/cache", answering(this, &CacheController::clear));
    routes.add("GET", "/v1/admin/cache/pairs", answering(this, &CacheController::pairs));
    routes.add("PATCH", "/v1/admin/cache/pairs/{pair}", answering(this, &CacheController::mark));
    routes.add("GET", "/v1/admin/cache/advice", answering(this, &CacheController::advice));
}

Result<AdminReply> CacheController::show(const AdminCall &call)
{
    JsonWriter json;
    json.beginObject();
    writeState(json);
    writeProjects(json);
    if (const Status written = writeSavings(call, json); !written)
        return written.error();
    return AdminReply{200, json.endObject().take()};
}

void CacheController::writeState(JsonWriter &json) const
{
    const CacheCounts exact = m_services.caches.exact.counts();
    const SemanticCounts semantic = m_services.caches.semantic.counts();
    json.key("exact")
        .beginObject()
        .field("entries", exact.entries)
        .field("bytes", exact.bytes)
        .field("memory_bytes", exact.memoryBytes)
        .field("hits", exact.hits)
        .field("misses", exact.misses)
        .field("evictions", exact.evictions)
        .field("expired", exact.expired)
        .endObject();
    const EmbedderPlan plan =
        chooseEmbedder(m_services.settings()->cache.embedder, *m_services.providers.accounts());
    json.key("semantic")
        .beginObject()
        .field("entries", semantic.questions)
        .field("bytes", semantic.bytes)
        .field("hits", semantic.hits)
        .field("misses", semantic.misses)
        .field("evictions", semantic.evictions)
        .field("embedder", embedderText(plan))
        .field("finds_paraphrases", plan.wire.has_value())
        .endObject();
    json.field("file_bytes", m_services.caches.fileBytes());
}

void CacheController::writeProjects(JsonWriter &json) const
{
    json.key("projects").beginArray();
    for (const auto &[id, counts] : m_services.caches.exact.byProject()) {
        json.beginObject()
            .field("project", projectName(id))
            .field("entries", counts.entries)
            .field("bytes", counts.bytes)
            .field("hits", counts.hits)
            .endObject();
    }
    json.endArray();
}

Status CacheController::writeSavings(const AdminCall &call, JsonWriter &json)
{
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const auto range = rangeOf(call, m_services.clock.nowMs(), calendar);
    if (!range)
        return range.error();
    auto groups = savingsBy(call);
    if (!groups)
        return groups.error();
    const auto project = projectAsked(call);
    if (!project)
        return project.error();
    UsageQuery query;
    query.from = range->from / bucketMs * bucketMs;
    query.to = (range->to + bucketMs - 1) / bucketMs * bucketMs;
    query.groupBy = *std::move(groups);
    query.timeZone = calendar.zoneName();
    query.project = *project;
    const auto rows = m_services.reports.usage(query);
    if (!rows)
        return rows.error();
    Money saved;
    std::int64_t hits = 0;
    json.key("savings").beginArray();
    for (const UsageRow &row : *rows) {
        if (row.cacheHits == 0)
            continue;
        saved += row.saved;
        hits += row.cacheHits;
        json.beginObject();
        for (const auto &[dimension, content] : row.group)
            json.field(dimension, content);
        json.field("hits", row.cacheHits)
            .field("requests", row.requests)
            .field("saved", row.saved)
            .endObject();
    }
    json.endArray().field("saved", saved).field("hits", hits);
    return {};
}

Result<AdminReply> CacheController::clear(const AdminCall &call)
{
    const auto project = projectAsked(call);
    if (!project)
        return project.error();
    const CacheFilter filter{project->value_or(0), call.query("customer"), call.query("model")};
    const auto cleared = m_services.caches.clear(filter);
    if (!cleared)
        return cleared.error();
    AuditEvent audit = call.audit(m_services.clock, "cache.clear", call.query("project"));
    audit.after = JsonWriter()
                      .beginObject()
                      .field("customer", filter.customer)
                      .field("model", filter.model)
                      .field("cleared", *cleared)
                      .endObject()
                      .take();
    if (const Status stored = m_services.registry.putSettings({}, audit); !stored)
        return stored.error();
    announce("cache");
    return AdminReply{200, JsonWriter().beginObject().field("cleared", *cleared).endObject().take()};
}

Result<AdminReply> CacheController::pairs(const AdminCall &call)
{
    const auto page = pageOf(call, 50);
    if (!page)
        return page.error();
    const auto project = projectAsked(call);
    if (!project)
        return project.error();
    CacheStore::PairQuery query;
    query.project = *project;
    query.beforeId = page->cursor;
    query.limit = page->limit;
    if (const std::string name = call.query("mark"); !name.empty()) {
        query.mark = markFrom(name);
        if (!query.mark)
            return badMark("mark");
    }
    const auto found = m_services.caches.pairs(query);
    if (!found)
        return found.error();
    JsonWriter json;
    json.beginObject().key("pairs").beginArray();
    for (const CachePair &pair : *found)
        writePair(json, pair);
    json.endArray();
    const bool full = !found->empty() && int(found->size()) == page->limit;
    writeNextCursor(json, full ? std::optional(found->back().id) : std::nullopt);
    return AdminReply{200, json.endObject().take()};
}

Result<AdminReply> CacheController::mark(const AdminCall &call)
{
    const std::string id = call.param("pair");
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(id.data(), id.data() + id.size(), number);
    if (failure != std::errc() || end != id.data() + id.size())
        return Error{ErrorCode::NotFound, "There is no pair '" + id + "'", "pair"};
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string name;
    body->read("mark", name);
    if (const Status read = body->finish(); !read)
        return read.error();
    const auto wanted = markFrom(name);
    if (!wanted)
        return badMark("mark");
    const auto pair = m_services.caches.mark(number, *wanted);
    if (!pair)
        return pair.error();
    AuditEvent audit = call.audit(m_services.clock, "cache.mark", id);
    audit.after = JsonWriter().beginObject().field("mark", name).endObject().take();
    if (const Status stored = m_services.registry.putSettings({}, audit); !stored)
        return stored.error();
    JsonWriter json;
    writePair(json, *pair);
    return AdminReply{200, json.take()};
}

Result<AdminReply> CacheController::advice(const AdminCall &call)
{
    const auto project = projectAsked(call);
    if (!project)
        return project.error();
    if (!*project)
        return Error{ErrorCode::InvalidRequest, "Say for which 'project'", "project"};
    const auto catalogue = m_services.directory.catalogue();
    const int current = catalogue->projects.at(**project)->semanticThresholdPermille;
    std::map<std::string, std::vector<JudgedPair>> byEmbedder;
    for (const PairMark mark : {PairMark::Good, PairMark::Bad}) {
        const auto found = m_services.caches.pairs({*project, mark, 0, adviceFrom});
        if (!found)
            return found.error();
        for (const CachePair &pair : *found)
            byEmbedder[pair.embedder].push_back({pair.similarityPermyriad, mark == PairMark::Good});
    }
    const auto threshold = [](int permille) { return Money::fromNano(std::int64_t(permille) * 1'000'000); };
    JsonWriter json;
    json.beginObject().usdField("semantic_threshold", threshold(current)).key("advice").beginArray();
    for (const auto &[embedder, judged] : byEmbedder) {
        const ThresholdAdvice found = adviseThreshold(judged, current);
        json.beginObject()
            .field("embedder", embedder)
            .field("good", found.good)
            .field("bad", found.bad)
            .usdField("advised_threshold",
                      found.permille ? std::optional(threshold(*found.permille)) : std::nullopt)
            .field("good_lost", found.goodLost)
            .field("bad_kept", found.badKept)
            .endObject();
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<std::optional<ProjectId>> CacheController::projectAsked(const AdminCall &call) const
{
    const std::string asked = call.query("project");
    if (asked.empty())
        return std::optional<ProjectId>();
    const auto project = namedProject(asked);
    if (!project)
        return project.error();
    return std::optional(project->id);
}

std::string CacheController::projectName(ProjectId id) const
{
    const auto catalogue = m_services.directory.catalogue();
    const auto found = catalogue->projects.find(id);
    return found == catalogue->projects.end() ? std::string() : found->second->name;
}

void CacheController::writePair(JsonWriter &json, const CachePair &pair) const
{
    // A cosine × 10,000 as an exact decimal.
    const Money similarity = Money::fromNano(std::int64_t(pair.similarityPermyriad) * 100'000);
    json.beginObject()
        .field("id", pair.id)
        .timeField("at", pair.at)
        .field("project", projectName(pair.project))
        .field("customer", pair.customer)
        .field("request_id", pair.requestId)
        .field("embedder", pair.embedder)
        .field("asked", pair.asked)
        .field("matched", pair.matched)
        .usdField("similarity", similarity)
        .field("mark", markNames[static_cast<std::size_t>(pair.mark)])
        .endObject();
}

} // namespace llm0
