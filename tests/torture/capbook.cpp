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

CapPlan CapBook::highest(const Scope &scope) const
{
    const auto found = m_highest.find(scope);
    return found == m_highest.end() ? CapPlan() : found->second;
}

std::vector<Scope> CapBook::scopes() const
{
    std::vector<Scope> all;
    for (const auto &[scope, caps] : m_highest)
        all.push_back(scope);
    return all;
}

} // namespace llm0::torture
