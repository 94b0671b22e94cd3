#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>

namespace llm0 {

/// Whether a database's name still leads to the file that is open. SQLite goes on writing to a file that was
/// deleted or renamed, into nothing; whoever counts money has to look. A value; two stats a look.
class OpenFiles
{
public:
    /// Call when the database is open and has been read once.
    static OpenFiles of(const std::string &path);

    Status check() const;
    /// Without a look at the log.
    bool sameDatabase() const;
    /// The name leads to nothing, or only the log was lost: what is open may be written there again.
    bool mayBringBack() const;

private:
    struct Id {
        std::uint64_t device = 0;
        std::uint64_t file = 0; ///< 0: there is none
        friend bool operator==(const Id &, const Id &) = default;
    };
    static Id idOf(const std::string &path);

    std::string m_path;
    std::string m_log;
    Id m_database;
    Id m_logFile;
};

} // namespace llm0
