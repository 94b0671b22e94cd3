#include "admin/reviewcontroller.h"

#include "admin/customerview.h"
#include "admin/exposurestate.h"
#include "admin/fields.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr UnixMs newForMs = 7 * 86'400'000LL;
constexpr std::size_t mostOfAKind = 50;

bool anyWindowCap(const Caps &caps)
{
    return caps.perDay || caps.perMonth;
}

} // namespace

void ReviewController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/review", answering(this, &ReviewController::list));
    routes.add("POST", "/v1/admin/review", answering(this, &ReviewController::letPass));
}

void ReviewController::writeCustomers(JsonWriter &json, const Seen &seen, int &total) const
{
    const UnixMs now = m_services.clock.nowMs();
    const auto catalogue = m_services.directory.catalogue();
    std::vector<std::pair<CustomerRow, const Project *>> fresh;
    for (const auto &[id, project] : catalogue->projects) {
        for (const CustomerRow &row : m_services.directory.customersOf(id)) {
            const bool decided = row.overridden || row.blocked || !row.tier->empty();
            if (row.name().empty() || decided || now - row.firstSeen > newForMs
                || seen.contains({"customer", project->uuid + "/" + std::string(row.name())}))
                continue;
            fresh.emplace_back(row, project.get());
        }
    }
    total += static_cast<int>(fresh.size());
    const auto most = fresh.begin() + static_cast<std::ptrdiff_t>(std::min(fresh.size(), mostOfAKind));
    std::partial_sort(fresh.begin(), most, fresh.end(),
                      [](const auto &a, const auto &b) { return a.first.firstSeen > b.first.firstSeen; });
    for (auto at = fresh.begin(); at != most; ++at) {
        const auto &[row, project] = *at;
        const auto customer = m_services.directory.findCustomer(project->id, row.name());
        const CustomerView view = viewOf(m_services, *catalogue, *customer);
        json.beginObject()
            .field("kind", "customer")
            .field("id", project->uuid + "/" + customer->name)
            .field("name", customer->name)
            .field("project_id", project->uuid)
            .field("project", project->name)
            .field("source", sourceName(view.limits.source))
            .field("tier", view.limits.tier)
            .usdField("daily_spend_limit_usd", view.limits.limits.caps.perDay)
            .field("spend_today", view.balance.day.spent)
            .field("spend_month", view.balance.month.spent)
            .timeField("since", customer->firstSeen)
            .endObject();
    }
}

Status ReviewController::writeModels(JsonWriter &json, const Seen &seen, int &total) const
{
    const auto models = m_services.reports.unpricedModels(m_services.clock.nowMs() - newForMs);
    if (!models)
        return models.error();
    const PriceBook book = m_services.prices.current();
    for (const UnpricedModel &model : *models) {
        const std::size_t slash = model.model.find('/');
        const std::string named = slash == std::string::npos ? std::string() : model.model.substr(0, slash);
        const std::string provider = describeProvider(named) ? named : book.providerOf(model.model);
        const std::string bare =
            provider == named && !named.empty() ? model.model.substr(slash + 1) : model.model;
        if ((!provider.empty() && book.find(provider, bare)) || seen.contains({"model", model.model}))
            continue;
        ++total;
        json.beginObject()
            .field("kind", "model")
            .field("id", model.model)
            .field("name", model.model)
            .field("provider", provider)
            .field("model", bare)
            .field("refused", model.refused)
            .timeField("since", model.lastAt)
            .endObject();
    }
    return {};
}

void ReviewController::writeKeys(JsonWriter &json, const Seen &seen, int &total) const
{
    if (anyWindowCap(accountCaps(m_services)))
        return;
    const auto catalogue = m_services.directory.catalogue();
    for (const auto &[id, project] : catalogue->projects) {
        if (!project->active || anyWindowCap(project->caps))
            continue;
        for (const auto &key : catalogue->keysOf(id)) {
            if (!key->active || anyWindowCap(key->caps) || seen.contains({"key", key->uuid}))
                continue;
            ++total;
            json.beginObject()
                .field("kind", "key")
                .field("id", key->uuid)
                .field("name", key->name)
                .field("project_id", project->uuid)
                .field("project", project->name)
                .timeField("since", key->createdAt)
                .endObject();
        }
    }
}

Result<AdminReply> ReviewController::list(const AdminCall &)
{
    const auto seen = m_services.registry.reviewed();
    if (!seen)
        return seen.error();
    int total = 0;
    JsonWriter json;
    json.beginObject().key("items").beginArray();
    if (const Status models = writeModels(json, *seen, total); !models)
        return models.error();
    writeKeys(json, *seen, total);
    writeCustomers(json, *seen, total);
    return AdminReply{200, json.endArray().field("total", total).endObject().take()};
}

Result<AdminReply> ReviewController::letPass(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string kind;
    std::string id;
    body->read("kind", kind);
    body->read("id", id);
    if (kind != "customer" && kind != "model" && kind != "key")
        body->fail("kind", "must be customer, model or key");
    if (!isPlainText(id, 400))
        body->fail("id", "must be the item's ID");
    if (const Status read = body->finish(); !read)
        return read.error();
    AuditEvent audit = call.audit(m_services.clock, "review.let_pass", kind + ":" + id);
    audit.after = "true";
    if (const Status marked = m_services.registry.markReviewed(kind, id, audit); !marked)
        return marked.error();
    announce("review");
    return noContent();
}

} // namespace llm0
