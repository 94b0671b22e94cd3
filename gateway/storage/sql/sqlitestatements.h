#pragma once

#include "storage/sql/sqlrow.h"
#include "storage/sql/sqlvalue.h"

#include <QSqlDatabase>

#include <functional>
#include <map>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace llm0 {

/// Statements on rows, and what frames them, handed to SQLite itself, on the connection that QtSql opened.
/// QSqlQuery keeps the books of its place holders by name at every value bound and makes a QVariant of every
/// value read, which costs more than SQLite takes for the row. Lives on the connection's thread and goes
/// before it is closed.
class SqliteStatements
{
public:
    struct Outcome {
        std::int64_t changed = 0;
        int code = 0;      ///< 0: done, else SQLite's
        std::string error; ///< its own text
    };
    using Visit = std::function<bool(const SqlRow &)>;

    /// nullptr where another SQLite (or another database) is behind the driver than the one linked here.
    static std::unique_ptr<SqliteStatements> on(const QSqlDatabase &connection);
    ~SqliteStatements();
    SqliteStatements(const SqliteStatements &) = delete;
    SqliteStatements &operator=(const SqliteStatements &) = delete;

    static bool writes(std::string_view sql);
    static bool reads(std::string_view sql);
    Outcome run(std::string_view sql, const SqlValues &values);
    /// Row by row until `visit` returns false.
    Outcome query(std::string_view sql, const SqlValues &values, const Visit &visit);

private:
    class Use;
    explicit SqliteStatements(sqlite3 *database) : m_database(database) {}
    sqlite3_stmt *prepared(std::string_view sql);
    int bindAll(sqlite3_stmt *statement, const SqlValues &values);
    void forget();
    Outcome failed(int code) const;

    sqlite3 *m_database;
    std::map<std::string, sqlite3_stmt *, std::less<>> m_statements;
    int m_inUse = 0;
};

} // namespace llm0
