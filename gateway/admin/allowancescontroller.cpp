#include "admin/allowancescontroller.h"

#include "admin/fields.h"
#include "budget/ledgerfeed.h"

namespace llm0 {

namespace {

using Window = CapRefusal::Window;

const Balance &balanceIn(const ScopeBalance &balance, Window window)
{
    return window == Window::Month ? balance.month : balance.day;
}

void writeBalance(JsonWriter &json, const ScopeBalance &balance, Window window)
{
    const Balance &one = balanceIn(balance, window);
    json.field("window", windowName(window))
        .field("allowed", one.allowed)
        .field("spent", one.spent)
        .field("reserved", one.reserved);
}

std::string auditText(const Balance &balance)
{
    JsonWriter json;
    json.beginObject().field("allowed", balance.allowed).field("spent", balance.spent);
    return json.endObject().take();
}

} // namespace

void AllowancesController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/allowances", answering(this, &AllowancesController::list));
    routes.add("POST", "/v1/admin/allowances", answering(this, &AllowancesController::add));
}

Result<AdminReply> AllowancesController::list(const AdminCall &)
{
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const UnixMs now = m_services.clock.nowMs();
    const UnixMs month = calendar.monthOf(now).start;
    const auto allowances = m_services.registry.allowances(month);
    if (!allowances)
        return allowances.error();
    JsonWriter json;
    json.beginObject().key("allowances").beginArray();
    for (const Allowance &allowance : *allowances) {
        const bool ofMonth = allowance.window == windowName(Window::Month);
        const BudgetWindow window = ofMonth ? calendar.monthOf(now) : calendar.dayOf(now);
        if (allowance.windowStart != window.start)
            continue;
        json.beginObject()
            .field("scope", allowance.scope)
            .field("scope_number", allowance.scopeId)
            .field("window", allowance.window)
            .field("amount", allowance.amount)
            .timeField("ends_at", window.end)
            .endObject();
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<std::int64_t> AllowancesController::customerId(const Project &project, const std::string &name) const
{
    const auto customer = m_services.directory.findCustomer(project.id, name == "~" ? std::string() : name);
    if (!customer)
        return Error{ErrorCode::NotFound, "This project has not seen the customer '" + name + "'",
                     "customer"};
    return customer->id;
}

Result<AllowancesController::Scope> AllowancesController::scopeOf(JsonBody &body) const
{
    std::string scope = "customer";
    std::string project;
    std::string customer;
    std::string key;
    body.read("scope", scope);
    body.read("project", project);
    body.read("customer", customer);
    body.read("key", key);
    const auto kind = scopeFromName(scope);
    if (!kind)
        return Error{ErrorCode::InvalidRequest, "'scope' must be account, project, key or customer", "scope"};
    if (*kind == ScopeKind::Account)
        return Scope{*kind, 0, "account"};
    const auto found = namedProject(project);
    if (!found)
        return found.error();
    if (*kind == ScopeKind::Project)
        return Scope{*kind, found->id, found->uuid};
    if (*kind == ScopeKind::Customer) {
        const auto id = customerId(*found, customer);
        return id ? Result<Scope>(Scope{*kind, *id, found->uuid + "/" + customer})
                  : Result<Scope>(id.error());
    }
    for (const auto &one : m_services.directory.catalogue()->keysOf(found->id)) {
        if (one->uuid == key)
            return Scope{*kind, one->id, one->uuid};
    }
    return Error{ErrorCode::NotFound, "This project has no API key with the ID '" + key + "'", "key"};
}

Result<AdminReply> AllowancesController::add(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    std::string windowText = "day";
    std::optional<Money> amount;
    bool fromNow = false;
    body->read("window", windowText);
    body->read("amount_usd", amount);
    body->read("reset", fromNow);
    const auto scope = scopeOf(*body);
    if (windowText != "day" && windowText != "month")
        body->fail("window", "must be day or month");
    if (amount.has_value() == fromNow)
        body->fail("amount_usd", "must be given, or else reset: true to count the window from now on");
    if (const Status read = body->finish(); !read)
        return read.error();
    if (!scope)
        return scope.error();

    const Window window = windowText == "month" ? Window::Month : Window::Day;
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const UnixMs now = m_services.clock.nowMs();
    const BudgetWindow bounds = window == Window::Month ? calendar.monthOf(now) : calendar.dayOf(now);
    const Balance before = balanceIn(m_services.ledger.balance(scope->kind, scope->id, now), window);
    const Money extra = fromNow ? before.spent - before.allowed : *amount;
    AuditEvent audit =
        call.audit(m_services.clock, fromNow ? "cap.count_from_now" : "cap.raise_once", scope->target);
    audit.before = auditText(before);
    Balance after = before;
    after.allowed += extra;
    audit.after = auditText(after);
    const Status stored = m_services.registry.addAllowance(
        {std::string(scopeName(scope->kind)), scope->id, windowText, bounds.start, extra}, audit);
    if (!stored)
        return stored.error();
    m_services.ledger.allow(scope->kind, scope->id, now, window, extra);
    announce("allowances");
    JsonWriter json;
    json.beginObject().field("scope", scopeName(scope->kind));
    writeBalance(json, m_services.ledger.balance(scope->kind, scope->id, now), window);
    return AdminReply{200, json.timeField("ends_at", bounds.end).endObject().take()};
}

} // namespace llm0
