#pragma once

#include "domain/alertrule.h"

#include <set>
#include <tuple>
#include <vector>

namespace llm0 {

/// One scope with what it spent in the windows of now.
struct ScopeSpend {
    AlertScope scope = AlertScope::Account;
    ProjectId project = 0;
    std::string customer;
    Money day, month; ///< settled
    std::optional<Money> dayCap, monthCap;
};

struct AlertTime {
    UnixMs now = 0;
    BudgetWindow day, month;
};

/// What has fired: once per rule, scope, window and threshold (nano-dollars; it moves with the cap).
using FiredKey = std::tuple<std::int64_t, ProjectId, std::string, UnixMs, std::int64_t>;
FiredKey firedKeyOf(const Alert &alert);

/// Where the window ends if spend goes on as it did so far in it.
Money forecastByPace(Money spent, const BudgetWindow &window, UnixMs now);
/// Does the rule speak of this scope?
bool coversScope(const AlertRule &rule, const ScopeSpend &spend);
/// Absent where the rule is a share of a cap and no cap stands.
std::optional<Money> thresholdOf(const AlertRule &rule, const std::optional<Money> &cap);

/// Pure. The alerts that `spend` gives cause to and that are not in `fired` yet.
std::vector<Alert> firedBy(const std::vector<AlertRule> &rules, const ScopeSpend &spend,
                           const AlertTime &time, const std::set<FiredKey> &fired);

} // namespace llm0
