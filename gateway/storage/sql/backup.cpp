#include "storage/sql/backup.h"

#include "storage/sql/migrator.h"

#include <filesystem>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

namespace llm0 {

namespace {

namespace fs = std::filesystem;

Error fileError(const std::string &what, const std::error_code &problem)
{
    return {ErrorCode::LedgerUnavailable, what + ": " + problem.message() + ".", {}};
}

Status syncToDisk(const fs::path &path)
{
#ifndef _WIN32
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fileError("Opening " + path.string(), {errno, std::generic_category()});
    const bool synced = ::fsync(file) == 0;
    const std::error_code problem(errno, std::generic_category());
    ::close(file);
    if (!synced)
        return fileError("Writing " + path.string(), problem);
#endif
    return {};
}

Status moveInPlace(const fs::path &from, const fs::path &to)
{
    if (auto status = syncToDisk(from); !status)
        return status;
    std::error_code problem;
    fs::rename(from, to, problem);
    if (problem)
        return fileError("Putting " + to.string() + " in place", problem);
    return to.has_parent_path() ? syncToDisk(to.parent_path()) : Status();
}

Result<std::unique_ptr<SqlDatabase>> openToRead(const std::string &path)
{
    SqlOptions options;
    options.path = path;
    options.queryOnly = true;
    options.busyTimeoutMs = 5'000;
    return SqlDatabase::open(options);
}

/// A second name for the old file where the disk can do that, else a copy: at no moment is there no database.
Status keepBeside(const fs::path &from, const fs::path &to)
{
    std::error_code problem;
    fs::remove(to, problem);
    if (!fs::exists(from, problem))
        return {};
    fs::create_hard_link(from, to, problem);
    if (problem)
        fs::copy_file(from, to, problem);
    return problem ? Status(fileError("Keeping " + to.string(), problem)) : Status();
}

/// Brings what is in the write-ahead log into the file; a damaged database is left as it is.
void checkpoint(const std::string &path)
{
    SqlOptions options;
    options.path = path;
    if (auto database = SqlDatabase::open(options))
        static_cast<void>((*database)->run("PRAGMA wal_checkpoint(TRUNCATE)"));
}

Status setAside(const std::string &path)
{
    std::error_code problem;
    if (fs::exists(path, problem))
        checkpoint(path);
    if (auto status = keepBeside(path, path + ".before-restore"); !status)
        return status;
    // A log that is left over belongs to the old file and must not be applied to the new one.
    if (auto status = keepBeside(path + "-wal", path + ".before-restore-wal"); !status)
        return status;
    fs::remove(path + "-wal", problem);
    fs::remove(path + "-shm", problem);
    return {};
}

} // namespace

Status backupDatabase(const std::string &path, const std::string &target)
{
    std::error_code problem;
    if (fs::equivalent(path, target, problem))
        return Error{ErrorCode::InvalidRequest, "A backup cannot replace the database itself.", "file"};
    if (!fs::exists(path, problem))
        return Error{ErrorCode::LedgerUnavailable, "The database " + path + " is gone.", {}};
    const std::string part = target + ".part";
    fs::remove(part, problem);
    auto database = openToRead(path);
    if (!database)
        return database.error();
    auto status = (*database)->run("PRAGMA query_only = OFF");
    if (status)
        status = (*database)->run("VACUUM INTO ?", {part});
    database->reset();
    if (status) {
        fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, problem);
        status = checkBackup(part); // the disk may have said yes and lied
    }
    if (status)
        status = moveInPlace(part, target);
    for (const char *rest : {"-wal", "-shm"})
        fs::remove(part + rest, problem);
    if (!status)
        fs::remove(part, problem);
    return status;
}

Status rescueDatabase(SqlDatabase &open)
{
    const std::string &path = open.path();
    const std::string part = path + ".rescued";
    std::error_code problem;
    fs::remove(part, problem);
    auto status = open.run("VACUUM INTO ?", {part});
    if (status) {
        fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, problem);
        fs::remove(path + "-wal", problem); // of the lost file; must not be applied to the new one
        fs::remove(path + "-shm", problem);
        status = moveInPlace(part, path);
    }
    if (!status)
        fs::remove(part, problem);
    return status;
}

Status checkBackup(const std::string &file)
{
    std::error_code problem;
    if (!fs::is_regular_file(file, problem))
        return Error{ErrorCode::NotFound, "There is no backup " + file + ".", "file"};
    auto database = openToRead(file);
    if (!database)
        return database.error();
    if (auto status = quickCheck(**database); !status)
        return status;
    const auto version = schemaVersion(**database);
    if (!version)
        return version.error();
    if (*version == 0)
        return Error{ErrorCode::InvalidRequest, file + " is not a backup of LLM0 Desktop.", "file"};
    if (*version > newestSchema())
        return newerSchema(file, *version);
    return {};
}

Status restoreDatabase(const std::string &path, const std::string &file)
{
    std::error_code problem;
    if (fs::equivalent(path, file, problem))
        return Error{ErrorCode::InvalidRequest, "This file is the database itself.", "file"};
    const std::string part = path + ".restoring";
    fs::copy_file(file, part, fs::copy_options::overwrite_existing, problem);
    if (problem)
        return fileError("Copying " + file, problem);
    auto status = checkBackup(part);
    if (status)
        status = setAside(path);
    if (status)
        status = moveInPlace(part, path);
    for (const char *rest : {"", "-wal", "-shm"})
        fs::remove(part + rest, problem);
    return status;
}

} // namespace llm0
