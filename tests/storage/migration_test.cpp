#include "storagefixture.h"

#include "storage/sql/migrator.h"
#include "storage/sql/requestconditions.h"

#include <QFile>
#include <QSqlDatabase>

#include <set>

using namespace llm0;
using namespace llm0::test;

namespace {

std::unique_ptr<SqlDatabase> openAt(const QTemporaryDir &dir, bool full = true)
{
    SqlOptions options;
    options.path = dir.filePath(QStringLiteral("a.db")).toStdString();
    options.synchronousFull = full;
    return SqlDatabase::open(options).value();
}

std::set<std::string> tablesOf(SqlDatabase &database)
{
    std::set<std::string> tables;
    static_cast<void>(
        database.query("SELECT name FROM sqlite_master WHERE type = 'table'", {}, [&](const SqlRow &row) {
            tables.insert(row.text(0));
            return true;
        }));
    return tables;
}

} // namespace

class MigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyDatabaseGetsEveryTable();
    void migratingAgainChangesNothing();
    void totalsAreSummedFromRollUpsThatWereThereBefore();
    void newerSchemaIsRefusedUntouched();
    void theCallsOfACustomerAreFoundByIndexThoughOthersHaveNoEntry();
    void pragmasAreWhatWasAskedFor();
    void connectionsAreRemovedWithTheirOwner();
    void textAndBytesComeBackAsTheyWere();
    void failedTransactionLeavesNothing();
    void damageIsFoundByTheCheck();
};

void MigrationTest::emptyDatabaseGetsEveryTable()
{
    QTemporaryDir dir;
    const auto database = openAt(dir);
    QCOMPARE(schemaVersion(*database).value(), 0);
    VERIFY_OK(migrate(*database, someDay));
    QCOMPARE(schemaVersion(*database).value(), newestSchema());
    const auto tables = tablesOf(*database);
    for (const char *table : {"projects", "api_keys", "tiers", "customers", "holds", "requests", "rollups",
                              "settings", "edited_prices", "audit_events", "meta", "schema_version"})
        QVERIFY2(tables.count(table) == 1, table);
    QCOMPARE(database->number("SELECT applied_at FROM schema_version").value(), std::int64_t(someDay));
    VERIFY_OK(quickCheck(*database));
}

void MigrationTest::migratingAgainChangesNothing()
{
    QTemporaryDir dir;
    const auto database = openAt(dir);
    VERIFY_OK(migrate(*database, someDay));
    VERIFY_OK(database->run("INSERT INTO settings (name, value) VALUES ('a', 'b')"));
    VERIFY_OK(migrate(*database, someDay + 1));
    QCOMPARE(database->number("SELECT COUNT(*) FROM settings").value(), std::int64_t(1));
    QCOMPARE(database->number("SELECT COUNT(*) FROM schema_version").value(), std::int64_t(newestSchema()));
}

void MigrationTest::totalsAreSummedFromRollUpsThatWereThereBefore()
{
    QTemporaryDir dir;
    const auto database = openAt(dir);
    VERIFY_OK(migrate(*database, someDay));
    VERIFY_OK(database->run("DROP TABLE totals"));
    VERIFY_OK(database->run("DELETE FROM schema_version WHERE version >= 7"));
    const auto spend = [&](std::int64_t bucket, std::int64_t customer, std::int64_t cost) {
        return database->run(
            "INSERT INTO rollups VALUES (?, 1, 2, ?, '', 'm', 'p', 1, 0, 0, 0, ?, 0, 0, 0, 0, 0)",
            {bucket, customer, cost});
    };
    const auto largest = std::numeric_limits<std::int64_t>::max();
    for (const auto &[bucket, cost] : {std::pair<std::int64_t, std::int64_t>{7, 40}, {8, largest}}) {
        VERIFY_OK(spend(bucket, 1, cost));
        VERIFY_OK(spend(bucket, 2, cost));
    }
    VERIFY_OK(migrate(*database, someDay));
    const auto cost = [&](std::int64_t bucket) {
        return database->number("SELECT cost FROM totals WHERE bucket = ?", {bucket}).value();
    };
    QCOMPARE(database->number("SELECT COUNT(*) FROM totals").value(), std::int64_t(2));
    QCOMPARE(database->number("SELECT requests FROM totals WHERE bucket = 7").value(), std::int64_t(2));
    QCOMPARE(cost(7), std::int64_t(80));
    QCOMPARE(cost(8), largest);
}

void MigrationTest::theCallsOfACustomerAreFoundByIndexThoughOthersHaveNoEntry()
{
    QTemporaryDir dir;
    const auto database = openAt(dir);
    VERIFY_OK(migrate(*database, someDay));
    const auto planOf = [&](const SqlConditions &where, const std::string &order) {
        std::string plan;
        static_cast<void>(database->query("EXPLAIN QUERY PLAN SELECT started_at, id FROM requests"
                                              + where.sql() + " ORDER BY " + order,
                                          where.values(), [&](const SqlRow &row) {
                                              plan += row.text(3) + "\n";
                                              return true;
                                          }));
        return plan;
    };
    RequestFilter filter;
    filter.customer = "alice";
    filter.project = 1;
    for (const auto &where : {callsOfCustomer("alice", 1), conditionsOf(filter)}) {
        const std::string plan = planOf(where, "id DESC");
        QVERIFY2(plan.find("requests_by_customer (") != std::string::npos, plan.c_str());
        QVERIFY2(plan.find("TEMP B-TREE") == std::string::npos, plan.c_str());
    }
    SqlConditions replay = replayedCalls(7);
    replay.add("(started_at, id) > (?, ?)", {0, 0});
    const std::string plan = planOf(replay, "started_at, id");
    QVERIFY2(plan.find("COVERING INDEX requests_replay (") != std::string::npos, plan.c_str());
    QVERIFY2(plan.find("TEMP B-TREE") == std::string::npos, plan.c_str());
}

void MigrationTest::newerSchemaIsRefusedUntouched()
{
    QTemporaryDir dir;
    const auto database = openAt(dir);
    VERIFY_OK(migrate(*database, someDay));
    VERIFY_OK(database->run("INSERT INTO schema_version VALUES (?, 0)", {newestSchema() + 1}));
    const auto status = migrate(*database, someDay);
    QVERIFY(!status);
    QVERIFY2(status.error().message.find("newer") != std::string::npos, status.error().message.c_str());
    QVERIFY(status.error().message.find("schema " + std::to_string(newestSchema() + 1)) != std::string::npos);
}

void MigrationTest::pragmasAreWhatWasAskedFor()
{
    QTemporaryDir dir;
    for (const bool full : {true, false}) {
        const auto database = openAt(dir, full);
        QCOMPARE(database->number("PRAGMA synchronous").value(), std::int64_t(full ? 2 : 1));
        QCOMPARE(database->number("PRAGMA foreign_keys").value(), std::int64_t(1));
        QCOMPARE(database->number("PRAGMA busy_timeout").value(), std::int64_t(500));
        VERIFY_OK(database->query("PRAGMA journal_mode", {},
                                  [](const SqlRow &row) { return row.text(0) == "wal"; }));
    }
    SqlOptions memory;
    memory.path = ":memory:";
    const auto refused = SqlDatabase::open(memory);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.find("journal_mode = wal") != std::string::npos,
             refused.error().message.c_str());
}

void MigrationTest::connectionsAreRemovedWithTheirOwner()
{
    QTemporaryDir dir;
    const auto before = QSqlDatabase::connectionNames().size();
    {
        const auto one = openAt(dir);
        const auto two = openAt(dir);
        QCOMPARE(QSqlDatabase::connectionNames().size(), before + 2);
    }
    QCOMPARE(QSqlDatabase::connectionNames().size(), before);
}

void MigrationTest::textAndBytesComeBackAsTheyWere()
{
    QTemporaryDir dir;
    const auto database = openAt(dir);
    VERIFY_OK(database->run("CREATE TABLE t (a TEXT, b BLOB, c BIGINT, d TEXT)"));
    const std::string text = "Zürich \xF0\x9F\x98\x80 ' \" \\ \n";
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes.push_back(static_cast<char>(i));
    const auto largest = std::numeric_limits<std::int64_t>::max();
    VERIFY_OK(database->run("INSERT INTO t VALUES (?, ?, ?, ?)",
                            {text, SqlValue::blob(bytes), largest, std::optional<std::string>()}));
    VERIFY_OK(database->run("INSERT INTO t VALUES (?, ?, ?, ?)",
                            {"", SqlValue::blob({}), -largest, std::string_view()}));
    int rows = 0;
    VERIFY_OK(database->query("SELECT a, b, c, d FROM t ORDER BY rowid", {}, [&](const SqlRow &row) {
        const bool first = rows++ == 0;
        return row.text(0) == (first ? text : "") && row.blob(1) == (first ? bytes : "")
               && row.integer(2) == (first ? largest : -largest) && row.isNull(3) == first && !row.isNull(0);
    }));
    QCOMPARE(rows, 2);
}

void MigrationTest::failedTransactionLeavesNothing()
{
    QTemporaryDir dir;
    const auto database = openAt(dir);
    VERIFY_OK(database->run("CREATE TABLE t (a BIGINT PRIMARY KEY)"));
    const auto status = database->writeTransaction([&]() -> Status {
        if (auto first = database->run("INSERT INTO t VALUES (1)"); !first)
            return first;
        return database->run("INSERT INTO t VALUES (1)");
    });
    QCOMPARE(status.error().code, ErrorCode::Conflict);
    QCOMPARE(database->lastFault(), SqlFault::Constraint);
    QCOMPARE(database->number("SELECT COUNT(*) FROM t").value(), std::int64_t(0));
    VERIFY_OK(database->writeTransaction([&] { return database->run("INSERT INTO t VALUES (1)"); }));
}

void MigrationTest::damageIsFoundByTheCheck()
{
    Folder folder;
    for (int i = 0; i < 3'000; ++i)
        folder.journal().writeRecord(record("req_" + std::to_string(i)));
    VERIFY_OK(folder.journal().flush(10'000));
    folder.close();
    QFile file(QString::fromStdString(folder.database()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 40'960; at < file.size(); at += 8'192) {
        file.seek(at);
        file.write(QByteArray(2'000, '\x7f'));
    }
    file.close();
    const auto opened = Storage::open({folder.path(), true, true}, FixedClock());
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.find("damaged") != std::string::npos, opened.error().message.c_str());
}

QTEST_GUILESS_MAIN(MigrationTest)
#include "migration_test.moc"
