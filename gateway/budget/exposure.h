#pragma once

#include "budget/ledger.h"

#include <optional>
#include <string>
#include <vector>

namespace llm0 {

/// A scope with its caps and what was spent under them.
struct ScopeState {
    ScopeKind kind = ScopeKind::Account;
    std::string id;
    std::int64_t number = 0; ///< the row of it
    std::string name;
    Caps caps;
    ScopeBalance balance;
    /// False: the caps only warn or downgrade, so they bound nothing.
    bool enforced = true;
    /// True: nothing can be spent here, whatever the caps (inactive, blocked).
    bool closed = false;
};

/// What can be spent through one project.
struct ProjectState {
    ScopeState project;
    std::vector<ScopeState> keys; ///< active and inactive (closed)
    std::vector<ScopeState> customers;
    /// The only customers that can spend, as indexes into `customers`: known when every active key is pinned
    /// to one. Otherwise absent: a caller may name ever new customers, each with a fresh allowance, so that
    /// the customers' caps together bound nothing.
    std::optional<std::vector<std::size_t>> onlyCustomers;
};

struct ExposureRow {
    ScopeState scope;
    std::optional<Money> leftToday; ///< absent: no cap
    std::optional<Money> leftMonth;
    std::optional<Money> exposure; ///< the most that can still be spent today; absent: unlimited
    std::string binding;           ///< what bounds it: "project day", "keys", "customers"…; empty: nothing
};

struct ProjectExposure {
    ExposureRow project;
    std::vector<ExposureRow> keys;
    std::vector<ExposureRow> customers;
};

struct Exposure {
    ExposureRow account;
    std::vector<ProjectExposure> projects;
};

/// Pure. Holds under way count as spent. An absent cap is infinite; a sum with an infinite part is infinite;
/// a project without an active key can spend nothing.
Exposure exposureOf(const ScopeState &account, const std::vector<ProjectState> &projects);

} // namespace llm0
