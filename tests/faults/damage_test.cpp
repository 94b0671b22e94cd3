// Databases that are damaged, incomplete, too new or somebody else's: refused by name, with the way out.
#include "faultworld.h"

#include "storage/storage.h"

#include <QFile>
#include <QTest>

#include <filesystem>

using namespace llm0;

namespace {

namespace fs = std::filesystem;

const std::string unavailable = "ledger_unavailable";

Status inDatabase(const std::string &path, const std::vector<std::string> &statements)
{
    SqlOptions options;
    options.path = path;
    auto database = SqlDatabase::open(options);
    if (!database)
        return database.error();
    for (const auto &sql : statements) {
        if (auto status = (*database)->run(sql); !status)
            return status;
    }
    return {};
}

constexpr qint64 pageBytes = 4'096;

void damagePage(const std::string &path, qint64 number)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadWrite) || !file.seek((number - 1) * pageBytes)
        || file.write(QByteArray(200, '\x7f')) != 200)
        qFatal("cannot damage %s", path.c_str());
}

qint64 rootPage(const std::string &path, const std::string &name)
{
    SqlOptions options;
    options.path = path;
    const auto database = SqlDatabase::open(options);
    const auto page = database
                          ? (*database)->number("SELECT rootpage FROM sqlite_master WHERE name = ?", {name})
                          : Result<std::int64_t>(database.error());
    if (!page)
        qFatal("no page of %s", name.c_str());
    return *page;
}

/// Overwrites the head of every page but the first.
void damage(const std::string &path)
{
    const qint64 pages = QFile(QString::fromStdString(path)).size() / pageBytes;
    for (qint64 page = 2; page <= pages; ++page)
        damagePage(path, page);
}

} // namespace

class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedPagesAtStart();
    void damageFoundBesideTheWork();
    void missingSchema();
    void droppedTable();
    void newerSchema();
    void foreignDatabase();
};

void DamageTest::damagedPagesAtStart()
{
    FaultWorld world;
    useThenStop(world);
    const std::string kept = world.database() + ".kept";
    fs::copy_file(world.database(), kept);
    damage(world.database());
    refusesToStart(world.gateway, "restore");
    fs::copy_file(kept, world.database(), fs::copy_options::overwrite_existing);
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void DamageTest::damageFoundBesideTheWork()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    QVERIFY(world.gateway.waitSettled());
    QCOMPARE(world.lostSomething(), std::string());
    const std::string backup = world.gateway.dataDir() + "/good.db";
    QCOMPARE(world.gateway.admin("POST", "/backup", {{"file", backup}}).status, 200);
    QCOMPARE(world.gateway.stop(), 0);
    damagePage(world.database(),
               rootPage(world.database(), "requests_unpriced")); // nothing reads it at a start
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(world.refusesOnlyPaid(unavailable, "damaged"), std::string());
    QCOMPARE(world.gateway.stop(), 0);
    QVERIFY(Storage::restore(world.gateway.dataDir(), backup));
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QVERIFY(world.recovers());
    QVERIFY(world.gateway.waitSettled());
    QVERIFY(world.gateway.admin("POST", "/verify").body.value("ok", false));
}

void DamageTest::missingSchema()
{
    FaultWorld world;
    useThenStop(world);
    QVERIFY(inDatabase(world.database(), {"DROP TABLE schema_version"}));
    refusesToStart(world.gateway, "restore");
}

void DamageTest::droppedTable()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    QVERIFY(world.gateway.waitSettled());
    QVERIFY(inDatabase(world.database(), {"ALTER TABLE holds RENAME TO elsewhere"}));
    QCOMPARE(world.refusesOnlyPaid(unavailable, "holds"), std::string());
    QVERIFY(inDatabase(world.database(), {"ALTER TABLE elsewhere RENAME TO holds"}));
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void DamageTest::newerSchema()
{
    FaultWorld world;
    useThenStop(world);
    QVERIFY(inDatabase(world.database(), {"INSERT INTO schema_version VALUES (9999, 0)"}));
    refusesToStart(world.gateway, "newer");
    QVERIFY(inDatabase(world.database(), {"DELETE FROM schema_version WHERE version = 9999"}));
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(world.lostSomething(), std::string());
}

void DamageTest::foreignDatabase()
{
    FaultWorld world;
    fs::create_directory(world.gateway.dataDir());
    QVERIFY(inDatabase(world.database(), {"CREATE TABLE notes (text TEXT)"}));
    refusesToStart(world.gateway, "another program");
    QVERIFY(inDatabase(world.database(), {"INSERT INTO notes VALUES ('untouched')"}));
}

QTEST_GUILESS_MAIN(DamageTest)
#include "damage_test.moc"
