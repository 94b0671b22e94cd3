#include "storage/sql/openfiles.h"

#include <sys/stat.h>

namespace llm0 {

OpenFiles::Id OpenFiles::idOf(const std::string &path)
{
#ifdef _WIN32
    static_cast<void>(path); // an open file cannot be deleted there
    return {};
#else
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0)
        return {};
    return {static_cast<std::uint64_t>(found.st_dev), static_cast<std::uint64_t>(found.st_ino)};
#endif
}

OpenFiles OpenFiles::of(const std::string &path)
{
    OpenFiles files;
    files.m_path = path;
    files.m_log = path + "-wal";
    files.m_database = idOf(files.m_path);
    files.m_logFile = idOf(files.m_log);
    return files;
}

Status OpenFiles::check() const
{
    const Id database = idOf(m_path);
    if (database == m_database && idOf(m_log) == m_logFile)
        return {};
    const bool replaced = database != m_database && database.file != 0;
    return Error{ErrorCode::LedgerUnavailable,
                 replaced ? "The database " + m_path
                                + " was replaced by another file: stop the gateway before you swap it."
                          : "The database " + m_path + " was deleted or moved under the running gateway.",
                 {}};
}

bool OpenFiles::sameDatabase() const
{
    return idOf(m_path) == m_database;
}

bool OpenFiles::mayBringBack() const
{
    const Id database = idOf(m_path);
    return database.file == 0 || database == m_database;
}

} // namespace llm0
