#pragma once

#include "domain/account.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace llm0 {

/// A customer as lists of very many look at it: 40 bytes. A copy tells what held when it was made, as long
/// as the table lives: no text in it ever goes or changes.
struct CustomerRow {
    CustomerId id = 0;
    UnixMs firstSeen = 0;
    const char *nameText = nullptr;
    const std::string *tier = nullptr;
    std::uint32_t nameLength = 0;
    bool blocked = false;
    bool overridden = false;

    std::string_view name() const { return {nameText, nameLength}; }
};

/// The customers of one project by name, for a million of them: rows in the order of their making, names in
/// large pieces, few words for finding one. None ever goes. Not locked.
class CustomerTable
{
public:
    const CustomerRow *find(std::string_view name) const;
    std::optional<Customer> customer(ProjectId project, std::string_view name) const;
    /// Made or changed.
    void put(const Customer &customer);

    std::size_t size() const { return m_rows.size(); }
    const CustomerRow &at(std::size_t index) const { return m_rows[index]; }

private:
    /// What a place says of the name in its row: another one is told apart without a look at it.
    struct Place {
        std::uint32_t row = 0; ///< row + 1, 0 where nothing is
        std::uint32_t hash = 0;
    };
    static std::uint32_t hashOf(std::string_view name);
    std::size_t placeOf(std::string_view name, std::uint32_t hash) const;
    void grow();
    const char *keep(std::string_view name);

    std::deque<CustomerRow> m_rows;
    std::vector<Place> m_places; ///< open addressing
    std::unordered_map<CustomerId, LimitSet> m_overrides;
    std::set<std::string> m_tiers; ///< each spelt once
    std::vector<std::unique_ptr<char[]>> m_names;
    std::size_t m_pieceUsed = 0;
};

} // namespace llm0
