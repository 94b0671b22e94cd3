#include "admin/customerscontroller.h"

#include "admin/customerlist.h"
#include "admin/fields.h"
#include "admin/knownmodel.h"
#include "admin/outlook.h"
#include "admin/paging.h"

namespace llm0 {

namespace {

/// How the calls that name no customer are addressed.
constexpr const char *unnamed = "~";
constexpr int mostModels = 3;

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

void writeOverride(JsonWriter &json, const std::optional<LimitSet> &limits)
{
    if (!limits) {
        json.null();
        return;
    }
    json.beginObject();
    writeLimits(json, "", *limits);
    json.endObject();
}

std::string auditText(const Customer &customer)
{
    JsonWriter json;
    json.beginObject()
        .field("tier", unlessEmpty(customer.tier))
        .field("blocked", customer.blocked)
        .key("limits");
    writeOverride(json, customer.override_);
    return json.endObject().take();
}

void readTier(JsonBody &body, Customer &customer, const Catalogue &catalogue)
{
    if (body.isNull("tier")) {
        body.take("tier");
        customer.tier.clear();
        return;
    }
    body.read("tier", customer.tier);
    const auto tiers = catalogue.tiers.find(customer.project);
    const bool known = tiers != catalogue.tiers.end() && tiers->second.contains(customer.tier);
    if (body.has("tier") && !customer.tier.empty() && !known)
        body.fail("tier", "names no tier of this project ('" + customer.tier + "')");
    if (body.has("tier") && customer.name.empty() && !customer.tier.empty())
        body.fail("tier", "cannot be given to calls that name no customer: set limits instead");
}

/// The override is replaced whole.
Status readOverride(JsonBody &body, Customer &customer, const PriceBook &book)
{
    const JsonNode *node = body.take("limits");
    if (!node)
        return {};
    customer.override_.reset();
    if (node->kind == JsonNode::Kind::Null)
        return {};
    if (node->kind != JsonNode::Kind::Object) {
        body.fail("limits", "must be an object or null");
        return {};
    }
    JsonBody inner(*node);
    LimitSet limits;
    readLimits(inner, "", limits);
    checkDowngradeModel(inner, "", limits, book);
    customer.override_ = limits;
    return inner.finish();
}

} // namespace

void CustomersController::addRoutes(AdminRoutes &routes)
{
    // The rest of the path is the ID, which may hold slashes.
    const std::string one = "/v1/admin/projects/{id}/customers/{cid...}";
    routes.add("GET", "/v1/admin/projects/{id}/customers", answering(this, &CustomersController::list));
    routes.add("GET", one, answering(this, &CustomersController::show));
    routes.add("PATCH", one, answering(this, &CustomersController::change));
    routes.add("DELETE", one, answering(this, &CustomersController::remove));
}

void CustomersController::write(JsonWriter &json, const CustomerView &view, const Project &project,
                                int days) const
{
    const Customer &customer = view.customer;
    json.beginObject()
        .field("customer_id", customer.name.empty() ? std::string(unnamed) : customer.name)
        .field("name", customer.name)
        .field("project_id", project.uuid)
        .field("tier", unlessEmpty(customer.tier))
        .field("blocked", customer.blocked)
        .key("limits");
    writeOverride(json, customer.override_);
    json.key("effective").beginObject().field("source", sourceName(view.limits.source));
    json.field("tier", unlessEmpty(view.limits.tier));
    writeLimits(json, "", view.limits.limits);
    json.endObject()
        .field("spend_today", view.balance.day.spent)
        .field("spend_month", view.balance.month.spent)
        .field("reserved", view.balance.day.reserved)
        .field("allowed_today", view.balance.day.allowed)
        .field("allowed_month", view.balance.month.allowed)
        .field("left_today", view.leftToday())
        .field("left_month", view.leftMonth());
    writeHistory(json, view, days);
    json.key("last_seen");
    const auto seen = lastSeen(customer);
    seen ? json.time(*seen) : json.null();
    json.timeField("first_seen", customer.firstSeen)
        .field("state", view.state(m_services.ledger.calendar().dayOf(m_services.clock.nowMs())))
        .endObject();
}

/// What the customer did over the last `days` days, and where that leads.
void CustomersController::writeHistory(JsonWriter &json, const CustomerView &view, int days) const
{
    const SpendHistory &history = m_services.history->fresh();
    const CustomerId id = view.customer.id;
    const SpendHistory::Sums sums = history.sumsOf(id, days);
    const SpendHistory::Sums month = history.sumsOf(id, daysOfMonth());
    json.field("requests_month", std::int64_t(month.requests))
        .key("period")
        .beginObject()
        .field("days", days)
        .field("known_days", std::min(days, history.closedDays() + 1))
        .field("cost", sums.cost)
        .field("saved", sums.saved)
        .field("requests", std::int64_t(sums.requests))
        .field("refused", std::int64_t(sums.refused))
        .field("cache_hits", std::int64_t(sums.cacheHits))
        .endObject()
        .key("trend")
        .beginArray();
    for (const Money cost : history.costsOf(id, std::min(days, 30)))
        json.value(cost);
    json.endArray().key("models").beginArray();
    int written = 0;
    for (const SpendHistory::Share &share : history.modelsOf(id)) {
        if (written++ == mostModels)
            break;
        json.beginObject().field("model", share.model).field("cost", share.cost).endObject();
    }
    json.endArray();
    writeOutlook(json, outlookOf(m_services, view.balance, view.limits.limits.caps,
                                 history.earlierDaysOf(id, outlookDays)));
}

int CustomersController::daysOfMonth() const
{
    const UnixMs now = m_services.clock.nowMs();
    const UnixMs start = m_services.ledger.calendar().monthOf(now).start;
    return static_cast<int>((now - start) / 86'400'000) + 1;
}

std::optional<UnixMs> CustomersController::lastSeen(const Customer &customer) const
{
    const auto last = m_services.reports.lastCallOf(customer.project, customer.name);
    return last ? *last : std::nullopt;
}

Result<int> CustomersController::daysAskedFor(const AdminCall &call) const
{
    const std::string text = call.query("days");
    for (const int days : {7, 30, 90}) {
        if (text == std::to_string(days) || (text.empty() && days == 30))
            return days;
    }
    return Error{ErrorCode::InvalidRequest, "'days' must be 7, 30 or 90", "days"};
}

Result<AdminReply> CustomersController::list(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    const auto page = pageOf(call, 100);
    if (!page)
        return page.error();
    const auto days = daysAskedFor(call);
    if (!days)
        return days.error();
    const auto offset = static_cast<std::size_t>(page->cursor);
    const auto found = listCustomers(m_services, m_services.history->fresh(), *project,
                                     {call.query("search"), call.query("sort"), call.query("order"), *days,
                                      offset, static_cast<std::size_t>(page->limit)});
    if (!found)
        return found.error();
    JsonWriter json;
    json.beginObject().key("customers").beginArray();
    for (const CustomerView &view : found->rows)
        write(json, view, *project, *days);
    json.endArray();
    const CustomerListTotals &totals = found->totals;
    const std::size_t end = offset + found->rows.size();
    writeNextCursor(json, end < totals.customers ? std::optional(std::int64_t(end)) : std::nullopt);
    json.field("total", totals.customers)
        .key("totals")
        .beginObject()
        .field("spend_today", totals.today)
        .field("spend_month", totals.month)
        .field("cost", totals.period)
        .field("saved", totals.saved)
        .field("requests", totals.requests)
        .field("refused", totals.refused)
        .endObject();
    return AdminReply{200, json.endObject().take()};
}

Result<Customer> CustomersController::customerOf(const AdminCall &call, const Project &project) const
{
    std::string name = call.param("cid");
    if (name == unnamed)
        name.clear();
    else if (!isCustomerId(name))
        return Error{ErrorCode::InvalidRequest,
                     "A customer's ID is a text of 1 to 256 bytes without control characters", "customer_id"};
    if (auto known = m_services.directory.findCustomer(project.id, name))
        return *std::move(known);
    Customer unseen;
    unseen.project = project.id;
    unseen.name = name;
    return unseen;
}

Result<AdminReply> CustomersController::show(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto customer = customerOf(call, *project);
    if (!customer)
        return customer.error();
    if (customer->id == 0)
        return Error{ErrorCode::NotFound, "This project has not seen the customer '" + customer->name + "'",
                     "customer_id"};
    const auto days = daysAskedFor(call);
    if (!days)
        return days.error();
    JsonWriter json;
    write(json, viewOf(m_services, *m_services.directory.catalogue(), *std::move(customer)), *project, *days);
    return AdminReply{200, json.take()};
}

Result<AdminReply> CustomersController::change(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto customer = customerOf(call, *project);
    if (!customer)
        return customer.error();
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    AuditEvent audit = call.audit(m_services.clock, "customer.update", project->uuid + "/" + customer->name);
    audit.before = auditText(*customer);
    readTier(*body, *customer, *m_services.directory.catalogue());
    body->read("blocked", customer->blocked);
    const Status limits = readOverride(*body, *customer, m_services.prices.current());
    for (const Status &read : {limits, body->finish()}) {
        if (!read)
            return read.error();
    }
    audit.after = auditText(*customer);
    if (const Status stored = store(*customer, audit); !stored)
        return stored.error();
    return show(call);
}

Result<AdminReply> CustomersController::remove(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    auto customer = customerOf(call, *project);
    if (!customer)
        return customer.error();
    if (customer->id == 0)
        return Error{ErrorCode::NotFound, "This project has not seen the customer '" + customer->name + "'",
                     "customer_id"};
    AuditEvent audit = call.audit(m_services.clock, "customer.reset", project->uuid + "/" + customer->name);
    audit.before = auditText(*customer);
    customer->override_.reset();
    customer->blocked = false;
    customer->tier.clear();
    audit.after = auditText(*customer);
    if (const Status stored = store(*customer, audit); !stored)
        return stored.error();
    return noContent();
}

Status CustomersController::store(const Customer &customer, const AuditEvent &audit)
{
    Customer numbered = customer;
    if (numbered.id == 0) {
        const Customer made = m_services.directory.customer(customer.project, customer.name);
        numbered.id = made.id;
        numbered.firstSeen = made.firstSeen;
    }
    if (const Status put = m_services.registry.putCustomer(numbered, audit); !put)
        return put;
    m_services.directory.putCustomer(numbered);
    announce("customers");
    return {};
}

} // namespace llm0
