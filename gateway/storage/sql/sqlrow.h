#pragma once

#include "base/money.h"

#include <QSqlQuery>

#include <cstdint>
#include <string>

struct sqlite3_stmt;

namespace llm0 {

/// The row a query stands on: QtSql's, or SQLite's own.
class SqlRow
{
public:
    explicit SqlRow(const QSqlQuery &query) : m_query(&query) {}
    explicit SqlRow(sqlite3_stmt *statement) : m_statement(statement) {}
    std::int64_t integer(int column) const;
    bool flag(int column) const { return integer(column) != 0; }
    Money money(int column) const { return Money::fromNano(integer(column)); }
    std::string text(int column) const;
    std::string blob(int column) const;
    bool isNull(int column) const;

private:
    const QSqlQuery *m_query = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace llm0
