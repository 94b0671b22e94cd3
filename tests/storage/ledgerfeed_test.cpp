#include "budget/ledgerfeed.h"
#include "storagefixture.h"

using namespace llm0;
using namespace llm0::test;

class LedgerFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLedgerFedFromTheRollUpsAgreesWithTheRows()
    {
        QTemporaryDir dir;
        const FixedClock clock;
        auto storage = Storage::open({.dataDir = dir.path().toStdString()}, clock);
        QVERIFY(storage.ok());
        for (int i = 0; i < 20; ++i)
            (*storage)->journal().writeRecord(record("req_" + std::to_string(i), 700 + i));
        QVERIFY((*storage)->journal().flush(5000).ok());
        const auto reports = (*storage)->newReports();
        QVERIFY(reports.ok());

        Ledger ledger{BudgetCalendar()};
        QVERIFY(loadSpent(**reports, ledger, someDay).ok());
        QCOMPARE(ledger.balance(ScopeKind::Customer, 1, someDay).day.spent.nano(), 20 * 700 + 190);
        QCOMPARE(ledger.balance(ScopeKind::Account, 0, someDay).month.spent.nano(), 20 * 700 + 190);
        QVERIFY(compareSpent(**reports, ledger, someDay).ok());
    }

    void eachWindowThatAClockMayComeBackToIsFed()
    {
        constexpr UnixMs day = 86'400'000;
        constexpr UnixMs years = 7 * 365 * day;
        QTemporaryDir dir;
        const FixedClock clock;
        auto storage = Storage::open({.dataDir = dir.path().toStdString()}, clock);
        QVERIFY(storage.ok());
        const auto spend = [&](const char *id, UnixMs at, std::int64_t nano) {
            RequestRecord row = record(id, nano);
            row.startedAt = at;
            (*storage)->journal().writeRecord(row);
        };
        spend("yesterday", someDay - day, 1);
        spend("today", someDay, 20);
        spend("the day after", someDay + 2 * day, 300);
        spend("another month", someDay + 40 * day, 4'000);
        QVERIFY((*storage)->journal().flush(5000).ok());
        const auto reports = (*storage)->newReports();
        for (const UnixMs start : {someDay, someDay - years}) {
            Ledger ledger{BudgetCalendar()};
            QVERIFY(loadSpent(**reports, ledger, start).ok());
            const auto account = [&](UnixMs at) { return ledger.balance(ScopeKind::Account, 0, at); };
            QCOMPARE(account(someDay - day).day.spent.nano(), 1);
            QCOMPARE(account(someDay).day.spent.nano(), 20);
            QCOMPARE(account(someDay).month.spent.nano(), 321);
            QCOMPARE(account(someDay + day).day.spent.nano(), 0);
            QCOMPARE(account(someDay + 2 * day).day.spent.nano(), 300);
            QCOMPARE(account(someDay + 40 * day).month.spent.nano(), 4'000);
            for (const UnixMs now : {start, someDay, someDay + 2 * day, someDay + 40 * day})
                QVERIFY(compareSpent(**reports, ledger, now).ok());
        }
    }

    void aDifferenceOfOneNanoDollarIsNamed()
    {
        QTemporaryDir dir;
        const FixedClock clock;
        auto storage = Storage::open({.dataDir = dir.path().toStdString()}, clock);
        QVERIFY(storage.ok());
        (*storage)->journal().writeRecord(record("req_1"));
        QVERIFY((*storage)->journal().flush(5000).ok());
        const auto reports = (*storage)->newReports();
        Ledger ledger{BudgetCalendar()};
        QVERIFY(loadSpent(**reports, ledger, someDay).ok());
        ledger.load(ScopeKind::Key, 1, someDay, Money(), Money::fromNano(1));
        const Status compared = compareSpent(**reports, ledger, someDay);
        QVERIFY(!compared);
        QVERIFY(compared.error().message.find("key 1") != std::string::npos);
    }

    void moneyWithoutAnyRowIsSeen()
    {
        QTemporaryDir dir;
        const FixedClock clock;
        auto storage = Storage::open({.dataDir = dir.path().toStdString()}, clock);
        QVERIFY(storage.ok());
        const auto reports = (*storage)->newReports();
        Ledger ledger{BudgetCalendar()};
        QVERIFY(compareSpent(**reports, ledger, someDay).ok());
        ledger.load(ScopeKind::Account, 0, someDay, Money::fromNano(5), Money::fromNano(5));
        QVERIFY(!compareSpent(**reports, ledger, someDay));
    }
};

QTEST_GUILESS_MAIN(LedgerFeedTest)
#include "ledgerfeed_test.moc"
