// The real program in surroundings that fail: what costs money is refused by name, what is free goes on, and
// when the cause goes everything is as before and nothing is lost.
#include "faultworld.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <filesystem>

#include <sys/mount.h>

using namespace llm0;

namespace {

namespace fs = std::filesystem;

const std::string unavailable = "ledger_unavailable";

/// A small disk of its own, where this user may mount one.
class SmallDisk
{
public:
    SmallDisk() : m_mounted(::mount("llm0", path().c_str(), "tmpfs", 0, "size=3m,mode=0700") == 0) {}
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(path().c_str(), MNT_DETACH);
    }
    bool mounted() const { return m_mounted; }
    std::string path() const { return m_folder.path().toStdString(); }
    /// Leaves no room.
    void fill()
    {
        QFile file(m_folder.filePath(QStringLiteral("filler")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (const qsizetype piece : {65'536, 4'096, 512}) {
            while (file.write(QByteArray(piece, 'x')) == piece) {
            }
        }
    }
    void makeRoom() { QFile::remove(m_folder.filePath(QStringLiteral("filler"))); }

private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingCanBeWritten();
    void fullDisk();
    void databaseLockedByAnotherProgram();
    void databaseLockedAtStart();
    void readOnlyFolderAtStart();
    void readOnlyDatabaseAtStart();
    void deletedDatabase();
    void deletedLog();
    void deletedFolder();
    void replacedDatabase();
};

void FaultsTest::nothingCanBeWritten()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    QVERIFY(world.limit(RLIMIT_FSIZE, 0));
    QCOMPARE(world.refusesOnlyPaid(unavailable, "llm0.db"), std::string());
    world.liftLimit(RLIMIT_FSIZE);
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
    QCOMPARE(world.gateway.stop(), 0);
}

void FaultsTest::fullDisk()
{
    SmallDisk disk;
    if (!disk.mounted())
        QSKIP("a small disk can only be mounted by root; nothingCanBeWritten() needs none");
    FaultWorld world(disk.path() + "/data");
    QVERIFY2(world.start(), world.gateway.output().c_str());
    disk.fill();
    QCOMPARE(world.refusesOnlyPaid(unavailable, "full"), std::string());
    disk.makeRoom();
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
    disk.fill();
    QCOMPARE(world.untilRefused().status, 503);
    QVERIFY(world.gateway.stop() == 0); // a full disk does not keep it from ending
    disk.makeRoom();
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(world.lostSomething(), std::string());
}

void FaultsTest::databaseLockedByAnotherProgram()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    WriteLock lock(world.database());
    QCOMPARE(world.refusesOnlyPaid(unavailable, "locked"), std::string());
    lock.release();
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void FaultsTest::databaseLockedAtStart()
{
    FaultWorld world;
    useThenStop(world);
    WriteLock lock(world.database());
    refusesToStart(world.gateway, "locked");
    lock.release();
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void FaultsTest::readOnlyFolderAtStart()
{
    FaultWorld world;
    useThenStop(world);
    const fs::path folder = world.gateway.dataDir();
    world.gateway.setChildSetup(obeyFileModes);
    fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
    refusesToStart(world.gateway, folder.string());
    fs::permissions(folder, fs::perms::owner_all);
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void FaultsTest::readOnlyDatabaseAtStart()
{
    FaultWorld world;
    useThenStop(world);
    world.gateway.setChildSetup(obeyFileModes);
    fs::permissions(world.database(), fs::perms::owner_read);
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str()); // local models are still of use
    QCOMPARE(world.refusesOnlyPaid(unavailable, "read-only"), std::string());
    fs::permissions(world.database(), fs::perms::owner_read | fs::perms::owner_write);
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

void FaultsTest::deletedDatabase()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    for (const char *rest : {"", "-wal", "-shm"})
        fs::remove(world.database() + rest);
    QCOMPARE(world.refusesOnlyPaid(unavailable, "deleted"), std::string());
    QVERIFY(world.recovers());
    QVERIFY(fs::exists(world.database()));
    QCOMPARE(world.lostSomething(), std::string());
    world.gateway.killHard(); // what came after is in the new file, not in the deleted one
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(world.lostSomething(), std::string());
}

void FaultsTest::deletedLog()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    fs::remove(world.database() + "-wal");
    QCOMPARE(world.untilRefused().status, 503);
    QVERIFY(world.recovers());
    world.gateway.killHard();
    QVERIFY2(world.gateway.start(), world.gateway.output().c_str());
    QCOMPARE(world.lostSomething(), std::string());
}

void FaultsTest::deletedFolder()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    fs::remove_all(world.gateway.dataDir());
    QCOMPARE(world.refusesOnlyPaid(unavailable, "llm0.db"), std::string());
    fs::create_directory(world.gateway.dataDir());
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
    QCOMPARE(world.gateway.stop(), 0);
}

void FaultsTest::replacedDatabase()
{
    FaultWorld world;
    QVERIFY2(world.start(), world.gateway.output().c_str());
    const std::string kept = world.database() + ".kept";
    fs::rename(world.database(), kept);
    QFile stranger(QString::fromStdString(world.database()));
    QVERIFY(stranger.open(QIODevice::WriteOnly) && stranger.write("another file") > 0);
    stranger.close();
    QCOMPARE(world.refusesOnlyPaid(unavailable, "replaced"), std::string());
    fs::rename(kept, world.database());
    QVERIFY(world.recovers());
    QCOMPARE(world.lostSomething(), std::string());
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
