#include "storage/storage.h"

#include "storage/dailybackup.h"
#include "storage/sql/backup.h"
#include "storage/sql/integritycheck.h"
#include "storage/sql/migrator.h"
#include "storage/sql/orphans.h"
#include "storage/sql/retention.h"
#include "storage/sql/sqlalerts.h"
#include "storage/sql/sqlcachestore.h"
#include "storage/sql/sqlregistry.h"
#include "storage/sql/sqlreports.h"

#include <filesystem>

namespace llm0 {

struct Storage::Parts {
    Parts(std::string file, std::unique_ptr<SqlJournal> opened)
        : path(std::move(file))
        , journal(std::move(opened))
        , registry(*journal)
        , alerts(*journal)
    {}
    std::string path;
    std::unique_ptr<SqlJournal> journal;
    SqlRegistry registry;
    SqlAlerts alerts;
    std::unique_ptr<IntegrityCheck> check;
};

namespace {

namespace fs = std::filesystem;

/// Reading so much takes less than a person notices at a start; and a few seconds beside the work. Larger
/// ones are read whole by each daily backup.
constexpr std::uintmax_t checkedAtStart = 128u << 20u;
constexpr std::uintmax_t checkedMeanwhile = 2048u << 20u;

bool isUpTo(std::uintmax_t bytes, const std::string &path)
{
    std::error_code problem;
    const auto size = fs::file_size(path, problem);
    return !problem && size <= bytes;
}

/// Names the way out beside what is wrong.
Error withWayOut(Error error, const std::string &dataDir)
{
    const auto stored = storedBackups(dataDir);
    if (error.message.find("damaged") != std::string::npos && !stored.empty())
        error.message += " The newest daily backup is " + stored.front().file + ".";
    return error;
}

std::string databaseIn(const std::string &dataDir)
{
    return dataDir + "/llm0.db";
}

std::string spillIn(const std::string &dataDir)
{
    return dataDir + "/spill.jsonl";
}

Status makeFolder(const std::string &dataDir)
{
    std::error_code problem;
    if (fs::create_directories(dataDir, problem))
        fs::permissions(dataDir, fs::perms::owner_all, problem);
    if (problem)
        return Error{ErrorCode::LedgerUnavailable,
                     "The data folder " + dataDir + " cannot be made: " + problem.message() + ".",
                     {}};
    return {};
}

/// An orderly end removes the write-ahead log; what is left of one tells of a crash.
bool crashedBefore(const std::string &database)
{
    std::error_code problem;
    const auto size = fs::file_size(database + "-wal", problem);
    return !problem && size > 0;
}

Status checkFile(const std::string &path)
{
    SqlOptions options;
    options.path = path;
    auto database = SqlDatabase::open(options);
    return database ? quickCheck(**database) : Status(database.error());
}

} // namespace

Storage::Storage(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Storage::~Storage() = default;

Result<std::unique_ptr<Storage>> Storage::open(const StorageOptions &options, const Clock &clock)
{
    if (auto status = makeFolder(options.dataDir); !status)
        return status.error();
    JournalOptions journalOptions;
    journalOptions.database.path = databaseIn(options.dataDir);
    journalOptions.database.synchronousFull = options.synchronousFull;
    journalOptions.database.maxPages = options.maxPages;
    journalOptions.spillPath = spillIn(options.dataDir);
    const auto &path = journalOptions.database.path;
    if (options.alwaysCheck || (crashedBefore(path) && isUpTo(checkedAtStart, path))) {
        if (auto status = checkFile(path); !status)
            return withWayOut(status.error(), options.dataDir);
    }
    auto journal = SqlJournal::open(journalOptions, clock);
    if (!journal)
        return withWayOut(journal.error(), options.dataDir);
    std::error_code ignored;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, ignored);
    return std::unique_ptr<Storage>(new Storage(std::make_unique<Parts>(path, std::move(*journal))));
}

void Storage::checkBesideTheWork()
{
    if (!isUpTo(checkedMeanwhile, m_parts->path))
        return;
    m_parts->check = std::make_unique<IntegrityCheck>(
        m_parts->path,
        [journal = m_parts->journal.get(), dataDir = fs::path(m_parts->path).parent_path().string()](
            const Error &error) { journal->condemn(withWayOut(error, dataDir)); });
}

Journal &Storage::journal()
{
    return *m_parts->journal;
}

Registry &Storage::registry()
{
    return m_parts->registry;
}

AlertStore &Storage::alerts()
{
    return m_parts->alerts;
}

Result<std::unique_ptr<Reports>> Storage::newReports() const
{
    auto reports = SqlReports::open(m_parts->path);
    if (!reports)
        return reports.error();
    return std::unique_ptr<Reports>(std::move(*reports));
}

Result<int> Storage::chargeOrphans()
{
    int charged = 0;
    const auto status = m_parts->journal->runOnWriter([&](SqlDatabase &database) -> Status {
        const auto result = chargeOrphanHolds(database);
        if (!result)
            return result.error();
        charged = *result;
        return {};
    });
    if (!status)
        return status.error();
    return charged;
}

Result<std::int64_t> Storage::purgeRequestsBefore(UnixMs before)
{
    return purgeRequests(*m_parts->journal, before);
}

Status Storage::backup(const std::string &file) const
{
    return backupDatabase(m_parts->path, file);
}

Status Storage::restore(const std::string &dataDir, const std::string &file)
{
    if (auto status = makeFolder(dataDir); !status)
        return status;
    if (auto status = restoreDatabase(databaseIn(dataDir), file); !status)
        return status;
    // What was spilled belongs to the database that was set aside.
    std::error_code ignored;
    fs::rename(spillIn(dataDir), spillIn(dataDir) + ".before-restore", ignored);
    return {};
}

std::unique_ptr<CacheStore> Storage::openCacheStore(const std::string &dataDir)
{
    auto store = SqlCacheStore::open(dataDir + "/cache.db");
    return store ? *std::move(store) : std::unique_ptr<CacheStore>();
}

const std::string &Storage::databasePath() const
{
    return m_parts->path;
}

} // namespace llm0
