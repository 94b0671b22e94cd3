#include "storage/sql/sqlitewrites.h"

#include <QSqlDriver>
#include <QSqlQuery>

#include <sqlite3.h>

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t maxStatements = 100;

int bind(sqlite3_stmt *statement, int place, const SqlValue::Content &content)
{
    // The values outlive the step, hence SQLITE_STATIC.
    if (const auto *number = std::get_if<std::int64_t>(&content))
        return sqlite3_bind_int64(statement, place, *number);
    if (const auto *text = std::get_if<std::string>(&content))
        return sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto *blob = std::get_if<SqlValue::Blob>(&content))
        return sqlite3_bind_blob64(statement, place, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    return sqlite3_bind_null(statement, place);
}

sqlite3 *handleOf(const QSqlDatabase &connection)
{
    const QVariant handle = connection.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

/// A handle of one copy of SQLite means nothing to another; Qt may have brought its own.
bool isOurSqlite(const QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    return query.exec(QStringLiteral("SELECT sqlite_source_id()")) && query.next()
           && query.value(0).toString() == QLatin1String(sqlite3_sourceid());
}

} // namespace

std::unique_ptr<SqliteWrites> SqliteWrites::on(const QSqlDatabase &connection)
{
    sqlite3 *handle = handleOf(connection);
    if (!handle || !isOurSqlite(connection))
        return nullptr;
    return std::unique_ptr<SqliteWrites>(new SqliteWrites(handle));
}

SqliteWrites::~SqliteWrites()
{
    forget();
}

void SqliteWrites::forget()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    m_statements.clear();
}

bool SqliteWrites::takes(std::string_view sql)
{
    static constexpr std::string_view taken[] = {"INSERT ", "UPDATE ", "DELETE ",
                                                 "BEGIN",   "COMMIT",  "ROLLBACK"};
    return std::ranges::any_of(taken, [&](std::string_view word) { return sql.starts_with(word); });
}

sqlite3_stmt *SqliteWrites::prepared(std::string_view sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end())
        return found->second;
    if (m_statements.size() >= maxStatements)
        forget();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr)
        != SQLITE_OK)
        return nullptr;
    m_statements.emplace(std::string(sql), statement);
    return statement;
}

SqliteWrites::Outcome SqliteWrites::failed(int code) const
{
    return {0, code, sqlite3_errmsg(m_database)};
}

SqliteWrites::Outcome SqliteWrites::run(std::string_view sql, const SqlValues &values)
{
    sqlite3_stmt *statement = prepared(sql);
    if (!statement)
        return failed(sqlite3_extended_errcode(m_database));
    int place = 0;
    for (const SqlValue &value : values) {
        if (const int code = bind(statement, ++place, value.content()); code != SQLITE_OK)
            return failed(code);
    }
    const int code = sqlite3_step(statement);
    Outcome outcome = code == SQLITE_DONE ? Outcome{sqlite3_changes(m_database), 0, {}}
                                          : failed(sqlite3_extended_errcode(m_database));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return outcome;
}

} // namespace llm0
