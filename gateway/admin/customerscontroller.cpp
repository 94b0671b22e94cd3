#include "admin/customerscontroller.h"

#include "admin/fields.h"
#include "admin/knownmodel.h"
#include "admin/paging.h"

#include <QString>

namespace llm0 {

namespace {

/// How the calls that name no customer are addressed.
constexpr const char *unnamed = "~";

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

bool containsFolded(const std::string &text, const std::string &needle)
{
    return QString::fromStdString(text).contains(QString::fromStdString(needle), Qt::CaseInsensitive);
}

Status sortViews(std::vector<CustomerView> &views, const std::string &by)
{
    const auto name = [](const CustomerView &a, const CustomerView &b) {
        return a.customer.name < b.customer.name;
    };
    const auto spend = [&](auto window) {
        return [=](const CustomerView &a, const CustomerView &b) {
            const Money left = (a.balance.*window).spent;
            const Money right = (b.balance.*window).spent;
            return left != right ? left > right : name(a, b);
        };
    };
    if (by.empty() || by == "month")
        std::sort(views.begin(), views.end(), spend(&ScopeBalance::month));
    else if (by == "today")
        std::sort(views.begin(), views.end(), spend(&ScopeBalance::day));
    else if (by == "name")
        std::sort(views.begin(), views.end(), name);
    else
        return Error{ErrorCode::InvalidRequest, "'sort' must be month, today or name", "sort"};
    return {};
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
                                std::int64_t requestsMonth) const
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
    writeLimits(json, "", view.limits.limits);
    json.endObject()
        .field("spend_today", view.balance.day.spent)
        .field("spend_month", view.balance.month.spent)
        .field("reserved", view.balance.day.reserved)
        .field("left_today", view.leftToday())
        .field("left_month", view.leftMonth())
        .field("requests_month", requestsMonth)
        .key("last_seen");
    const auto seen = lastSeen(customer);
    seen ? json.time(*seen) : json.null();
    json.field("state", view.state(m_services.ledger.calendar().dayOf(m_services.clock.nowMs()))).endObject();
}

std::optional<UnixMs> CustomersController::lastSeen(const Customer &customer) const
{
    RequestFilter filter;
    filter.project = customer.project;
    filter.customer = customer.name;
    filter.limit = 1;
    const auto rows = m_services.reports.requests(filter);
    return rows && !rows->empty() ? std::optional(rows->front().record.startedAt) : std::nullopt;
}

std::int64_t CustomersController::requestsThisMonth(const Customer &customer) const
{
    const BudgetWindow month = m_services.ledger.calendar().monthOf(m_services.clock.nowMs());
    UsageQuery query;
    query.from = month.start;
    query.to = month.end;
    query.project = customer.project;
    query.customer = customer.name;
    const auto rows = m_services.reports.usage(query);
    return rows && !rows->empty() ? rows->front().requests : 0;
}

Result<AdminReply> CustomersController::list(const AdminCall &call)
{
    const auto project = projectOf(call);
    if (!project)
        return project.error();
    const auto page = pageOf(call, 100);
    if (!page)
        return page.error();
    const auto catalogue = m_services.directory.catalogue();
    std::vector<CustomerView> views = viewsOf(m_services, *catalogue, project->id);
    if (const std::string search = call.query("search"); !search.empty())
        std::erase_if(views, [&](const auto &view) { return !containsFolded(view.customer.name, search); });
    if (const Status sorted = sortViews(views, call.query("sort")); !sorted)
        return sorted.error();
    const std::size_t begin = std::min(static_cast<std::size_t>(page->cursor), views.size());
    const std::size_t end = std::min(begin + static_cast<std::size_t>(page->limit), views.size());
    JsonWriter json;
    json.beginObject().key("customers").beginArray();
    for (std::size_t i = begin; i < end; ++i)
        write(json, views[i], *project, requestsThisMonth(views[i].customer));
    json.endArray();
    writeNextCursor(json, end < views.size() ? std::optional(std::int64_t(end)) : std::nullopt);
    return AdminReply{200, json.field("total", views.size()).endObject().take()};
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
    const std::int64_t requests = requestsThisMonth(*customer);
    JsonWriter json;
    write(json, viewOf(m_services, *m_services.directory.catalogue(), *std::move(customer)), *project,
          requests);
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
