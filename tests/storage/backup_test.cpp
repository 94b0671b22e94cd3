#include "storagefixture.h"

#include "storage/datafolderlock.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <atomic>
#include <thread>

using namespace llm0;
using namespace llm0::test;

namespace {

std::string fileIn(const QTemporaryDir &dir, const char *name)
{
    return dir.filePath(QString::fromLatin1(name)).toStdString();
}

void write(const std::string &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

} // namespace

class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backupTakenWhileWritingIsWholeAndVerifies();
    void backupReplacesAnOlderOneButNeverTheDatabase();
    void restoreBringsTheStateBackAndKeepsTheOld();
    void restoreRefusesWhatIsNoBackupAndTouchesNothing();
    void restoreIgnoresTheLogAndSpillOfTheOldDatabase();
    void secondOwnerOfAFolderIsRefusedWithThePid();
    void lockIsFreeAgainWhenItsOwnerGoes();
    void folderIsMadePrivate();
};

void BackupTest::backupTakenWhileWritingIsWholeAndVerifies()
{
    Folder folder;
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        for (int i = 0; !stop; ++i) {
            const auto id = "req_" + std::to_string(i);
            static_cast<void>(holdNow(folder.journal(), hold(id)));
            folder.journal().writeRecord(record(id, i));
        }
    });
    QTRY_VERIFY(folder.count("requests") > 200);
    QTemporaryDir target;
    const auto status = folder.storage().backup(fileIn(target, "llm0.db"));
    stop = true;
    writer.join();
    VERIFY_OK(status);
    auto copy = Storage::open({target.path().toStdString(), true, true}, FixedClock());
    VERIFY_OK(copy);
    const auto reports = (*copy)->newReports();
    const auto totals = (*reports)->verify();
    VERIFY_OK(totals);
    QVERIFY(totals->rows >= 200);
    QCOMPARE(QFileInfo(target.filePath(QStringLiteral("llm0.db"))).permissions() & QFile::ReadOther,
             QFile::Permissions());
}

void BackupTest::backupReplacesAnOlderOneButNeverTheDatabase()
{
    Folder folder;
    QTemporaryDir target;
    const auto file = fileIn(target, "copy.db");
    write(file, "old");
    VERIFY_OK(folder.storage().backup(file));
    QVERIFY(QFileInfo(QString::fromStdString(file)).size() > 4'096);
    QVERIFY(!folder.storage().backup(folder.database()));
    QVERIFY(!folder.storage().backup("/no/such/folder/copy.db"));
    VERIFY_OK(holdNow(folder.journal(), hold("req_a")));
}

void BackupTest::restoreBringsTheStateBackAndKeepsTheOld()
{
    Folder folder;
    folder.journal().writeRecord(record("req_a", 111));
    VERIFY_OK(folder.journal().flush(5'000));
    QTemporaryDir target;
    const auto file = fileIn(target, "copy.db");
    VERIFY_OK(folder.storage().backup(file));
    folder.journal().writeRecord(record("req_b", 222));
    folder.close();
    VERIFY_OK(Storage::restore(folder.path(), file));
    folder.reopen();
    QCOMPARE(folder.reports()->spentBetween(0, endOfTime)->front().cost.nano(), std::int64_t(111));
    QVERIFY(QFile::exists(QString::fromStdString(file)));
    folder.close();
    VERIFY_OK(Storage::restore(folder.path(), folder.database() + ".before-restore"));
    folder.reopen();
    QCOMPARE(folder.reports()->spentBetween(0, endOfTime)->front().cost.nano(), std::int64_t(333));
}

void BackupTest::restoreRefusesWhatIsNoBackupAndTouchesNothing()
{
    Folder folder;
    folder.journal().writeRecord(record("req_a"));
    QTemporaryDir target;
    VERIFY_OK(folder.journal().flush(5'000));
    VERIFY_OK(folder.storage().backup(fileIn(target, "newer.db")));
    folder.close();
    {
        SqlOptions options;
        options.path = fileIn(target, "newer.db");
        const auto newer = SqlDatabase::open(options);
        VERIFY_OK((*newer)->run("INSERT INTO schema_version VALUES (9999, 0)"));
        options.path = fileIn(target, "foreign.db");
        const auto foreign = SqlDatabase::open(options);
        VERIFY_OK((*foreign)->run("CREATE TABLE t (a)"));
        VERIFY_OK((*foreign)->run("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    write(fileIn(target, "text.db"), QByteArray(5'000, 'x'));
    write(fileIn(target, "empty.db"), {});
    for (const char *name : {"newer.db", "foreign.db", "text.db", "empty.db", "missing.db"})
        QVERIFY2(!Storage::restore(folder.path(), fileIn(target, name)), name);
    QVERIFY(!Storage::restore(folder.path(), folder.database()));
    QVERIFY(!QFile::exists(QString::fromStdString(folder.database() + ".before-restore")));
    QVERIFY(!QFile::exists(QString::fromStdString(folder.database() + ".restoring")));
    folder.reopen();
    QCOMPARE(folder.count("requests"), std::int64_t(1));
}

void BackupTest::restoreIgnoresTheLogAndSpillOfTheOldDatabase()
{
    Folder folder;
    QTemporaryDir target;
    const auto file = fileIn(target, "copy.db");
    VERIFY_OK(folder.storage().backup(file));
    folder.journal().writeRecord(record("req_in_log"));
    VERIFY_OK(folder.journal().flush(5'000));
    QFile log(QString::fromStdString(folder.database() + "-wal"));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const auto frames = log.readAll();
    QVERIFY(frames.size() > 4'096);
    folder.close();
    write(folder.database(), QByteArray(9'000, 'x'));
    write(folder.database() + "-wal", frames);
    write(folder.path() + "/spill.jsonl", QByteArray::fromStdString(requestToJson(record("req_old")) + "\n"));
    VERIFY_OK(Storage::restore(folder.path(), file));
    folder.reopen();
    QCOMPARE(folder.count("requests"), std::int64_t(0));
    QVERIFY(QFile::exists(QString::fromStdString(folder.database() + ".before-restore")));
    QVERIFY(QFile::exists(QString::fromStdString(folder.path() + "/spill.jsonl.before-restore")));
}

void BackupTest::secondOwnerOfAFolderIsRefusedWithThePid()
{
    QTemporaryDir dir;
    const auto first = DataFolderLock::take(dir.path().toStdString());
    VERIFY_OK(first);
    const auto second = DataFolderLock::take(dir.path().toStdString());
    QVERIFY(!second);
    const auto pid = std::to_string(QCoreApplication::applicationPid());
    QVERIFY2(second.error().message.find("process " + pid) != std::string::npos,
             second.error().message.c_str());
}

void BackupTest::lockIsFreeAgainWhenItsOwnerGoes()
{
    QTemporaryDir dir;
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(DataFolderLock::take(dir.path().toStdString()));
}

void BackupTest::folderIsMadePrivate()
{
    QTemporaryDir dir;
    const auto folder = dir.filePath(QStringLiteral("a/b"));
    VERIFY_OK(DataFolderLock::take(folder.toStdString()));
    const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QCOMPARE(QFileInfo(folder).permissions() & others, QFile::Permissions());
    QVERIFY(!DataFolderLock::take("/proc/llm0"));
}

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
