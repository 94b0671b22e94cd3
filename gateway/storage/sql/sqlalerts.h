#pragma once

#include "storage/alertstore.h"
#include "storage/sql/sqljournal.h"

namespace llm0 {

/// Alert rules and the inbox on the journal's writer thread.
class SqlAlerts final : public AlertStore
{
public:
    explicit SqlAlerts(SqlJournal &journal) : m_journal(journal) {}

    Result<std::vector<AlertRule>> alertRules() override;
    Result<std::int64_t> insertAlertRule(const AlertRule &rule, const AuditEvent &audit) override;
    Status updateAlertRule(const AlertRule &rule, const AuditEvent &audit) override;
    Status deleteAlertRule(std::int64_t id, const AuditEvent &audit) override;
    Result<std::optional<std::int64_t>> insertAlert(const Alert &alert) override;
    Result<std::vector<Alert>> alerts(const AlertFilter &filter) override;
    Result<Alert> alert(std::int64_t id) override;
    Status setAlertState(std::int64_t id, AlertState state, UnixMs snoozedUntil) override;
    Result<std::vector<Alert>> alertsOfOpenWindows(UnixMs now) override;

private:
    Result<std::vector<Alert>> select(const std::string &tail, const SqlValues &values);
    Status changeOne(std::string_view sql, const SqlValues &values, const char *what,
                     const AuditEvent *audit);

    SqlJournal &m_journal;
};

} // namespace llm0
