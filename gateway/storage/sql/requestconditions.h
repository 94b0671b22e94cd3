#pragma once

#include "storage/sql/sqlvalue.h"
#include "storage/stores.h"

#include <initializer_list>
#include <string>

namespace llm0 {

/// Conditions joined by AND and their values.
class SqlConditions
{
public:
    void add(const std::string &condition, std::initializer_list<SqlValue> values)
    {
        m_sql += (m_sql.empty() ? " WHERE " : " AND ") + condition;
        m_values.insert(m_values.end(), values);
    }
    template <typename T>
    void addIf(const std::string &condition, const std::optional<T> &value)
    {
        if (value)
            add(condition, {SqlValue(*value)});
    }
    const std::string &sql() const { return m_sql; }
    const SqlValues &values() const { return m_values; }

private:
    std::string m_sql;
    SqlValues m_values;
};

/// The calls of one customer of a project; in words that the index of customers' rows answers.
SqlConditions callsOfCustomer(const std::string &name, ProjectId project);
/// The calls of one customer that count against a cap, in words that the index for replays answers.
SqlConditions replayedCalls(CustomerId customer);

/// What a filter of the request log asks for.
SqlConditions conditionsOf(const RequestFilter &filter);

} // namespace llm0
