#include "storage/storagefixture.h"
#include "support/seedhistory.h"

using namespace llm0;
using namespace llm0::test;

/// The past that other tests are shown is itself true: rows, roll-ups and totals agree.
class SeedHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsRollupsAndTotalsAgree()
    {
        Folder folder;
        SeedPlan plan;
        plan.now = someDay + 50'000'000;
        plan.customers = 30;
        plan.requests = 5'000;
        plan.hostile = 60;
        const auto seeded = seedHistory(folder.storage(), plan);
        VERIFY_OK(seeded);
        const auto verified = folder.reports()->verify();
        VERIFY_OK(verified);
        QCOMPARE(verified->rows, seeded->requests);
        QCOMPARE(verified->cost.nano(), seeded->cost.nano());
        QVERIFY(seeded->refused > 4);
        QVERIFY(seeded->refused < seeded->requests / 4);
        QVERIFY(seeded->costToday.nano() > 0);
        QVERIFY(seeded->saved.nano() > 0);
    }
};

QTEST_GUILESS_MAIN(SeedHistoryTest)
#include "seedhistory_test.moc"
