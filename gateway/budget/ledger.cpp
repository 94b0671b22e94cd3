#include "budget/ledger.h"

#include <algorithm>
#include <utility>

namespace llm0 {

namespace {

constexpr UnixMs hourMs = 3'600'000;
/// Windows are kept this long after their end, so that late settlements and a clock set back find them.
constexpr UnixMs keepWindowMs = 48 * hourMs;
constexpr std::size_t placesAtOnce = 16'384; ///< looked at in one go, some tens of microseconds

} // namespace

std::optional<Money> leftOf(const std::optional<Money> &cap, const Balance &balance)
{
    if (!cap)
        return std::nullopt;
    return std::max(Money(), *cap + balance.allowed - balance.spent - balance.reserved);
}

const Ledger::WindowPair &Ledger::windowsAt(UnixMs at) const
{
    if (!m_windows.day.contains(at) || !m_windows.month.contains(at))
        m_windows = {m_calendar.dayOf(at), m_calendar.monthOf(at)};
    return m_windows;
}

Balance Ledger::balanceOf(const CounterKey &key) const
{
    const Balance *found = m_counters.find(key);
    return found ? *found : Balance();
}

void Ledger::load(ScopeKind kind, std::int64_t id, UnixMs at, Money today, Money thisMonth)
{
    const std::lock_guard lock(m_mutex);
    const WindowPair windows = windowsAt(at);
    if (!today.isZero())
        m_counters.at({id, windows.day.start, kind, Span::Day}).spent += today;
    if (!thisMonth.isZero())
        m_counters.at({id, windows.month.start, kind, Span::Month}).spent += thisMonth;
}

void Ledger::loadCustomers(std::span<const std::pair<std::int64_t, Money>> spent, UnixMs at, Span span)
{
    const std::lock_guard lock(m_mutex);
    const WindowPair windows = windowsAt(at);
    const UnixMs start = span == Span::Day ? windows.day.start : windows.month.start;
    for (const auto &[id, money] : spent) {
        if (!money.isZero())
            m_counters.at({id, start, ScopeKind::Customer, span}).spent += money;
    }
}

void Ledger::allow(ScopeKind kind, std::int64_t id, UnixMs at, CapRefusal::Window window, Money extra)
{
    const std::lock_guard lock(m_mutex);
    const WindowPair windows = windowsAt(at);
    const bool month = window == CapRefusal::Window::Month;
    const CounterKey key{id, month ? windows.month.start : windows.day.start, kind,
                         month ? Span::Month : Span::Day};
    m_counters.at(key).allowed += extra;
}

/// `own` is what the asking reservation itself holds: it does not stand in its own way.
std::optional<CapRefusal> Ledger::tightest(const ScopeCaps &scope, const WindowPair &windows, Money amount,
                                           Money own) const
{
    std::optional<CapRefusal> worst;
    const auto consider = [&](std::optional<Money> limit, Balance balance, CapRefusal::Window window,
                              UnixMs resetsAt) {
        if (!limit)
            return;
        if (window != CapRefusal::Window::Request)
            balance.reserved -= own;
        const Money remaining = *leftOf(limit, balance);
        if (amount <= remaining || (worst && worst->remaining <= remaining))
            return;
        worst = CapRefusal{scope.kind,    scope.id,         window,    *limit + balance.allowed,
                           balance.spent, balance.reserved, remaining, amount,
                           resetsAt};
    };
    consider(scope.caps.perRequest, Balance(), CapRefusal::Window::Request, 0);
    consider(scope.caps.perDay, balanceOf({scope.id, windows.day.start, scope.kind, Span::Day}),
             CapRefusal::Window::Day, windows.day.end);
    consider(scope.caps.perMonth, balanceOf({scope.id, windows.month.start, scope.kind, Span::Month}),
             CapRefusal::Window::Month, windows.month.end);
    return worst;
}

std::optional<CapRefusal> Ledger::binding(const ReserveRequest &request, const WindowPair &windows,
                                          Money own) const
{
    std::optional<CapRefusal> binding;
    for (const ScopeCaps &scope : request.scopes) {
        auto refusal = tightest(scope, windows, request.amount, own);
        if (refusal && (!binding || refusal->remaining < binding->remaining))
            binding = refusal;
    }
    return binding;
}

std::variant<Reservation, CapRefusal> Ledger::reserve(const ReserveRequest &request)
{
    const std::lock_guard lock(m_mutex);
    const WindowPair windows = windowsAt(request.at);
    const auto cap = binding(request, windows, Money());
    const Money granted = cap ? cap->remaining : request.amount;
    if (cap && granted < request.leastUseful)
        return *cap;

    forgetOldWindows(request.at);
    HeldScopes held{request.at, {}};
    held.scopes.reserve(request.scopes.size());
    for (const ScopeCaps &scope : request.scopes)
        held.scopes.emplace_back(scope.kind, scope.id);
    addReserved(held, windows, granted);
    ++m_open;
    return Reservation(*this, std::move(held), granted);
}

std::optional<CapRefusal> Ledger::extend(Reservation &reservation, const ReserveRequest &request)
{
    if (!reservation.held()) {
        auto outcome = reserve(request);
        if (const auto *cap = std::get_if<CapRefusal>(&outcome))
            return *cap;
        reservation = std::get<Reservation>(std::move(outcome));
        return std::nullopt;
    }
    const std::lock_guard lock(m_mutex);
    const WindowPair windows = windowsAt(reservation.m_held.at);
    const auto cap = binding(request, windows, reservation.m_amount);
    const Money granted = cap ? cap->remaining : request.amount;
    if (cap && granted < request.leastUseful)
        return cap;
    addReserved(reservation.m_held, windows, granted - reservation.m_amount);
    reservation.m_amount = granted;
    return std::nullopt;
}

void Ledger::addReserved(const HeldScopes &held, const WindowPair &windows, Money more)
{
    for (const auto &[kind, id] : held.scopes) {
        m_counters.at({id, windows.day.start, kind, Span::Day}).reserved += more;
        m_counters.at({id, windows.month.start, kind, Span::Month}).reserved += more;
    }
}

void Ledger::finish(const HeldScopes &held, Money was, Money spent)
{
    const std::lock_guard lock(m_mutex);
    const WindowPair windows = windowsAt(held.at);
    for (const auto &[kind, id] : held.scopes) {
        for (const CounterKey &key : {CounterKey{id, windows.day.start, kind, Span::Day},
                                      CounterKey{id, windows.month.start, kind, Span::Month}}) {
            Balance &balance = m_counters.at(key);
            balance.reserved -= was;
            balance.spent += spent;
        }
    }
    --m_open;
}

void Ledger::resize(const HeldScopes &held, Money was, Money now)
{
    const std::lock_guard lock(m_mutex);
    addReserved(held, windowsAt(held.at), now - was);
}

ScopeBalance Ledger::balance(ScopeKind kind, std::int64_t id, UnixMs at) const
{
    const std::lock_guard lock(m_mutex);
    const WindowPair windows = windowsAt(at);
    return {balanceOf({id, windows.day.start, kind, Span::Day}),
            balanceOf({id, windows.month.start, kind, Span::Month})};
}

void Ledger::eachCustomer(UnixMs at, const CustomerVisit &visit) const
{
    std::unique_lock lock(m_mutex);
    const WindowPair windows = windowsAt(at);
    std::uint64_t version = m_counters.version();
    for (std::size_t next = 0; next < m_counters.places();) {
        const std::size_t end = std::min(m_counters.places(), next + placesAtOnce);
        m_counters.visit(next, end, [&](const CounterKey &key, const Balance &balance) {
            const bool month = key.span == Span::Month;
            if (key.kind == ScopeKind::Customer
                && key.start == (month ? windows.month.start : windows.day.start))
                visit(static_cast<std::size_t>(key.id), key.span, balance);
        });
        next = end;
        lock.unlock(); // calls have their turn
        lock.lock();
        if (version != m_counters.version()) { // all have moved: once more, over what was read
            version = m_counters.version();
            next = 0;
        }
    }
}

std::vector<ScopeBalance> Ledger::customerBalances(UnixMs at, std::int64_t last) const
{
    std::vector<ScopeBalance> balances(static_cast<std::size_t>(last + 1));
    eachCustomer(at, [&](std::size_t id, Span span, const Balance &balance) {
        if (id < balances.size())
            (span == Span::Month ? balances[id].month : balances[id].day) = balance;
    });
    return balances;
}

std::vector<Money> Ledger::customerMonths(UnixMs at, std::int64_t last) const
{
    std::vector<Money> spent(static_cast<std::size_t>(last + 1));
    eachCustomer(at, [&](std::size_t id, Span span, const Balance &balance) {
        if (span == Span::Month && id < spent.size())
            spent[id] = balance.spent;
    });
    return spent;
}

std::int64_t Ledger::openReservations() const
{
    const std::lock_guard lock(m_mutex);
    return m_open;
}

void Ledger::forgetOldWindows(UnixMs at)
{
    const UnixMs today = windowsAt(at).day.start;
    if (today <= m_sweptDay)
        return;
    // Seen from the day that was looked at last, so that a clock which runs ahead and comes back finds the
    // windows it left.
    const UnixMs oldestDay = std::exchange(m_sweptDay, today) - keepWindowMs;
    const UnixMs oldestMonth = m_calendar.monthOf(oldestDay).start;
    m_counters.eraseIf([&](const CounterKey &key, const Balance &balance) {
        return key.start < (key.span == Span::Day ? oldestDay : oldestMonth) && balance.reserved.isZero();
    });
}

} // namespace llm0
