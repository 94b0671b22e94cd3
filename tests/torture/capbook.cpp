#include "torture/capbook.h"

#include <algorithm>

namespace llm0::torture {

namespace {

using Cap = std::optional<std::int64_t>;

Cap higher(const Cap &a, const Cap &b)
{
    return a && b ? Cap(std::max(*a, *b)) : Cap();
}

CapPlan enforced(const std::optional<LimitPlan> &limits)
{
    return limits && limits->behavior != "warn" ? limits->caps : CapPlan();
}

/// What holds a customer: its own limits, else its tier's, else the project's; the one without a name only
/// its own.
CapPlan capsOf(const CustomerPlan &customer, const ProjectPlan &project)
{
    if (customer.override_)
        return enforced(customer.override_);
    if (customer.name.empty())
        return {};
    return enforced(!customer.tier.empty() && project.gold ? project.gold : project.defaults);
}

} // namespace

std::string scopeText(const Scope &scope, const World &world)
{
    switch (scope.kind) {
    case Scope::Kind::Account:
        return "the account";
    case Scope::Kind::Project:
        return "project " + std::to_string(scope.index);
    case Scope::Kind::Key:
        return "key " + std::to_string(scope.index);
    case Scope::Kind::Customer:
        break;
    }
    const CustomerPlan &customer = world.customers[scope.index];
    return "customer '" + customer.name + "' of project " + std::to_string(customer.project);
}

CapBook::CapBook(const World &world)
{
    m_highest[{Scope::Kind::Account, 0}] = world.account;
    for (std::size_t i = 0; i < world.projects.size(); ++i)
        m_highest[{Scope::Kind::Project, i}] = world.projects[i].caps;
    for (std::size_t i = 0; i < world.keys.size(); ++i)
        m_highest[{Scope::Kind::Key, i}] = world.keys[i].caps;
    for (std::size_t i = 0; i < world.customers.size(); ++i) {
        const CustomerPlan &customer = world.customers[i];
        m_highest[{Scope::Kind::Customer, i}] = capsOf(customer, world.projects[customer.project]);
    }
}

void CapBook::set(const Scope &scope, const CapPlan &caps)
{
    CapPlan &now = m_highest[scope];
    now = {higher(now.perRequest, caps.perRequest), higher(now.perDay, caps.perDay),
           higher(now.perMonth, caps.perMonth)};
}

void CapBook::set(const Scope &scope, const LimitPlan &limits)
{
    set(scope, enforced(limits));
}

void CapBook::raise(const RaisePlan &raise)
{
    m_raised[{raise.scope, raise.ofMonth}].asked += raise.nano;
}

void CapBook::granted(const RaisePlan &raise)
{
    m_raised[{raise.scope, raise.ofMonth}].granted += raise.nano;
}

void CapBook::denied(const RaisePlan &raise)
{
    m_raised[{raise.scope, raise.ofMonth}].asked -= raise.nano;
}

std::optional<std::int64_t> CapBook::raised(const Scope &scope, bool ofMonth) const
{
    const auto found = m_raised.find({scope, ofMonth});
    if (found == m_raised.end())
        return 0;
    return found->second.asked == found->second.granted ? std::optional(found->second.asked) : std::nullopt;
}

CapPlan CapBook::highest(const Scope &scope) const
{
    const auto found = m_highest.find(scope);
    CapPlan plan = found == m_highest.end() ? CapPlan() : found->second;
    for (const bool ofMonth : {false, true}) {
        const auto raised = m_raised.find({scope, ofMonth});
        Cap &cap = ofMonth ? plan.perMonth : plan.perDay;
        if (cap && raised != m_raised.end())
            *cap += raised->second.asked;
    }
    return plan;
}

std::vector<Scope> CapBook::scopes() const
{
    std::vector<Scope> all;
    for (const auto &[scope, caps] : m_highest)
        all.push_back(scope);
    return all;
}

} // namespace llm0::torture
