#pragma once

#include "admin/adminapi.h"
#include "usage/alertevaluator.h"

#include <QTimer>

namespace llm0 {

/// Holds the alert rules against what is spent, beside the line: once a second it looks at whoever has spent
/// since, once a minute and after a change of rules at everyone. Lives on the admin thread.
class AlertWatch
{
public:
    explicit AlertWatch(AdminServices &services);

    /// After a change of rules.
    void rulesChanged();
    /// One look; the timer calls it.
    void look();

private:
    bool loadOnce();
    void lookAt(const ScopeSpend &spend);
    void lookAtAccount();
    void lookAtProjects(const std::set<ProjectId> *only);
    void lookAtCustomer(const Catalogue &catalogue, const Customer &customer);
    void lookAtEveryone();
    void lookAtTouched(const TouchedCustomers::Touched &touched);
    bool anyRuleOf(AlertScope scope) const;
    void tell(Alert alert);

    AdminServices &m_services;
    QTimer m_timer;
    std::vector<AlertRule> m_rules;
    std::set<FiredKey> m_fired; ///< of windows that are not over
    AlertTime m_time;
    UnixMs m_lookedAtAll = 0;
    bool m_loaded = false;
};

} // namespace llm0
