#include "admin/customerview.h"

#include <algorithm>

namespace llm0 {

namespace {

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
    return stateOf(customer, limits.limits, balance, today);
}

std::string stateOf(const Customer &customer, const LimitSet &limits, const ScopeBalance &balance,
                    const BudgetWindow &today)
{
    if (customer.blocked)
        return "blocked";
    const Caps &caps = limits.caps;
    const Room room = std::max(roomIn(caps.perDay, leftOf(caps.perDay, balance.day)),
                               roomIn(caps.perMonth, leftOf(caps.perMonth, balance.month)));
    if (room == Room::None && limits.onLimit != LimitBehavior::Warn)
        return "blocking";
    if (room != Room::Plenty)
        return "near";
    return today.contains(customer.firstSeen) ? "new" : "ok";
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
