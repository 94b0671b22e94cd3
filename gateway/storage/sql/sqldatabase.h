#pragma once

#include "base/result.h"
#include "storage/sql/sqldialect.h"
#include "storage/sql/sqlitestatements.h"
#include "storage/sql/sqlrow.h"
#include "storage/sql/sqlvalue.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

struct SqlOptions {
    std::string path;
    bool synchronousFull = true; ///< survive a power cut, not only a crash
    bool queryOnly = false;
    int busyTimeoutMs = 500;
    std::int64_t maxPages = 0; ///< 0: as large as the disk allows
};

/// One connection. To be opened, used and destroyed on one thread.
class SqlDatabase
{
public:
    using Visit = std::function<bool(const SqlRow &)>;
    using Work = std::function<Status()>;

    static Result<std::unique_ptr<SqlDatabase>> open(const SqlOptions &options);
    ~SqlDatabase();
    SqlDatabase(const SqlDatabase &) = delete;
    SqlDatabase &operator=(const SqlDatabase &) = delete;

    Status run(std::string_view sql, const SqlValues &values = {});
    /// As run(), and tells how many rows were touched.
    Result<std::int64_t> change(std::string_view sql, const SqlValues &values = {});
    /// Visits row by row until `visit` returns false. Do not run the same text inside `visit`.
    Status query(std::string_view sql, const SqlValues &values, const Visit &visit);
    /// The first column of the first row; `NotFound` without rows.
    Result<std::int64_t> number(std::string_view sql, const SqlValues &values = {});

    /// Commits when `work` succeeds, else rolls back.
    Status writeTransaction(const Work &work) { return transaction(dialect().beginWrite, work); }
    /// All reads of `work` see one state.
    Status readTransaction(const Work &work) { return transaction(dialect().beginRead, work); }

    /// Why the last failing call failed.
    SqlFault lastFault() const { return m_fault; }
    /// A check has found what no statement failed at.
    void noteDamage() { m_fault = SqlFault::Corrupt; }
    /// True when it was the COMMIT: then it is not known whether the rows are on disk.
    bool commitFailed() const { return m_commitFailed; }
    const SqlDialect &dialect() const { return sqliteDialect(); }
    const std::string &path() const { return m_options.path; }

private:
    explicit SqlDatabase(SqlOptions options);
    Status connect();
    Status applyPragmas();
    Status expectPragma(std::string_view name, std::string_view wanted);
    Status transaction(std::string_view begin, const Work &work);
    Result<QSqlQuery *> execute(std::string_view sql, const SqlValues &values);
    Result<QSqlQuery *> prepared(std::string_view sql);
    Error fail(const QSqlError &error, std::string_view sql);
    Error failed(int nativeCode, std::string detail, std::string_view sql);

    SqlOptions m_options;
    QString m_name;
    std::map<std::string, std::unique_ptr<QSqlQuery>, std::less<>> m_statements;
    std::unique_ptr<SqliteStatements> m_direct; ///< null where QtSql has to do it
    SqlFault m_fault = SqlFault::None;
    bool m_commitFailed = false;
};

} // namespace llm0
