#include "budget/countertable.h"

#include <algorithm>
#include <utility>

namespace llm0 {

namespace {

constexpr std::size_t fewestPlaces = 64;

/// The counters fill at most three of four places.
std::size_t placesFor(std::size_t counters)
{
    std::size_t places = fewestPlaces;
    while (counters * 4 > places * 3)
        places *= 2;
    return places;
}

} // namespace

std::uint64_t CounterTable::scopeOf(const CounterKey &key)
{
    return static_cast<std::uint64_t>(key.id) << 3U | static_cast<std::uint64_t>(key.kind) << 1U
           | static_cast<std::uint64_t>(key.span);
}

CounterKey CounterTable::keyOf(const Slot &slot)
{
    return {static_cast<std::int64_t>(slot.scope >> 3U), slot.start,
            static_cast<ScopeKind>(slot.scope >> 1U & 3U), static_cast<Span>(slot.scope & 1U)};
}

/// Where it stands, or the free place where it would.
std::size_t CounterTable::placeOf(std::uint64_t scope, UnixMs start) const
{
    std::uint64_t mixed = scope * 0x9e3779b97f4a7c15ULL;
    mixed ^= static_cast<std::uint64_t>(start);
    mixed *= 0xbf58476d1ce4e5b9ULL;
    mixed ^= mixed >> 32U;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t place = mixed & mask;
    while (m_slots[place].scope != freeScope
           && (m_slots[place].scope != scope || m_slots[place].start != start))
        place = (place + 1) & mask;
    return place;
}

const Balance *CounterTable::find(const CounterKey &key) const
{
    if (m_slots.empty())
        return nullptr;
    const Slot &slot = m_slots[placeOf(scopeOf(key), key.start)];
    return slot.scope == freeScope ? nullptr : &slot.balance;
}

Balance &CounterTable::at(const CounterKey &key)
{
    const std::uint64_t scope = scopeOf(key);
    if (m_slots.empty())
        rebuild(fewestPlaces);
    std::size_t place = placeOf(scope, key.start);
    if (m_slots[place].scope == freeScope) {
        if (placesFor(m_used + 1) > m_slots.size()) {
            rebuild(placesFor(m_used + 1));
            place = placeOf(scope, key.start);
        }
        ++m_used;
        m_slots[place].scope = scope;
        m_slots[place].start = key.start;
    }
    return m_slots[place].balance;
}

void CounterTable::eraseIf(const std::function<bool(const CounterKey &, const Balance &)> &gone)
{
    std::size_t kept = 0;
    for (Slot &slot : m_slots) {
        if (slot.scope == freeScope)
            continue;
        if (gone(keyOf(slot), slot.balance))
            slot = {};
        else
            ++kept;
    }
    if (kept == m_used)
        return;
    m_used = kept;
    rebuild(placesFor(kept)); // places after one that became free would not be found
}

void CounterTable::rebuild(std::size_t places)
{
    std::vector<Slot> before = std::exchange(m_slots, std::vector<Slot>(places));
    ++m_version;
    for (const Slot &slot : before) {
        if (slot.scope != freeScope)
            m_slots[placeOf(slot.scope, slot.start)] = slot;
    }
}

} // namespace llm0
