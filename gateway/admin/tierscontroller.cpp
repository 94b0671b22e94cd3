#include "admin/tierscontroller.h"

#include "admin/fields.h"
#include "admin/historykeeper.h"
#include "admin/knownmodel.h"
#include "usage/costspread.h"

namespace llm0 {

namespace {

constexpr int marginDays = 30;

std::string tierText(const Tier &tier)
{
    JsonWriter json;
    json.beginObject().field("slug", tier.slug);
    writeLimits(json, "", tier.limits);
    json.usdField("monthly_price_usd", tier.monthlyPrice);
    return json.endObject().take();
}

const Tier *tierOf(const Catalogue &catalogue, ProjectId project, const std::string &slug)
{
    const auto tiers = catalogue.tiers.find(project);
    if (tiers == catalogue.tiers.end())
        return nullptr;
    const auto found = tiers->second.find(slug);
    return found == tiers->second.end() ? nullptr : found->second.get();
}

} // namespace

void TiersController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/projects/{id}/tiers", answering(this, &TiersController::list));
    routes.add("POST", "/v1/admin/projects/{id}/tiers", answering(this, &TiersController::put));
    routes.add("GET", "/v1/admin/projects/{id}/margins", answering(this, &TiersController::margins));
    routes.add("DELETE", "/v1/admin/projects/{id}/tiers/{slug}", answering(this, &TiersController::remove));
}

Result<AdminReply> TiersController::list(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    const auto catalogue = m_services.directory.catalogue();
    std::map<std::string, std::shared_ptr<const Tier>> ordered;
    if (const auto tiers = catalogue->tiers.find(project->id); tiers != catalogue->tiers.end())
        ordered.insert(tiers->second.begin(), tiers->second.end());
    JsonWriter json;
    json.beginObject().key("tiers").beginArray();
    for (const auto &[slug, tier] : ordered)
        json.raw(tierText(*tier));
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<AdminReply> TiersController::put(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    Tier tier;
    tier.project = project->id;
    body->read("slug", tier.slug);
    if (!isSlug(tier.slug))
        body->fail("slug", "must be 1 to 64 of a-z, 0-9, '-' and '_'");
    readLimits(*body, "", tier.limits);
    body->read("monthly_price_usd", tier.monthlyPrice);
    checkDowngradeModel(*body, "", tier.limits, m_services.prices.current());
    if (const Status read = body->finish(); !read)
        return read.error();

    AuditEvent audit = call.audit(m_services.clock, "tier.put", project->uuid + "/" + tier.slug);
    const auto catalogue = m_services.directory.catalogue();
    if (const Tier *old = tierOf(*catalogue, project->id, tier.slug))
        audit.before = tierText(*old);
    audit.after = tierText(tier);
    if (const Status put = m_services.registry.putTier(tier, audit); !put)
        return put.error();
    if (const Status status = reloaded("tiers"); !status)
        return status.error();
    return AdminReply{200, tierText(tier)};
}

/// What customers of each tier cost in the last 30 days, beside what they pay.
Result<AdminReply> TiersController::margins(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    const SpendHistory &history = m_services.history->fresh();
    const auto catalogue = m_services.directory.catalogue();
    std::map<std::string, std::vector<Money>> costs;
    if (const auto tiers = catalogue->tiers.find(project->id); tiers != catalogue->tiers.end()) {
        for (const auto &[slug, tier] : tiers->second)
            costs[slug];
    }
    const auto sums = history.sumsOfAll(marginDays);
    for (const CustomerRow &row : m_services.directory.customersOf(project->id)) {
        const auto id = static_cast<std::size_t>(row.id);
        if (id < sums.size() && sums[id].requests > 0)
            costs[tierOf(*catalogue, project->id, *row.tier) ? *row.tier : std::string()].push_back(
                sums[id].cost);
    }
    JsonWriter json;
    json.beginObject()
        .field("days", marginDays)
        .field("known_days", std::min(marginDays, history.closedDays() + 1))
        .key("margins")
        .beginArray();
    for (auto &[slug, each] : costs) {
        const Tier *tier = tierOf(*catalogue, project->id, slug);
        const CostSpread spread = spreadOf(std::move(each));
        json.beginObject()
            .field("tier", slug)
            .usdField("monthly_price_usd", tier ? tier->monthlyPrice : std::nullopt)
            .field("customers", spread.count)
            .field("cost", spread.total)
            .field("cost_p50", spread.p50)
            .field("cost_p95", spread.p95)
            .field("cost_max", spread.most)
            .endObject();
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<AdminReply> TiersController::remove(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    const std::string slug = call.param("slug");
    const auto catalogue = m_services.directory.catalogue();
    const Tier *tier = tierOf(*catalogue, project->id, slug);
    if (!tier)
        return Error{ErrorCode::NotFound, "This project has no tier '" + slug + "'", "slug"};
    AuditEvent audit = call.audit(m_services.clock, "tier.delete", project->uuid + "/" + slug);
    audit.before = tierText(*tier);
    if (const Status gone = m_services.registry.deleteTier(project->id, slug, audit); !gone)
        return gone.error();
    if (const Status status = reloaded("tiers"); !status)
        return status.error();
    return noContent();
}

} // namespace llm0
