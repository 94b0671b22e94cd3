#pragma once

#include "domain/chatcall.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// Where the fields of one JSON object stand in the body that holds it.
class FieldPlaces
{
public:
    /// Of the whole body's object. Its capacity may grow (the reader wants room behind the text). Throws
    /// BadField for a doubled name or text after the object, simdjson_error for bad JSON.
    static FieldPlaces of(std::string &body);
    /// Of the object at `place` in it.
    static FieldPlaces of(const std::string &body, const Splice &place);

    bool has(std::string_view name) const { return m_places.contains(name); }
    /// The value with its quotes; absent: length 0.
    Splice value(std::string_view name) const;
    /// Where a field can be put in, followed by a comma unless the object is empty().
    std::size_t firstField() const { return m_firstField; }
    bool empty() const { return m_places.empty(); }
    /// `"name":value` for firstField(), with the comma where one is needed.
    std::string inserted(std::string field) const;

private:
    std::map<std::string, Splice, std::less<>> m_places;
    std::size_t m_firstField = 0;
};

/// Where the items of the list at `place` stand; empty if it is none.
std::vector<Splice> itemPlaces(const std::string &body, const Splice &place);

} // namespace llm0
