#include "limits/customertable.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace llm0 {

namespace {

constexpr std::size_t pieceBytes = 65'536; ///< most names are much shorter
constexpr std::size_t fewestPlaces = 16;

} // namespace

std::uint32_t CustomerTable::hashOf(std::string_view name)
{
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(name));
}

/// Where the name stands, or the free place where it would.
std::size_t CustomerTable::placeOf(std::string_view name, std::uint32_t hash) const
{
    const std::size_t mask = m_places.size() - 1;
    std::size_t place = hash & mask;
    while (m_places[place].row != 0
           && (m_places[place].hash != hash || m_rows[m_places[place].row - 1].name() != name))
        place = (place + 1) & mask;
    return place;
}

const CustomerRow *CustomerTable::find(std::string_view name) const
{
    if (m_places.empty())
        return nullptr;
    const std::uint32_t found = m_places[placeOf(name, hashOf(name))].row;
    return found == 0 ? nullptr : &m_rows[found - 1];
}

std::optional<Customer> CustomerTable::customer(ProjectId project, std::string_view name) const
{
    const CustomerRow *row = find(name);
    if (!row)
        return std::nullopt;
    Customer customer;
    customer.id = row->id;
    customer.project = project;
    customer.name = std::string(row->name());
    customer.tier = *row->tier;
    if (row->overridden)
        customer.override_ = m_overrides.at(row->id);
    customer.blocked = row->blocked;
    customer.firstSeen = row->firstSeen;
    return customer;
}

void CustomerTable::put(const Customer &customer)
{
    if ((m_rows.size() + 1) * 4 > m_places.size() * 3)
        grow();
    const std::uint32_t hash = hashOf(customer.name);
    Place &place = m_places[placeOf(customer.name, hash)];
    if (place.row == 0) {
        m_rows.push_back({customer.id, customer.firstSeen, keep(customer.name), nullptr,
                          static_cast<std::uint32_t>(customer.name.size())});
        place = {static_cast<std::uint32_t>(m_rows.size()), hash};
    }
    CustomerRow &row = m_rows[place.row - 1];
    row.tier = &*m_tiers.insert(customer.tier).first;
    row.blocked = customer.blocked;
    if (customer.override_)
        m_overrides[row.id] = *customer.override_;
    else if (row.overridden)
        m_overrides.erase(row.id);
    row.overridden = customer.override_.has_value();
}

void CustomerTable::grow()
{
    const std::vector<Place> before =
        std::exchange(m_places, std::vector<Place>(std::max(fewestPlaces, m_places.size() * 2)));
    const std::size_t mask = m_places.size() - 1;
    for (const Place &taken : before) {
        std::size_t place = taken.hash & mask;
        while (taken.row != 0 && m_places[place].row != 0)
            place = (place + 1) & mask;
        if (taken.row != 0)
            m_places[place] = taken;
    }
}

const char *CustomerTable::keep(std::string_view name)
{
    if (m_names.empty() || m_pieceUsed + name.size() > pieceBytes) {
        m_names.push_back(std::make_unique_for_overwrite<char[]>(std::max(pieceBytes, name.size())));
        m_pieceUsed = 0;
    }
    char *at = m_names.back().get() + m_pieceUsed;
    std::memcpy(at, name.data(), name.size());
    m_pieceUsed += name.size();
    return at;
}

} // namespace llm0
