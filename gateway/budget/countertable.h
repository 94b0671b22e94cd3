#pragma once

#include "base/clock.h"
#include "budget/reservation.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace llm0 {

/// Money of one scope in one window.
struct Balance {
    Money spent;
    Money reserved;
    Money allowed = {}; ///< a one-time addition to the cap of this window
};

enum class Span : std::uint8_t { Day, Month };

/// A scope and a window of it.
struct CounterKey {
    std::int64_t id;
    UnixMs start;
    ScopeKind kind;
    Span span;
};

/// The ledger's counters side by side in memory, 40 bytes each, for a million customers: found in one look
/// or two, and read through in order. Not locked.
class CounterTable
{
public:
    /// nullptr where nothing was counted.
    const Balance *find(const CounterKey &key) const;
    /// Made on first sight. Valid until the next is made.
    Balance &at(const CounterKey &key);
    /// Drops those that `gone` says.
    void eraseIf(const std::function<bool(const CounterKey &, const Balance &)> &gone);

    /// Places, used and free. What stands in one may move when `version` has changed.
    std::size_t places() const { return m_slots.size(); }
    std::uint64_t version() const { return m_version; }
    /// Visits the counters in places [from, to).
    template <typename Visit>
    void visit(std::size_t from, std::size_t to, Visit visit) const
    {
        for (std::size_t place = from; place < to; ++place) {
            if (m_slots[place].scope != freeScope)
                visit(keyOf(m_slots[place]), m_slots[place].balance);
        }
    }

private:
    static constexpr std::uint64_t freeScope = ~std::uint64_t(0);
    struct Slot {
        std::uint64_t scope = freeScope; ///< ID, kind and span
        UnixMs start = 0;
        Balance balance;
    };
    static std::uint64_t scopeOf(const CounterKey &key);
    static CounterKey keyOf(const Slot &slot);
    std::size_t placeOf(std::uint64_t scope, UnixMs start) const;
    void rebuild(std::size_t places);

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
    std::uint64_t m_version = 0;
};

} // namespace llm0
