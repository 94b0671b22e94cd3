#include "admin/alertwatch.h"

#include "admin/alertjson.h"
#include "admin/customerview.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr int lookEveryMs = 1000;
constexpr UnixMs everyoneEveryMs = 60'000;

} // namespace

AlertWatch::AlertWatch(AdminServices &services) : m_services(services)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    m_timer.start(lookEveryMs);
}

void AlertWatch::rulesChanged()
{
    m_loaded = false;
    m_lookedAtAll = 0;
}

/// False while the database cannot be read; the next look tries again.
bool AlertWatch::loadOnce()
{
    if (m_loaded)
        return true;
    auto rules = m_services.alerts.store.alertRules();
    const auto told = m_services.alerts.store.alertsOfOpenWindows(m_time.now);
    if (!rules || !told)
        return false;
    m_rules = *std::move(rules);
    m_fired.clear();
    for (const Alert &alert : *told)
        m_fired.insert(firedKeyOf(alert));
    m_loaded = true;
    return true;
}

void AlertWatch::look()
{
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    const UnixMs now = m_services.clock.nowMs();
    m_time = {now, calendar.dayOf(now), calendar.monthOf(now)};
    if (!loadOnce())
        return;
    const auto touched = m_services.alerts.touched.take();
    if (m_rules.empty())
        return;
    if (touched.more || now - m_lookedAtAll >= everyoneEveryMs || now < m_lookedAtAll)
        lookAtEveryone();
    else if (!touched.customers.empty())
        lookAtTouched(touched);
}

bool AlertWatch::anyRuleOf(AlertScope scope) const
{
    return std::any_of(m_rules.begin(), m_rules.end(),
                       [scope](const AlertRule &rule) { return rule.enabled && rule.scope == scope; });
}

void AlertWatch::lookAtEveryone()
{
    m_lookedAtAll = m_time.now;
    lookAtAccount();
    lookAtProjects(nullptr);
    if (!anyRuleOf(AlertScope::Customer))
        return;
    const auto catalogue = m_services.directory.catalogue();
    for (const auto &[id, project] : catalogue->projects) {
        for (const CustomerRow &row : m_services.directory.customersOf(id)) {
            if (const auto customer = m_services.directory.findCustomer(id, row.name()))
                lookAtCustomer(*catalogue, *customer);
        }
    }
}

void AlertWatch::lookAtTouched(const TouchedCustomers::Touched &touched)
{
    lookAtAccount();
    std::set<ProjectId> projects;
    for (const auto &[project, customer] : touched.customers)
        projects.insert(project);
    lookAtProjects(&projects);
    if (!anyRuleOf(AlertScope::Customer))
        return;
    const auto catalogue = m_services.directory.catalogue();
    for (const auto &[project, name] : touched.customers) {
        if (const auto customer = m_services.directory.findCustomer(project, name))
            lookAtCustomer(*catalogue, *customer);
    }
}

void AlertWatch::lookAtAccount()
{
    const ScopeBalance balance = m_services.ledger.balance(ScopeKind::Account, 0, m_time.now);
    const Caps caps = m_services.alerts.accountCaps();
    lookAt({AlertScope::Account, 0, {}, balance.day.spent, balance.month.spent, caps.perDay, caps.perMonth});
}

void AlertWatch::lookAtProjects(const std::set<ProjectId> *only)
{
    if (!anyRuleOf(AlertScope::Project))
        return;
    const auto catalogue = m_services.directory.catalogue();
    for (const auto &[id, project] : catalogue->projects) {
        if (only && !only->contains(id))
            continue;
        const ScopeBalance balance = m_services.ledger.balance(ScopeKind::Project, id, m_time.now);
        const Caps &caps = project->caps;
        lookAt({AlertScope::Project,
                id,
                {},
                balance.day.spent,
                balance.month.spent,
                caps.perDay,
                caps.perMonth});
    }
}

void AlertWatch::lookAtCustomer(const Catalogue &catalogue, const Customer &customer)
{
    const CustomerView view = viewOf(m_services, catalogue, customer);
    const Caps &caps = view.limits.limits.caps;
    lookAt({AlertScope::Customer, customer.project, customer.name, view.balance.day.spent,
            view.balance.month.spent, caps.perDay, caps.perMonth});
}

void AlertWatch::lookAt(const ScopeSpend &spend)
{
    for (Alert &alert : firedBy(m_rules, spend, m_time, m_fired))
        tell(std::move(alert));
}

void AlertWatch::tell(Alert alert)
{
    const auto id = m_services.alerts.store.insertAlert(alert);
    if (!id)
        return; // not on disk: tried again at the next look
    m_fired.insert(firedKeyOf(alert));
    if (!*id)
        return;
    alert.id = **id;
    if (m_services.events.watched())
        m_services.events.publish(
            {"budget_threshold", alertText(alert, *m_services.directory.catalogue(), m_time.now)});
}

} // namespace llm0
