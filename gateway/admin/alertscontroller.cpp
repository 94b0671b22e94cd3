#include "admin/alertscontroller.h"

#include "admin/alerthistory.h"
#include "admin/alertjson.h"
#include "admin/paging.h"

#include <QDateTime>

#include <charconv>

namespace llm0 {

namespace {

constexpr int mostCounted = 1000;

Result<std::int64_t> idOf(const AdminCall &call, const std::string &name)
{
    const std::string text = call.param(name);
    std::int64_t id = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (failure != std::errc() || end != text.data() + text.size())
        return Error{ErrorCode::NotFound, "There is no '" + text + "'", name};
    return id;
}

Result<UnixMs> timeFrom(const std::string &text)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return Error{ErrorCode::InvalidRequest, "'snoozed_until' must be a time like 2026-11-24T02:00:00Z",
                     "snoozed_until"};
    return UnixMs(time.toMSecsSinceEpoch());
}

} // namespace

void AlertsController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/alerts", answering(this, &AlertsController::inbox));
    routes.add("GET", "/v1/admin/alerts/rules", answering(this, &AlertsController::rules));
    routes.add("POST", "/v1/admin/alerts/rules", answering(this, &AlertsController::add));
    routes.add("POST", "/v1/admin/alerts/rules/try", answering(this, &AlertsController::tryOut));
    routes.add("PATCH", "/v1/admin/alerts/rules/{rule_id}", answering(this, &AlertsController::update));
    routes.add("DELETE", "/v1/admin/alerts/rules/{rule_id}", answering(this, &AlertsController::remove));
    routes.add("GET", "/v1/admin/alerts/rules/{rule_id}/history",
               answering(this, &AlertsController::history));
    routes.add("PATCH", "/v1/admin/alerts/{alert_id}", answering(this, &AlertsController::change));
}

Result<AdminReply> AlertsController::inbox(const AdminCall &call)
{
    const auto page = pageOf(call, 100);
    if (!page)
        return page.error();
    AlertFilter filter;
    filter.now = m_services.clock.nowMs();
    filter.beforeId = page->cursor;
    filter.limit = page->limit;
    if (const std::string state = call.query("state"); !state.empty()) {
        filter.state = alertStateFrom(state);
        if (!filter.state)
            return Error{ErrorCode::InvalidRequest, "'state' must be open, snoozed or resolved", "state"};
    }
    const auto alerts = m_services.alerts.store.alerts(filter);
    const auto open = m_services.alerts.store.alerts({AlertState::Open, filter.now, 0, mostCounted});
    if (!alerts || !open)
        return alerts ? open.error() : alerts.error();
    const auto catalogue = m_services.directory.catalogue();
    JsonWriter json;
    json.beginObject().field("open", open->size()).key("alerts").beginArray();
    for (const Alert &alert : *alerts)
        writeAlert(json, alert, *catalogue, filter.now);
    json.endArray();
    const bool full = !alerts->empty() && int(alerts->size()) == filter.limit;
    writeNextCursor(json, full ? std::optional(alerts->back().id) : std::nullopt);
    return AdminReply{200, json.endObject().take()};
}

Result<AdminReply> AlertsController::change(const AdminCall &call)
{
    const auto id = idOf(call, "alert_id");
    auto body = JsonBody::parse(call.request.body);
    if (!id || !body)
        return id ? body.error() : id.error();
    std::string named, until;
    body->read("state", named);
    if (!body->isNull("snoozed_until"))
        body->read("snoozed_until", until);
    const auto state = alertStateFrom(named);
    if (!state)
        body->fail("state", "must be open, snoozed or resolved");
    if (const Status read = body->finish(); !read)
        return read.error();
    UnixMs snoozed = 0;
    if (*state == AlertState::Snoozed) {
        const auto time = timeFrom(until);
        if (!time)
            return time.error();
        snoozed = *time;
    }
    if (const Status set = m_services.alerts.store.setAlertState(*id, *state, snoozed); !set)
        return set.error();
    announce("alerts");
    const auto alert = m_services.alerts.store.alert(*id);
    if (!alert)
        return alert.error();
    return AdminReply{200, alertText(*alert, *m_services.directory.catalogue(), m_services.clock.nowMs())};
}

Result<AdminReply> AlertsController::rules(const AdminCall &)
{
    const auto rules = m_services.alerts.store.alertRules();
    if (!rules)
        return rules.error();
    const auto catalogue = m_services.directory.catalogue();
    JsonWriter json;
    json.beginObject().key("rules").beginArray();
    for (const AlertRule &rule : *rules)
        writeAlertRule(json, rule, *catalogue);
    return AdminReply{200, json.endArray().endObject().take()};
}

Result<AdminReply> AlertsController::add(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    const auto catalogue = m_services.directory.catalogue();
    AlertRule rule;
    rule.createdAt = m_services.clock.nowMs();
    if (const Status read = readAlertRule(*body, rule, *catalogue); !read)
        return read.error();
    AuditEvent audit = call.audit(m_services.clock, "alert_rule.create", "alert_rule");
    audit.after = alertRuleText(rule, *catalogue);
    const auto id = m_services.alerts.store.insertAlertRule(rule, audit);
    if (!id)
        return id.error();
    rule.id = *id;
    changed();
    return AdminReply{201, alertRuleText(rule, *catalogue)};
}

Result<AlertRule> AlertsController::ruleOf(const AdminCall &call) const
{
    const auto id = idOf(call, "rule_id");
    if (!id)
        return id.error();
    const auto rules = m_services.alerts.store.alertRules();
    if (!rules)
        return rules.error();
    for (const AlertRule &rule : *rules) {
        if (rule.id == *id)
            return rule;
    }
    return Error{ErrorCode::NotFound, "There is no alert rule '" + call.param("rule_id") + "'", "rule_id"};
}

Result<AdminReply> AlertsController::update(const AdminCall &call)
{
    auto rule = ruleOf(call);
    auto body = JsonBody::parse(call.request.body);
    if (!rule || !body)
        return rule ? body.error() : rule.error();
    const auto catalogue = m_services.directory.catalogue();
    AuditEvent audit =
        call.audit(m_services.clock, "alert_rule.update", "alert_rule:" + std::to_string(rule->id));
    audit.before = alertRuleText(*rule, *catalogue);
    if (const Status read = readAlertRule(*body, *rule, *catalogue); !read)
        return read.error();
    audit.after = alertRuleText(*rule, *catalogue);
    if (const Status updated = m_services.alerts.store.updateAlertRule(*rule, audit); !updated)
        return updated.error();
    changed();
    return AdminReply{200, audit.after};
}

Result<AdminReply> AlertsController::remove(const AdminCall &call)
{
    const auto rule = ruleOf(call);
    if (!rule)
        return rule.error();
    AuditEvent audit =
        call.audit(m_services.clock, "alert_rule.delete", "alert_rule:" + std::to_string(rule->id));
    audit.before = alertRuleText(*rule, *m_services.directory.catalogue());
    if (const Status removed = m_services.alerts.store.deleteAlertRule(rule->id, audit); !removed)
        return removed.error();
    changed();
    return noContent();
}

Result<AdminReply> AlertsController::history(const AdminCall &call)
{
    const auto rule = ruleOf(call);
    if (!rule)
        return rule.error();
    auto text = alertHistory(m_services, *rule);
    if (!text)
        return text.error();
    return AdminReply{200, *std::move(text)};
}

Result<AdminReply> AlertsController::tryOut(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return body.error();
    AlertRule rule;
    if (const Status read = readAlertRule(*body, rule, *m_services.directory.catalogue()); !read)
        return read.error();
    auto text = alertHistory(m_services, rule);
    if (!text)
        return text.error();
    return AdminReply{200, *std::move(text)};
}

void AlertsController::changed()
{
    m_watch.rulesChanged();
    announce("alerts");
}

} // namespace llm0
