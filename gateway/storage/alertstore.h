#pragma once

#include "domain/alertrule.h"
#include "storage/stores.h"

namespace llm0 {

struct AlertFilter {
    std::optional<AlertState> state; ///< as it is at `now`
    UnixMs now = 0;
    std::int64_t beforeId = 0; ///< cursor; 0: from the newest
    int limit = 100;
};

/// Rules and what they have told. Blocking; called from the admin thread.
class AlertStore
{
public:
    virtual ~AlertStore() = default;
    virtual Result<std::vector<AlertRule>> alertRules() = 0;
    virtual Result<std::int64_t> insertAlertRule(const AlertRule &rule, const AuditEvent &audit) = 0;
    virtual Status updateAlertRule(const AlertRule &rule, const AuditEvent &audit) = 0;
    /// What the rule has told stays.
    virtual Status deleteAlertRule(std::int64_t id, const AuditEvent &audit) = 0;

    /// The alert's ID, or nothing when it stands there already: once per rule, scope, window and
    /// threshold.
    virtual Result<std::optional<std::int64_t>> insertAlert(const Alert &alert) = 0;
    /// Newest first.
    virtual Result<std::vector<Alert>> alerts(const AlertFilter &filter) = 0;
    virtual Result<Alert> alert(std::int64_t id) = 0;
    virtual Status setAlertState(std::int64_t id, AlertState state, UnixMs snoozedUntil) = 0;
    /// Of windows that are not over at `now`.
    virtual Result<std::vector<Alert>> alertsOfOpenWindows(UnixMs now) = 0;
};

} // namespace llm0
