#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "domain/limits.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

enum class ScopeKind : std::uint8_t { Account, Project, Key, Customer };
std::string_view scopeName(ScopeKind kind);

/// One scope that a call counts against, and the caps that hold it.
struct ScopeCaps {
    ScopeKind kind = ScopeKind::Account;
    std::int64_t id = 0;
    Caps caps;
};

/// Which cap stood in the way, with the arithmetic.
struct CapRefusal {
    enum class Window : std::uint8_t { Request, Day, Month };
    ScopeKind scope = ScopeKind::Account;
    std::int64_t scopeId = 0;
    Window window = Window::Day;
    Money limit;
    Money spent;
    Money reserved;
    Money remaining;
    Money needed;
    UnixMs resetsAt = 0; ///< 0 for a per-request cap
};
std::string_view windowName(CapRefusal::Window window);

/// The scopes and windows a reservation was made in.
struct HeldScopes {
    UnixMs at = 0;
    std::vector<std::pair<ScopeKind, std::int64_t>> scopes;
};

/// The ledger's side of a reservation.
class ReservationOwner
{
public:
    virtual void finish(const HeldScopes &held, Money was, Money spent) = 0;
    virtual void resize(const HeldScopes &held, Money was, Money now) = 0;

protected:
    ~ReservationOwner() = default;
};

class Ledger;

/// Money held for one call, with exactly one end: settle() or the destructor.
/// Dropped before markSent() it releases the hold; dropped after, it charges the whole hold, because what
/// went upstream may have been billed. Must not outlive its ledger.
class Reservation
{
public:
    Reservation() = default;
    Reservation(ReservationOwner &owner, HeldScopes held, Money amount);
    Reservation(Reservation &&other) noexcept;
    Reservation &operator=(Reservation &&other) noexcept;
    Reservation(const Reservation &) = delete;
    Reservation &operator=(const Reservation &) = delete;
    ~Reservation();

    bool held() const { return m_owner != nullptr; }
    Money amount() const { return m_amount; }

    /// Gives back what is held above `amount`.
    void shrinkTo(Money amount);
    /// From now on the call may have cost something.
    void markSent() { m_sent = true; }
    /// Ends the hold and counts what was really spent, even when that is more than was held.
    void settle(Money spent);

private:
    friend class Ledger; // extends a hold and checks it in one step
    void end(Money spent);

    ReservationOwner *m_owner = nullptr;
    HeldScopes m_held;
    Money m_amount;
    bool m_sent = false;
};

} // namespace llm0
