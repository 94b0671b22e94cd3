#pragma once

#include "budget/countertable.h"
#include "budget/reservation.h"
#include "domain/budgetwindow.h"
#include "domain/requestrecord.h"

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace llm0 {

struct ScopeBalance {
    Balance day;
    Balance month;
};

/// What a cap leaves of a window, never below zero; absent without a cap.
std::optional<Money> leftOf(const std::optional<Money> &cap, const Balance &balance);

/// What a call needs from the ledger.
struct ReserveRequest {
    UnixMs at = 0;                 ///< decides the windows the money belongs to, for its whole life
    std::vector<ScopeCaps> scopes; ///< every scope that is counted, with the caps that are enforced now
    Money amount;                  ///< the worst case
    Money leastUseful;             ///< less than `amount` is granted down to this much; equal: all or nothing
};

/// Who has spent and reserved how much: the one place where caps are enforced.
///
/// In memory and authoritative for one process; fed from the roll-ups at start. One lock covers the whole
/// check-and-hold, so that no two calls can share the same last cent. Callable from any thread.
class Ledger final : private ReservationOwner
{
public:
    explicit Ledger(BudgetCalendar calendar) : m_calendar(std::move(calendar)) {}

    /// Takes over what was settled before this run in the windows of `at`.
    void load(ScopeKind kind, std::int64_t id, UnixMs at, Money today, Money thisMonth);
    /// The same of many customers at once: their day of `at`, or else their month.
    void loadCustomers(std::span<const std::pair<std::int64_t, Money>> spent, UnixMs at, Span span);

    /// Adds to the cap of the scope in the window that `at` falls in, for as long as that window lasts.
    /// Without a cap it has no effect.
    void allow(ScopeKind kind, std::int64_t id, UnixMs at, CapRefusal::Window window, Money extra);

    /// Holds the amount against every scope at once, or nothing and says which cap stood in the way.
    std::variant<Reservation, CapRefusal> reserve(const ReserveRequest &request);

    /// Makes the hold cover `request.amount` instead of what it covers, or as much as is granted; in the
    /// windows in which it was made. Refused: it stays as it was. A reservation that holds nothing is made.
    std::optional<CapRefusal> extend(Reservation &reservation, const ReserveRequest &request);

    ScopeBalance balance(ScopeKind kind, std::int64_t id, UnixMs at) const;
    /// Of every customer up to `last`, by its ID, for lists of very many; calls go on meanwhile.
    std::vector<ScopeBalance> customerBalances(UnixMs at, std::int64_t last) const;
    /// Only what each spent this month.
    std::vector<Money> customerMonths(UnixMs at, std::int64_t last) const;
    const BudgetCalendar &calendar() const { return m_calendar; }
    std::int64_t openReservations() const;

private:
    struct WindowPair {
        BudgetWindow day;
        BudgetWindow month;
    };

    void finish(const HeldScopes &held, Money was, Money spent) override;
    void resize(const HeldScopes &held, Money was, Money now) override;

    const WindowPair &windowsAt(UnixMs at) const;
    Balance balanceOf(const CounterKey &key) const;
    std::optional<CapRefusal> tightest(const ScopeCaps &scope, const WindowPair &windows, Money amount,
                                       Money own) const;
    std::optional<CapRefusal> binding(const ReserveRequest &request, const WindowPair &windows,
                                      Money own) const;
    using CustomerVisit = std::function<void(std::size_t id, Span span, const Balance &balance)>;
    void eachCustomer(UnixMs at, const CustomerVisit &visit) const; ///< some perhaps twice
    void addReserved(const HeldScopes &held, const WindowPair &windows, Money more);
    void forgetOldWindows(UnixMs at);

    const BudgetCalendar m_calendar;
    mutable std::mutex m_mutex;
    mutable WindowPair m_windows; ///< the last asked for; calendar arithmetic is slow
    CounterTable m_counters;
    UnixMs m_sweptDay = 0;
    std::int64_t m_open = 0;
};

} // namespace llm0
