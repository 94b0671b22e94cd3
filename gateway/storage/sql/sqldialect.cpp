#include "storage/sql/sqldialect.h"

namespace llm0 {

namespace {

SqlFault classifySqlite(int nativeCode)
{
    switch (nativeCode & 0xff) {
    case 0:
        return SqlFault::None;
    case 5:
    case 6:
        return SqlFault::Locked;
    case 8:
        return SqlFault::ReadOnly;
    case 10:
        return SqlFault::Io;
    case 11:
    case 26:
        return SqlFault::Corrupt;
    case 13:
        return SqlFault::Full;
    case 14:
        return SqlFault::CannotOpen;
    case 18:
    case 19:
    case 20:
        return SqlFault::Constraint;
    default:
        return SqlFault::Other;
    }
}

std::string advice(SqlFault fault, const std::string &path)
{
    switch (fault) {
    case SqlFault::Full:
        return "The disk that holds " + path + " is full: free some space";
    case SqlFault::ReadOnly:
        return "The database " + path + " is read-only: make the file and its folder writable";
    case SqlFault::Locked:
        return "The database " + path + " is locked by another program: close it there";
    case SqlFault::Corrupt:
        return "The database " + path + " is damaged: restore a backup (llm0-gateway restore FILE)";
    case SqlFault::Io:
        return "Reading or writing " + path + " fails: check the disk";
    case SqlFault::CannotOpen:
        return "The database " + path + " cannot be opened: check that its folder exists and is writable";
    case SqlFault::Constraint:
        return "The row conflicts with what is stored";
    default:
        return "The database " + path + " refused a statement";
    }
}

} // namespace

const SqlDialect &sqliteDialect()
{
    static constexpr SqlDialect dialect{"QSQLITE", "INTEGER PRIMARY KEY", "BLOB",
                                        "BEGIN",   "BEGIN IMMEDIATE",     classifySqlite};
    return dialect;
}

Error sqlError(SqlFault fault, const std::string &path, const std::string &detail)
{
    const auto code = fault == SqlFault::Constraint ? ErrorCode::Conflict : ErrorCode::LedgerUnavailable;
    return {code, advice(fault, path) + (detail.empty() ? "." : " (" + detail + ")."), {}};
}

} // namespace llm0
