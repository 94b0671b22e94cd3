#include "storage/sql/sqlalerts.h"

#include "storage/sql/auditrow.h"

namespace llm0 {

namespace {

constexpr std::string_view ruleColumns =
    "scope, project_id, customer, time_window, basis, percent, amount, enabled, created_at";

SqlValues ruleValues(const AlertRule &rule)
{
    return {alertScopeName(rule.scope),
            rule.project,
            rule.customer,
            alertWindowName(rule.window),
            alertBasisName(rule.basis),
            rule.percent,
            rule.amount,
            rule.enabled,
            rule.createdAt};
}

/// Reads ruleColumns from `at` on.
AlertRule readRule(const SqlRow &row, int at)
{
    AlertRule rule;
    rule.scope = alertScopeFrom(row.text(at)).value_or(AlertScope::Account);
    rule.project = row.integer(at + 1);
    if (!row.isNull(at + 2))
        rule.customer = row.text(at + 2);
    rule.window = alertWindowFrom(row.text(at + 3)).value_or(AlertWindow::Day);
    rule.basis = alertBasisFrom(row.text(at + 4)).value_or(AlertBasis::Spent);
    if (!row.isNull(at + 5))
        rule.percent = row.integer(at + 5);
    if (!row.isNull(at + 6))
        rule.amount = row.money(at + 6);
    rule.enabled = row.flag(at + 7);
    rule.createdAt = row.integer(at + 8);
    return rule;
}

constexpr std::string_view alertColumns =
    "id, rule_id, project_id, customer, window_start, window_end, threshold, cap, spent, forecast, fired_at,"
    " state, snoozed_until, rule_scope, rule_project_id, rule_customer, rule_window, rule_basis,"
    " rule_percent, rule_amount, 1, 0";

Alert readAlert(const SqlRow &row)
{
    Alert alert;
    alert.id = row.integer(0);
    alert.rule = readRule(row, 13);
    alert.rule.id = row.integer(1);
    alert.project = row.integer(2);
    alert.customer = row.text(3);
    alert.window = {row.integer(4), row.integer(5)};
    alert.threshold = row.money(6);
    if (!row.isNull(7))
        alert.cap = row.money(7);
    alert.spent = row.money(8);
    if (!row.isNull(9))
        alert.forecast = row.money(9);
    alert.firedAt = row.integer(10);
    alert.state = alertStateFrom(row.text(11)).value_or(AlertState::Open);
    alert.snoozedUntil = row.integer(12);
    return alert;
}

SqlValues alertValues(const Alert &alert)
{
    const AlertRule &rule = alert.rule;
    return {rule.id,
            alert.project,
            alert.customer,
            alert.window.start,
            alert.window.end,
            alert.threshold,
            alert.cap,
            alert.spent,
            alert.forecast,
            alert.firedAt,
            alertStateName(alert.state),
            alert.snoozedUntil,
            alertScopeName(rule.scope),
            rule.project,
            rule.customer,
            alertWindowName(rule.window),
            alertBasisName(rule.basis),
            rule.percent,
            rule.amount};
}

constexpr std::string_view insertAlertSql =
    "INSERT INTO alerts (rule_id, project_id, customer, window_start, window_end, threshold, cap, spent,"
    " forecast, fired_at, state, snoozed_until, rule_scope, rule_project_id, rule_customer, rule_window,"
    " rule_basis, rule_percent, rule_amount)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (rule_id, project_id, customer, window_start, threshold) DO NOTHING";

} // namespace

Result<std::vector<AlertRule>> SqlAlerts::alertRules()
{
    std::vector<AlertRule> rules;
    const auto status = m_journal.readOnWriter([&](SqlDatabase &database) {
        return database.query("SELECT id, " + std::string(ruleColumns) + " FROM alert_rules ORDER BY id", {},
                              [&](const SqlRow &row) {
                                  rules.push_back(readRule(row, 1));
                                  rules.back().id = row.integer(0);
                                  return true;
                              });
    });
    if (!status)
        return status.error();
    return rules;
}

Result<std::int64_t> SqlAlerts::insertAlertRule(const AlertRule &rule, const AuditEvent &audit)
{
    std::int64_t id = 0;
    const auto status = m_journal.runOnWriter([&](SqlDatabase &database) -> Status {
        const Status inserted = database.run("INSERT INTO alert_rules (" + std::string(ruleColumns)
                                                 + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                             ruleValues(rule));
        if (!inserted)
            return inserted;
        const auto newest = database.number("SELECT MAX(id) FROM alert_rules");
        if (!newest)
            return newest.error();
        id = *newest;
        return writeAuditRow(database, audit);
    });
    if (!status)
        return status.error();
    return id;
}

Status SqlAlerts::updateAlertRule(const AlertRule &rule, const AuditEvent &audit)
{
    SqlValues values = ruleValues(rule);
    values.emplace_back(rule.id);
    return changeOne("UPDATE alert_rules SET scope = ?, project_id = ?, customer = ?, time_window = ?,"
                     " basis = ?, percent = ?, amount = ?, enabled = ?, created_at = ? WHERE id = ?",
                     values, "alert rule", &audit);
}

Status SqlAlerts::deleteAlertRule(std::int64_t id, const AuditEvent &audit)
{
    return changeOne("DELETE FROM alert_rules WHERE id = ?", {id}, "alert rule", &audit);
}

Result<std::optional<std::int64_t>> SqlAlerts::insertAlert(const Alert &alert)
{
    std::optional<std::int64_t> id;
    const auto status = m_journal.runOnWriter([&](SqlDatabase &database) -> Status {
        const auto rows = database.change(insertAlertSql, alertValues(alert));
        if (!rows)
            return rows.error();
        if (*rows == 0)
            return {};
        const auto newest = database.number("SELECT MAX(id) FROM alerts");
        if (!newest)
            return newest.error();
        id = *newest;
        return {};
    });
    if (!status)
        return status.error();
    return id;
}

Result<std::vector<Alert>> SqlAlerts::select(const std::string &tail, const SqlValues &values)
{
    std::vector<Alert> alerts;
    const auto status = m_journal.readOnWriter([&](SqlDatabase &database) {
        return database.query("SELECT " + std::string(alertColumns) + " FROM alerts" + tail, values,
                              [&](const SqlRow &row) {
                                  alerts.push_back(readAlert(row));
                                  return true;
                              });
    });
    if (!status)
        return status.error();
    return alerts;
}

Result<std::vector<Alert>> SqlAlerts::alerts(const AlertFilter &filter)
{
    std::string where = " WHERE 1 = 1";
    SqlValues values;
    if (filter.state) {
        const std::string over = "(state = 'snoozed' AND snoozed_until <= ?)";
        if (*filter.state == AlertState::Open)
            where += " AND (state = 'open' OR " + over + ")";
        else if (*filter.state == AlertState::Snoozed)
            where += " AND state = 'snoozed' AND NOT " + over;
        else
            where += " AND state = 'resolved'";
        if (*filter.state != AlertState::Resolved)
            values.emplace_back(filter.now);
    }
    if (filter.beforeId > 0) {
        where += " AND id < ?";
        values.emplace_back(filter.beforeId);
    }
    values.emplace_back(filter.limit);
    return select(where + " ORDER BY id DESC LIMIT ?", values);
}

Result<Alert> SqlAlerts::alert(std::int64_t id)
{
    auto found = select(" WHERE id = ?", {id});
    if (!found)
        return found.error();
    if (found->empty())
        return Error{ErrorCode::NotFound, "There is no such alert.", "alert_id"};
    return std::move(found->front());
}

Result<std::vector<Alert>> SqlAlerts::alertsOfOpenWindows(UnixMs now)
{
    return select(" WHERE window_end > ?", {now});
}

Status SqlAlerts::setAlertState(std::int64_t id, AlertState state, UnixMs snoozedUntil)
{
    return changeOne("UPDATE alerts SET state = ?, snoozed_until = ? WHERE id = ?",
                     {alertStateName(state), snoozedUntil, id}, "alert", nullptr);
}

Status SqlAlerts::changeOne(std::string_view sql, const SqlValues &values, const char *what,
                            const AuditEvent *audit)
{
    return m_journal.runOnWriter([&](SqlDatabase &database) -> Status {
        const auto rows = database.change(sql, values);
        if (!rows)
            return rows.error();
        if (*rows == 0)
            return Error{ErrorCode::NotFound, std::string("There is no such ") + what + ".", {}};
        return audit ? writeAuditRow(database, *audit) : Status();
    });
}

} // namespace llm0
