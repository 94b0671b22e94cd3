#include "budget/ledgerfeed.h"

#include <map>
#include <utility>

namespace llm0 {

namespace {

constexpr std::size_t customersAtOnce = 4'096;

struct Spent {
    Money today;
    Money thisMonth;
};
using ScopeId = std::pair<ScopeKind, std::int64_t>;
using SpentByScope = std::map<ScopeId, Spent>;
using WindowOf = BudgetWindow (BudgetCalendar::*)(UnixMs) const;

Status add(SpentByScope &spent, Reports &reports, const BudgetWindow &window, Money Spent::*sum)
{
    const auto rows = reports.spentBetween(window.start, window.end);
    if (!rows)
        return rows.error();
    for (const SpentRow &row : *rows) {
        for (const ScopeId &scope :
             {ScopeId{ScopeKind::Account, 0}, ScopeId{ScopeKind::Project, row.project},
              ScopeId{ScopeKind::Key, row.key}, ScopeId{ScopeKind::Customer, row.customer}})
            spent[scope].*sum += row.cost;
    }
    return {};
}

Result<SpentByScope> spentByScope(Reports &reports, const BudgetCalendar &calendar, UnixMs now)
{
    SpentByScope spent;
    if (const Status month = add(spent, reports, calendar.monthOf(now), &Spent::thisMonth); !month)
        return month.error();
    if (const Status today = add(spent, reports, calendar.dayOf(now), &Spent::today); !today)
        return today.error();
    return spent;
}

/// Loads what was spent in one window. A quarter of an hour lies in one day and one month.
Status loadWindow(const BudgetWindow &window, Span span, Reports &reports, Ledger &ledger)
{
    std::map<std::pair<std::int64_t, std::int64_t>, Money> keys; // by project and key
    std::vector<std::pair<std::int64_t, Money>> customers;
    const auto handOver = [&] {
        ledger.loadCustomers(customers, window.start, span);
        customers.clear();
    };
    const Status read = reports.eachSpent(window.start, window.end, [&](const SpentRow &row) {
        keys[{row.project, row.key}] += row.cost;
        customers.emplace_back(row.customer, row.cost);
        if (customers.size() == customersAtOnce)
            handOver();
    });
    handOver();
    for (const auto &[place, money] : keys) {
        for (const ScopeId &scope : {ScopeId{ScopeKind::Account, 0}, ScopeId{ScopeKind::Project, place.first},
                                     ScopeId{ScopeKind::Key, place.second}})
            ledger.load(scope.first, scope.second, window.start, span == Span::Day ? money : Money(),
                        span == Span::Month ? money : Money());
    }
    return read;
}

/// Loads each window from that of `at` on in which something was spent.
Status loadFrom(UnixMs at, Reports &reports, Ledger &ledger, WindowOf windowOf, Span span)
{
    for (UnixMs from = (ledger.calendar().*windowOf)(at).start;;) {
        const auto first = reports.firstSpent(from);
        if (!first)
            return first.error();
        if (!*first)
            return {};
        const BudgetWindow window = (ledger.calendar().*windowOf)(**first);
        if (const Status loaded = loadWindow(window, span, reports, ledger); !loaded)
            return loaded;
        from = window.end;
    }
}

/// Some moment of the day before: a clock that is set back falls into its windows.
UnixMs yesterday(const Ledger &ledger, UnixMs now)
{
    return ledger.calendar().dayOf(now).start - 1;
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
    const BudgetCalendar &calendar = ledger.calendar();
    const UnixMs oldest = yesterday(ledger, now);
    const auto allowances = registry.allowances(calendar.monthOf(oldest).start);
    if (!allowances)
        return allowances.error();
    for (const Allowance &allowance : *allowances) {
        const bool ofMonth = allowance.window == windowName(CapRefusal::Window::Month);
        const UnixMs at = allowance.windowStart;
        const BudgetWindow window = ofMonth ? calendar.monthOf(at) : calendar.dayOf(at);
        const auto kind = scopeFromName(allowance.scope);
        if (!kind || window.start != at || window.end <= oldest)
            continue; // of another time zone, or over
        ledger.allow(*kind, allowance.scopeId, at,
                     ofMonth ? CapRefusal::Window::Month : CapRefusal::Window::Day, allowance.amount);
    }
    return {};
}

Status loadSpent(Reports &reports, Ledger &ledger, UnixMs now)
{
    const UnixMs from = yesterday(ledger, now);
    if (const Status months = loadFrom(from, reports, ledger, &BudgetCalendar::monthOf, Span::Month); !months)
        return months;
    return loadFrom(from, reports, ledger, &BudgetCalendar::dayOf, Span::Day);
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
