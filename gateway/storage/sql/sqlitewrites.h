#pragma once

#include "storage/sql/sqlvalue.h"

#include <QSqlDatabase>

#include <map>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace llm0 {

/// INSERT, UPDATE, DELETE and what frames them handed to SQLite itself, on the connection that QtSql opened. QSqlQuery keeps
/// the books of its place holders by name at every value bound, which costs more than SQLite takes for the
/// row. Lives on the connection's thread and goes before it is closed.
class SqliteWrites
{
public:
    struct Outcome {
        std::int64_t changed = 0;
        int code = 0;      ///< 0: done, else SQLite's
        std::string error; ///< its own text
    };

    /// nullptr where another SQLite (or another database) is behind the driver than the one linked here.
    static std::unique_ptr<SqliteWrites> on(const QSqlDatabase &connection);
    ~SqliteWrites();
    SqliteWrites(const SqliteWrites &) = delete;
    SqliteWrites &operator=(const SqliteWrites &) = delete;

    static bool takes(std::string_view sql);
    Outcome run(std::string_view sql, const SqlValues &values);

private:
    explicit SqliteWrites(sqlite3 *database) : m_database(database) {}
    sqlite3_stmt *prepared(std::string_view sql);
    void forget();
    Outcome failed(int code) const;

    sqlite3 *m_database;
    std::map<std::string, sqlite3_stmt *, std::less<>> m_statements;
};

} // namespace llm0
