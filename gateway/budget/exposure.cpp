#include "budget/exposure.h"

#include <algorithm>

namespace llm0 {

namespace {

/// An upper bound with its reason; no amount is no bound.
struct Bound {
    std::optional<Money> amount;
    std::string reason;
};

Bound tighter(const Bound &a, const Bound &b)
{
    const bool second = b.amount && (!a.amount || *b.amount < *a.amount);
    return second ? b : a;
}

/// What the scope's own caps leave.
Bound ownBound(const ScopeState &scope)
{
    if (scope.closed)
        return {Money(), "inactive"};
    if (!scope.enforced)
        return {};
    const std::string name(scopeName(scope.kind));
    return tighter({leftOf(scope.caps.perDay, scope.balance.day), name + " day"},
                   {leftOf(scope.caps.perMonth, scope.balance.month), name + " month"});
}

template <typename Scopes>
Bound sumOf(const Scopes &scopes, const std::string &reason)
{
    Bound sum{Money(), reason};
    for (const ScopeState &scope : scopes) {
        const Bound own = ownBound(scope);
        if (!own.amount)
            return {};
        *sum.amount += *own.amount;
    }
    return sum;
}

Bound customersBound(const ProjectState &state)
{
    if (!state.onlyCustomers)
        return {};
    std::vector<ScopeState> only;
    for (const std::size_t index : *state.onlyCustomers)
        only.push_back(state.customers.at(index));
    return sumOf(only, "customers");
}

Bound projectBound(const ProjectState &state)
{
    return tighter(ownBound(state.project), tighter(sumOf(state.keys, "keys"), customersBound(state)));
}

ExposureRow rowOf(const ScopeState &scope, const Bound &bound)
{
    ExposureRow row;
    row.scope = scope;
    row.leftToday = leftOf(scope.caps.perDay, scope.balance.day);
    row.leftMonth = leftOf(scope.caps.perMonth, scope.balance.month);
    row.exposure = bound.amount;
    row.binding = bound.amount ? bound.reason : std::string();
    return row;
}

ProjectExposure projectRows(const ProjectState &state, const Bound &own, const Bound &account)
{
    const Bound bound = tighter(own, account);
    ProjectExposure rows{rowOf(state.project, bound), {}, {}};
    for (const ScopeState &key : state.keys)
        rows.keys.push_back(rowOf(key, tighter(ownBound(key), bound)));
    for (const ScopeState &customer : state.customers)
        rows.customers.push_back(rowOf(customer, tighter(ownBound(customer), bound)));
    return rows;
}

} // namespace

Exposure exposureOf(const ScopeState &account, const std::vector<ProjectState> &projects)
{
    std::vector<Bound> own;
    Bound sum{Money(), "projects"};
    for (const ProjectState &state : projects) {
        own.push_back(projectBound(state));
        if (!own.back().amount)
            sum = {};
        else if (sum.amount)
            *sum.amount += *own.back().amount;
    }
    const Bound accountBound = tighter(ownBound(account), sum);
    Exposure exposure{rowOf(account, accountBound), {}};
    for (std::size_t i = 0; i < projects.size(); ++i)
        exposure.projects.push_back(projectRows(projects[i], own[i], ownBound(account)));
    return exposure;
}

} // namespace llm0
