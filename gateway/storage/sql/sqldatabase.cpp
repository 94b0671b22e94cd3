#include "storage/sql/sqldatabase.h"

#include <QSqlError>
#include <QUuid>

namespace llm0 {

namespace {

constexpr std::size_t maxStatements = 200;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.empty() ? "" : text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

SqlDatabase::SqlDatabase(SqlOptions options)
    : m_options(std::move(options))
    , m_name(QStringLiteral("llm0-%1").arg(QUuid::createUuid().toString(QUuid::Id128)))
{}

SqlDatabase::~SqlDatabase()
{
    m_statements.clear();
    m_direct.reset();
    {
        auto connection = QSqlDatabase::database(m_name, false);
        connection.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<SqlDatabase>> SqlDatabase::open(const SqlOptions &options)
{
    std::unique_ptr<SqlDatabase> database(new SqlDatabase(options));
    if (auto status = database->connect(); !status)
        return status.error();
    if (auto status = database->applyPragmas(); !status)
        return status.error();
    return database;
}

Status SqlDatabase::connect()
{
    auto connection = QSqlDatabase::addDatabase(toQString(dialect().driver), m_name);
    connection.setDatabaseName(toQString(m_options.path));
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.busyTimeoutMs));
    if (!connection.open())
        return fail(connection.lastError(), "open");
    m_direct = SqliteStatements::on(connection);
    return {};
}

Status SqlDatabase::applyPragmas()
{
    for (const auto *sql : {"PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY",
                            "PRAGMA journal_size_limit = 67108864", "PRAGMA wal_autocheckpoint = 4000"}) {
        if (auto status = run(sql); !status)
            return status;
    }
    if (m_options.queryOnly)
        return run("PRAGMA query_only = ON");
    if (auto status = run("PRAGMA journal_mode = WAL"); !status)
        return status;
    if (auto status = expectPragma("journal_mode", "wal"); !status)
        return status;
    const std::string level = m_options.synchronousFull ? "2" : "1";
    if (auto status = run("PRAGMA synchronous = " + level); !status)
        return status;
    if (m_options.maxPages > 0) {
        if (auto status = run("PRAGMA max_page_count = " + std::to_string(m_options.maxPages)); !status)
            return status;
    }
    return expectPragma("synchronous", level);
}

Status SqlDatabase::expectPragma(std::string_view name, std::string_view wanted)
{
    std::string found;
    const auto status = query("PRAGMA " + std::string(name), {}, [&](const SqlRow &row) {
        found = row.text(0);
        return false;
    });
    if (!status || found == wanted)
        return status;
    return Error{ErrorCode::LedgerUnavailable,
                 "The database " + m_options.path + " does not take " + std::string(name) + " = "
                     + std::string(wanted) + " (it stays " + found + "): keep it on a local disk.",
                 {}};
}

Error SqlDatabase::fail(const QSqlError &error, std::string_view sql)
{
    return failed(error.nativeErrorCode().toInt(), error.databaseText().toStdString(), sql);
}

Error SqlDatabase::failed(int nativeCode, std::string detail, std::string_view sql)
{
    m_fault = dialect().classify(nativeCode);
    if (m_fault == SqlFault::None)
        m_fault = SqlFault::Other;
    if (m_fault == SqlFault::Other)
        detail += ", in " + std::string(sql.substr(0, 80));
    return sqlError(m_fault, m_options.path, detail);
}

Result<QSqlQuery *> SqlDatabase::prepared(std::string_view sql)
{
    if (auto found = m_statements.find(sql); found != m_statements.end())
        return found->second.get();
    if (m_statements.size() >= maxStatements)
        m_statements.clear();
    auto query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_name, false));
    query->setForwardOnly(true);
    if (!query->prepare(toQString(sql)))
        return fail(query->lastError(), sql);
    return m_statements.emplace(std::string(sql), std::move(query)).first->second.get();
}

Result<QSqlQuery *> SqlDatabase::execute(std::string_view sql, const SqlValues &values)
{
    auto statement = prepared(sql);
    if (!statement)
        return statement;
    QSqlQuery &query = **statement;
    int position = 0;
    for (const auto &value : values)
        query.bindValue(position++, value.variant());
    if (query.exec())
        return statement;
    Error error = fail(query.lastError(), sql);
    query.finish();
    return error;
}

Status SqlDatabase::run(std::string_view sql, const SqlValues &values)
{
    auto done = change(sql, values);
    return done ? Status() : Status(done.error());
}

Result<std::int64_t> SqlDatabase::change(std::string_view sql, const SqlValues &values)
{
    if (m_direct && SqliteStatements::writes(sql)) {
        auto outcome = m_direct->run(sql, values);
        return outcome.code == 0 ? Result<std::int64_t>(outcome.changed)
                                 : failed(outcome.code, std::move(outcome.error), sql);
    }
    auto query = execute(sql, values);
    if (!query)
        return query.error();
    const std::int64_t rows = (*query)->numRowsAffected();
    (*query)->finish();
    return rows;
}

Status SqlDatabase::query(std::string_view sql, const SqlValues &values, const Visit &visit)
{
    if (m_direct && SqliteStatements::reads(sql)) {
        auto outcome = m_direct->query(sql, values, visit);
        return outcome.code == 0 ? Status() : Status(failed(outcome.code, std::move(outcome.error), sql));
    }
    auto executed = execute(sql, values);
    if (!executed)
        return executed.error();
    QSqlQuery &query = **executed;
    const SqlRow row(query);
    while (query.next()) {
        if (!visit(row))
            break;
    }
    const QSqlError error = query.lastError();
    query.finish();
    return error.isValid() ? Status(fail(error, sql)) : Status();
}

Result<std::int64_t> SqlDatabase::number(std::string_view sql, const SqlValues &values)
{
    std::optional<std::int64_t> found;
    const auto status = query(sql, values, [&](const SqlRow &row) {
        found = row.integer(0);
        return false;
    });
    if (!status)
        return status.error();
    if (!found)
        return Error{ErrorCode::NotFound, "No such row.", {}};
    return *found;
}

Status SqlDatabase::transaction(std::string_view begin, const Work &work)
{
    m_commitFailed = false;
    if (auto status = run(begin); !status)
        return status;
    Status status = work();
    if (status) {
        status = run("COMMIT");
        m_commitFailed = !status.ok();
    }
    if (!status) {
        // A full disk may have ended the transaction already; then this fails and nothing is lost by it.
        const SqlFault fault = m_fault;
        static_cast<void>(run("ROLLBACK"));
        m_fault = fault;
    }
    return status;
}

} // namespace llm0
