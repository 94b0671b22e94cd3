#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace llm0 {

/// What went wrong with a database, as far as it decides what to do next.
enum class SqlFault {
    None,
    Full,
    ReadOnly,
    Locked,
    Corrupt,
    Io,
    CannotOpen,
    Moved,      ///< the file is open, but its name leads elsewhere
    Constraint, ///< the row itself cannot be stored; trying again does not help
    Other,
};

/// Where databases differ. Statements stay within what SQLite 3.35 and PostgreSQL share.
struct SqlDialect {
    std::string_view driver;     ///< Qt's name of it
    std::string_view primaryKey; ///< {{pk}} in migrations
    std::string_view blob;       ///< {{blob}} in migrations
    std::string_view beginRead;
    std::string_view beginWrite;
    SqlFault (*classify)(int nativeCode);
};

const SqlDialect &sqliteDialect();

/// Says what happened and what to do. `detail` is the database's own text.
Error sqlError(SqlFault fault, const std::string &path, const std::string &detail);

} // namespace llm0
