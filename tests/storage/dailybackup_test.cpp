#include "storagefixture.h"

#include "storage/dailybackup.h"
#include "storage/sql/backup.h"

#include <QFile>

#include <filesystem>

using namespace llm0;
using namespace llm0::test;

namespace {

constexpr UnixMs hour = 3'600'000;
constexpr UnixMs day = 24 * hour;
constexpr UnixMs tenPastFour = 4 * hour + 10 * 60'000;
const UnixMs midnight = someDay - someDay % day; // UTC

BudgetCalendar zone(const char *name)
{
    return BudgetCalendar::forZone(name).value();
}

/// Backups of a folder with a clock that the test moves.
struct Days {
    explicit Days(const BudgetCalendar &calendar = BudgetCalendar())
        : backups(folder.path(), calendar, [this](const std::string &file) {
            ++made;
            return fails ? Status(Error{ErrorCode::Internal, "no", {}}) : folder.storage().backup(file);
        })
    {}
    void at(UnixMs now, int keep = 7)
    {
        backups.look(now, {keep, minute});
        backups.wait();
    }
    std::vector<std::string> days() const
    {
        std::vector<std::string> all;
        for (const auto &stored : storedBackups(folder.path()))
            all.push_back(stored.day);
        return all;
    }
    Folder folder;
    bool fails = false;
    int minute = DailyBackupPlan().minute;
    int made = 0;
    DailyBackups backups;
};

using Names = std::vector<std::string>;

} // namespace

class DailyBackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneADayAfterTheQuietMinute()
    {
        Days days;
        days.at(midnight + tenPastFour - 1);
        QCOMPARE(days.days(), Names({"2025-10-08"})); // the one that was missed
        days.at(midnight + tenPastFour);
        days.at(midnight + tenPastFour + 1);
        days.at(midnight + day);
        QCOMPARE(days.days(), Names({"2025-10-09", "2025-10-08"}));
        QCOMPARE(days.made, 2);
    }

    void theQuietMinuteIsOneOfTheBudgetsZone()
    {
        const int minute = DailyBackupPlan().minute;
        QCOMPARE(backupDay(zone("UTC"), midnight + tenPastFour, minute), std::string("2025-10-09"));
        QCOMPARE(backupDay(zone("Asia/Tokyo"), midnight + tenPastFour - 9 * hour, minute),
                 std::string("2025-10-09"));
        QCOMPARE(backupDay(zone("Asia/Tokyo"), midnight + tenPastFour - 9 * hour - 1, minute),
                 std::string("2025-10-08"));
        QCOMPARE(backupDay(zone("America/New_York"), midnight + tenPastFour + 4 * hour, minute),
                 std::string("2025-10-09"));
    }

    void theNewestAreKept()
    {
        Days days;
        for (int i = 0; i < 6; ++i)
            days.at(midnight + i * day + tenPastFour, 3);
        QCOMPARE(days.days(), Names({"2025-10-14", "2025-10-13", "2025-10-12"}));
        QFile other(QString::fromStdString(backupFolder(days.folder.path()) + "/mine.db"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        days.at(midnight + 7 * day, 1);
        QCOMPARE(days.days(), Names({"2025-10-15"}));
        QVERIFY(other.exists()); // what a person put there stays
    }

    void eachIsCheckedAndForItsOwnerAndCanBeRestored()
    {
        Days days;
        VERIFY_OK(days.folder.registry().putSettings({{"a", "before"}}, {}));
        days.at(midnight);
        VERIFY_OK(days.folder.registry().putSettings({{"a", "after"}}, {}));
        const StoredBackup made = storedBackups(days.folder.path()).front();
        VERIFY_OK(checkBackup(made.file));
        QVERIFY(made.bytes > 0 && made.writtenAt > 0);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile(QString::fromStdString(made.file)).permissions() & others));
        QVERIFY(!(QFile(QString::fromStdString(backupFolder(days.folder.path()))).permissions() & others));
        days.folder.close();
        VERIFY_OK(Storage::restore(days.folder.path(), made.file));
        days.folder.reopen();
        QCOMPARE(days.folder.registry().settings()->at("a"), std::string("before"));
    }

    void aFailureLeavesNothingAndIsTriedAgainAfterAnHour()
    {
        Days days;
        days.fails = true;
        days.at(midnight);
        QCOMPARE(days.backups.state().lastError, std::string("no"));
        days.fails = false;
        days.at(midnight + hour - 1);
        QCOMPARE(days.made, 1);
        days.at(midnight + hour);
        QCOMPARE(days.made, 2);
        QVERIFY(days.backups.state().lastError.empty());
        QCOMPARE(days.days().size(), std::size_t(1));
    }

    void aClockSetBackMakesNoFurtherCopies()
    {
        Days days;
        days.at(midnight + 30 * day);
        days.at(midnight);
        days.at(midnight + 2 * day);
        QCOMPARE(days.made, 1);
    }

    void noneIsMadeWhereNoneIsKept()
    {
        Days days;
        days.at(midnight);
        days.at(midnight + day, 0);
        QCOMPARE(days.days(), Names({"2025-10-08"}));
        days.at(midnight + day + 1, 7); // switched on again: the missing one is made
        QCOMPARE(days.days(), Names({"2025-10-09", "2025-10-08"}));
    }

    void theTimeOfDayCanBeChosen()
    {
        Days days;
        days.minute = 22 * 60;
        QCOMPARE(backupDay(zone("UTC"), midnight + 22 * hour - 1, days.minute), std::string("2025-10-08"));
        days.at(midnight + 20 * hour);
        QCOMPARE(days.days(), Names({"2025-10-08"}));
        days.at(midnight + 22 * hour);
        QCOMPARE(days.days(), Names({"2025-10-09", "2025-10-08"}));
        days.minute = 60; // earlier from now on: not a second one of today
        days.at(midnight + 23 * hour);
        QCOMPARE(days.made, 2);
        days.at(midnight + day + hour);
        QCOMPARE(days.days().front(), std::string("2025-10-10"));
    }

    void aDamagedCopyIsNoBackup()
    {
        Folder folder;
        const std::string file = folder.path() + "/copy.db";
        VERIFY_OK(folder.storage().backup(file));
        QFile copy(QString::fromStdString(file));
        QVERIFY(copy.open(QIODevice::ReadWrite));
        for (qint64 at = 4'096; at < copy.size(); at += 4'096) {
            copy.seek(at);
            copy.write(QByteArray(300, '\x7f'));
        }
        copy.close();
        QVERIFY(!checkBackup(file));
    }
};

QTEST_GUILESS_MAIN(DailyBackupTest)
#include "dailybackup_test.moc"
