#include "storage/sql/migrator.h"

#include "storage/sql/auditrow.h"
#include "storage/sql/rollup.h"

#include <QFile>

#include <array>

// Q_INIT_RESOURCE must stand outside namespaces.
static void initMigrations()
{
    Q_INIT_RESOURCE(llm0_migrations);
}

namespace llm0 {

namespace {

constexpr std::array<const char *, 8> migrations = {
    "0001_initial.sql",     "0002_cache_switches.sql", "0003_window.sql", "0004_alerts.sql",
    "0005_hold_labels.sql", "0006_audit_chain.sql",    "0007_totals.sql", "0008_smaller_indexes.sql"};
constexpr int auditChainVersion = 6;
constexpr int totalsVersion = 7;
constexpr int applicationId = 0x4c4c4d30; // "LLM0"

std::string withoutComments(const std::string &line)
{
    return line.substr(0, line.find("--"));
}

/// Splits at the semicolons that end a line; migrations hold no triggers and no text with "--".
std::vector<std::string> statementsOf(const std::string &script)
{
    std::vector<std::string> statements;
    std::string current;
    for (std::size_t at = 0; at < script.size();) {
        const auto end = std::min(script.find('\n', at), script.size());
        current += withoutComments(script.substr(at, end - at)) + "\n";
        at = end + 1;
        const auto last = current.find_last_not_of(" \n");
        if (last == std::string::npos) {
            current.clear();
        } else if (current[last] == ';') {
            statements.push_back(current.substr(0, last));
            current.clear();
        }
    }
    return statements;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

Result<std::string> readMigration(const char *name, const SqlDialect &dialect)
{
    initMigrations();
    QFile file(QStringLiteral(":/llm0-migrations/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Internal, std::string("The migration ") + name + " is missing.", {}};
    auto script = file.readAll().toStdString();
    replaceAll(script, "{{pk}}", dialect.primaryKey);
    replaceAll(script, "{{blob}}", dialect.blob);
    return script;
}

Status apply(SqlDatabase &database, int version, UnixMs now)
{
    const auto script =
        readMigration(migrations.at(static_cast<std::size_t>(version - 1)), database.dialect());
    if (!script)
        return script.error();
    return database.writeTransaction([&]() -> Status {
        for (const auto &statement : statementsOf(*script)) {
            if (auto status = database.run(statement); !status)
                return status;
        }
        if (version == auditChainVersion) {
            if (auto status = beginAuditChain(database); !status)
                return status;
        }
        if (version == totalsVersion) {
            if (auto status = beginTotals(database); !status)
                return status;
        }
        return database.run("INSERT INTO schema_version (version, applied_at) VALUES (?, ?)", {version, now});
    });
}

/// What holds tables but no schema of ours is somebody else's, or ours and damaged.
Status refuseForeign(SqlDatabase &database)
{
    const auto tables = database.number("SELECT COUNT(*) FROM sqlite_master");
    if (!tables)
        return tables.error();
    if (*tables == 0)
        return {};
    const auto owner = database.number("PRAGMA application_id");
    if (!owner)
        return owner.error();
    if (*owner == applicationId)
        return sqlError(SqlFault::Corrupt, database.path(), "its schema_version is missing");
    return Error{
        ErrorCode::LedgerUnavailable,
        database.path()
            + " is a database of another program: choose another data folder, or move the file away.",
        {}};
}

} // namespace

int newestSchema()
{
    return static_cast<int>(migrations.size());
}

Error newerSchema(const std::string &path, int found)
{
    return {ErrorCode::LedgerUnavailable,
            "The database " + path + " was written by a newer LLM0 Desktop (schema " + std::to_string(found)
                + ", this program knows " + std::to_string(newestSchema())
                + "): install that version or restore an older backup.",
            {}};
}

Result<int> schemaVersion(SqlDatabase &database)
{
    const auto tables = database.number(
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'");
    if (!tables)
        return tables.error();
    if (*tables == 0)
        return 0;
    const auto version = database.number("SELECT COALESCE(MAX(version), 0) FROM schema_version");
    if (!version)
        return version.error();
    return static_cast<int>(*version);
}

Status migrate(SqlDatabase &database, UnixMs now)
{
    const auto found = schemaVersion(database);
    if (!found)
        return found.error();
    if (*found > newestSchema())
        return newerSchema(database.path(), *found);
    if (*found == 0) {
        if (auto status = refuseForeign(database); !status)
            return status;
        if (auto status = database.run("PRAGMA application_id = " + std::to_string(applicationId)); !status)
            return status;
    }
    if (auto status = database.run("CREATE TABLE IF NOT EXISTS schema_version"
                                   " (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)");
        !status)
        return status;
    for (int version = *found + 1; version <= newestSchema(); ++version) {
        if (auto status = apply(database, version, now); !status)
            return status;
    }
    return {};
}

Status quickCheck(SqlDatabase &database, const std::string &table)
{
    std::string verdict;
    const auto status =
        database.query(table.empty() ? "PRAGMA quick_check(1)" : "PRAGMA quick_check('" + table + "')", {},
                       [&](const SqlRow &row) {
                           verdict = row.text(0);
                           return false;
                       });
    if (!status || verdict == "ok")
        return status;
    database.noteDamage();
    return sqlError(SqlFault::Corrupt, database.path(), verdict);
}

} // namespace llm0
