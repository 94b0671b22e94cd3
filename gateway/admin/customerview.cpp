#include "admin/customerview.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t fewCustomers = 500;

enum class Room { Plenty, Little, None };

/// Little: a fifth or less of the cap is left.
Room roomIn(std::optional<Money> cap, std::optional<Money> left)
{
    if (!cap)
        return Room::Plenty;
    if (left->isZero())
        return Room::None;
    return left->nano() <= cap->nano() / 5 ? Room::Little : Room::Plenty;
}

} // namespace

std::optional<Money> CustomerView::leftToday() const
{
    return leftOf(limits.limits.caps.perDay, balance.day);
}

std::optional<Money> CustomerView::leftMonth() const
{
    return leftOf(limits.limits.caps.perMonth, balance.month);
}

std::string CustomerView::state(const BudgetWindow &today) const
{
    return stateOf(customer.blocked, customer.firstSeen, limits.limits, balance, today);
}

std::string stateOf(bool blocked, UnixMs firstSeen, const LimitSet &limits, const ScopeBalance &balance,
                    const BudgetWindow &today)
{
    if (blocked)
        return "blocked";
    const Caps &caps = limits.caps;
    const Room room = std::max(roomIn(caps.perDay, leftOf(caps.perDay, balance.day)),
                               roomIn(caps.perMonth, leftOf(caps.perMonth, balance.month)));
    if (room == Room::None && limits.onLimit != LimitBehavior::Warn)
        return "blocking";
    if (room != Room::Plenty)
        return "near";
    return today.contains(firstSeen) ? "new" : "ok";
}

CustomerBalances::CustomerBalances(const AdminServices &services, std::size_t count, UnixMs now)
    : m_ledger(services.ledger)
    , m_now(now)
{
    if (count > fewCustomers)
        m_all = m_ledger.customerBalances(now, services.directory.lastCustomer());
}

ScopeBalance CustomerBalances::of(CustomerId customer) const
{
    if (m_all.empty())
        return m_ledger.balance(ScopeKind::Customer, customer, m_now);
    const auto id = static_cast<std::size_t>(customer);
    return id < m_all.size() ? m_all[id] : ScopeBalance();
}

CustomerView viewOf(const AdminServices &services, const Catalogue &catalogue, Customer customer)
{
    CustomerView view;
    view.limits = resolveLimits(catalogue, customer, {});
    view.balance = services.ledger.balance(ScopeKind::Customer, customer.id, services.clock.nowMs());
    view.customer = std::move(customer);
    return view;
}

} // namespace llm0
