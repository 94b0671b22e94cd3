#pragma once

#include "admin/adminroutes.h"
#include "limits/limitresolver.h"

namespace llm0 {

/// One customer with what it spent and what holds it now.
struct CustomerView {
    Customer customer;
    ResolvedLimits limits; ///< for a call that names no tier
    ScopeBalance balance;

    std::optional<Money> leftToday() const;
    std::optional<Money> leftMonth() const;
    /// "blocked", "blocking", "near", "new" or "ok".
    std::string state(const BudgetWindow &today) const;
};

/// The same of parts, for lists that make no view of each customer.
std::string stateOf(bool blocked, UnixMs firstSeen, const LimitSet &limits, const ScopeBalance &balance,
                    const BudgetWindow &today);

/// The balances of `count` customers: asked for one by one where they are few, else read all at once.
class CustomerBalances
{
public:
    CustomerBalances(const AdminServices &services, std::size_t count, UnixMs now);
    ScopeBalance of(CustomerId customer) const;

private:
    const Ledger &m_ledger;
    const UnixMs m_now;
    std::vector<ScopeBalance> m_all;
};

CustomerView viewOf(const AdminServices &services, const Catalogue &catalogue, Customer customer);

} // namespace llm0
