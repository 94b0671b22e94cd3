#include "budget/ledgerfeed.h"

#include <map>
#include <utility>

namespace llm0 {

namespace {

struct Spent {
    Money today;
    Money thisMonth;
};
using ScopeId = std::pair<ScopeKind, std::int64_t>;
using SpentByScope = std::map<ScopeId, Spent>;

Status add(SpentByScope &spent, Reports &reports, UnixMs from, Money Spent::*window)
{
    const auto rows = reports.spentSince(from);
    if (!rows)
        return rows.error();
    for (const SpentRow &row : *rows) {
        for (const ScopeId &scope :
             {ScopeId{ScopeKind::Account, 0}, ScopeId{ScopeKind::Project, row.project},
              ScopeId{ScopeKind::Key, row.key}, ScopeId{ScopeKind::Customer, row.customer}})
            spent[scope].*window += row.cost;
    }
    return {};
}

Result<SpentByScope> spentByScope(Reports &reports, const BudgetCalendar &calendar, UnixMs now)
{
    SpentByScope spent;
    if (const Status month = add(spent, reports, calendar.monthOf(now).start, &Spent::thisMonth); !month)
        return month.error();
    if (const Status today = add(spent, reports, calendar.dayOf(now).start, &Spent::today); !today)
        return today.error();
    return spent;
}

} // namespace

std::optional<ScopeKind> scopeFromName(std::string_view name)
{
    for (const ScopeKind kind :
         {ScopeKind::Account, ScopeKind::Project, ScopeKind::Key, ScopeKind::Customer}) {
        if (scopeName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

Status loadAllowances(Registry &registry, Ledger &ledger, UnixMs now)
{
    const UnixMs month = ledger.calendar().monthOf(now).start;
    const UnixMs day = ledger.calendar().dayOf(now).start;
    const auto allowances = registry.allowances(month);
    if (!allowances)
        return allowances.error();
    for (const Allowance &allowance : *allowances) {
        const bool ofMonth = allowance.window == windowName(CapRefusal::Window::Month);
        const auto kind = scopeFromName(allowance.scope);
        if (!kind || allowance.windowStart != (ofMonth ? month : day))
            continue;
        ledger.allow(*kind, allowance.scopeId, now,
                     ofMonth ? CapRefusal::Window::Month : CapRefusal::Window::Day, allowance.amount);
    }
    return {};
}

Status loadSpent(Reports &reports, Ledger &ledger, UnixMs now)
{
    const auto spent = spentByScope(reports, ledger.calendar(), now);
    if (!spent)
        return spent.error();
    for (const auto &[scope, money] : *spent)
        ledger.load(scope.first, scope.second, now, money.today, money.thisMonth);
    return {};
}

Status compareSpent(Reports &reports, const Ledger &ledger, UnixMs now)
{
    auto spent = spentByScope(reports, ledger.calendar(), now);
    if (!spent)
        return spent.error();
    spent->try_emplace({ScopeKind::Account, 0}); // so that a ledger with money and no rows at all shows
    for (const auto &[scope, rows] : *spent) {
        const ScopeBalance enforced = ledger.balance(scope.first, scope.second, now);
        if (enforced.day.spent == rows.today && enforced.month.spent == rows.thisMonth)
            continue;
        return Error{ErrorCode::Internal,
                     "the ledger and the rows differ for " + std::string(scopeName(scope.first)) + " "
                         + std::to_string(scope.second) + ": enforced $" + enforced.day.spent.toDecimal()
                         + " today and $" + enforced.month.spent.toDecimal() + " this month, recorded $"
                         + rows.today.toDecimal() + " and $" + rows.thisMonth.toDecimal(),
                     {}};
    }
    return {};
}

} // namespace llm0
