#include "storage/sql/sqlrow.h"

#include <QVariant>

#include <sqlite3.h>

namespace llm0 {

std::int64_t SqlRow::integer(int column) const
{
    return m_statement ? sqlite3_column_int64(m_statement, column) : m_query->value(column).toLongLong();
}

std::string SqlRow::text(int column) const
{
    if (!m_statement)
        return m_query->value(column).toString().toStdString();
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                : std::string();
}

std::string SqlRow::blob(int column) const
{
    if (!m_statement)
        return m_query->value(column).toByteArray().toStdString();
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                 : std::string();
}

bool SqlRow::isNull(int column) const
{
    return m_statement ? sqlite3_column_type(m_statement, column) == SQLITE_NULL : m_query->isNull(column);
}

} // namespace llm0
