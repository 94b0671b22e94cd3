#include "storage/sql/sqlitestatements.h"

#include <QSqlDriver>
#include <QSqlQuery>

#include <sqlite3.h>

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::size_t maxStatements = 200;

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

std::unique_ptr<SqliteStatements> SqliteStatements::on(const QSqlDatabase &connection)
{
    sqlite3 *handle = handleOf(connection);
    if (!handle || !isOurSqlite(connection))
        return nullptr;
    return std::unique_ptr<SqliteStatements>(new SqliteStatements(handle));
}

SqliteStatements::~SqliteStatements()
{
    forget();
}

void SqliteStatements::forget()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    m_statements.clear();
}

bool SqliteStatements::writes(std::string_view sql)
{
    static constexpr std::string_view taken[] = {"INSERT ", "UPDATE ", "DELETE ",
                                                 "BEGIN",   "COMMIT",  "ROLLBACK"};
    return std::ranges::any_of(taken, [&](std::string_view word) { return sql.starts_with(word); });
}

bool SqliteStatements::reads(std::string_view sql)
{
    return sql.starts_with("SELECT ");
}

/// A statement at work: reset when it goes, and none is finalized meanwhile.
class SqliteStatements::Use
{
public:
    Use(SqliteStatements &owner, sqlite3_stmt *statement) : m_owner(owner), m_statement(statement)
    {
        ++m_owner.m_inUse;
    }
    ~Use()
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
        --m_owner.m_inUse;
    }
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;

private:
    SqliteStatements &m_owner;
    sqlite3_stmt *m_statement;
};

sqlite3_stmt *SqliteStatements::prepared(std::string_view sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end())
        return found->second;
    if (m_statements.size() >= maxStatements && m_inUse == 0)
        forget();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr)
        != SQLITE_OK)
        return nullptr;
    m_statements.emplace(std::string(sql), statement);
    return statement;
}

int SqliteStatements::bindAll(sqlite3_stmt *statement, const SqlValues &values)
{
    int place = 0;
    for (const SqlValue &value : values) {
        if (const int code = bind(statement, ++place, value.content()); code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

SqliteStatements::Outcome SqliteStatements::failed(int code) const
{
    return {0, code, sqlite3_errmsg(m_database)};
}

SqliteStatements::Outcome SqliteStatements::run(std::string_view sql, const SqlValues &values)
{
    sqlite3_stmt *statement = prepared(sql);
    if (!statement)
        return failed(sqlite3_extended_errcode(m_database));
    const Use use(*this, statement);
    if (const int code = bindAll(statement, values); code != SQLITE_OK)
        return failed(code);
    if (sqlite3_step(statement) != SQLITE_DONE)
        return failed(sqlite3_extended_errcode(m_database));
    return {sqlite3_changes(m_database), 0, {}};
}

SqliteStatements::Outcome SqliteStatements::query(std::string_view sql, const SqlValues &values,
                                                  const Visit &visit)
{
    sqlite3_stmt *statement = prepared(sql);
    if (!statement)
        return failed(sqlite3_extended_errcode(m_database));
    const Use use(*this, statement);
    if (const int code = bindAll(statement, values); code != SQLITE_OK)
        return failed(code);
    const SqlRow row(statement);
    for (;;) {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_DONE || (code == SQLITE_ROW && !visit(row)))
            return {};
        if (code != SQLITE_ROW)
            return failed(sqlite3_extended_errcode(m_database));
    }
}

} // namespace llm0
