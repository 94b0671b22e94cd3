#include "storage/sql/cacheschema.h"

#include <QLoggingCategory>

#include <filesystem>

namespace llm0 {

namespace {

Q_LOGGING_CATEGORY(cacheLog, "llm0.cache")

namespace fs = std::filesystem;

/// Raise it when the form of answers or questions changes.
constexpr int cacheSchema = 1;

constexpr const char *tables[] = {
    "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, project_id BIGINT NOT NULL, customer TEXT NOT "
    "NULL,"
    " provider TEXT NOT NULL, model TEXT NOT NULL, cost BIGINT NOT NULL, created_at BIGINT NOT NULL,"
    " expires_at BIGINT NOT NULL, used_at BIGINT NOT NULL, hits BIGINT NOT NULL, bytes BIGINT NOT NULL,"
    " answer BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used_at)",
    "CREATE INDEX IF NOT EXISTS answers_by_end ON answers (expires_at)",
    "CREATE TABLE IF NOT EXISTS questions (id INTEGER PRIMARY KEY, project_id BIGINT NOT NULL, customer TEXT "
    "NOT"
    " NULL, model TEXT NOT NULL, fingerprint BLOB NOT NULL, answer_key BLOB NOT NULL, embedder TEXT NOT NULL,"
    " text TEXT NOT NULL, vector BLOB NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS questions_by_end ON questions (expires_at)",
    "CREATE TABLE IF NOT EXISTS pairs (id INTEGER PRIMARY KEY, at BIGINT NOT NULL, project_id BIGINT NOT "
    "NULL,"
    " customer TEXT NOT NULL, request_id TEXT NOT NULL, embedder TEXT NOT NULL, fingerprint BLOB NOT NULL,"
    " answer_key BLOB NOT NULL, asked TEXT NOT NULL, matched TEXT NOT NULL, similarity BIGINT NOT NULL,"
    " mark BIGINT NOT NULL)"};

Status makeTables(SqlDatabase &database)
{
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version != cacheSchema) {
        for (const char *sql : {"DROP TABLE IF EXISTS answers", "DROP TABLE IF EXISTS questions"}) {
            if (auto status = database.run(sql); !status)
                return status;
        }
    }
    for (const char *sql : tables) {
        if (auto status = database.run(sql); !status)
            return status;
    }
    return database.run("PRAGMA user_version = " + std::to_string(cacheSchema));
}

Result<std::unique_ptr<SqlDatabase>> tryOpen(const std::string &path)
{
    SqlOptions options;
    options.path = path;
    options.synchronousFull = false;
    auto database = SqlDatabase::open(options);
    if (!database)
        return database;
    if (auto status = makeTables(**database); !status)
        return status.error();
    std::error_code ignored;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, ignored);
    return database;
}

} // namespace

Result<std::unique_ptr<SqlDatabase>> openCacheDatabase(const std::string &path)
{
    auto database = tryOpen(path);
    if (database)
        return database;
    qCWarning(cacheLog, "The cache is begun anew: %s", database.error().message.c_str());
    for (const char *suffix : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        fs::remove(path + suffix, ignored);
    }
    return tryOpen(path);
}

} // namespace llm0
