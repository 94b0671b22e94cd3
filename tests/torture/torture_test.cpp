// A short slice of the seeds that torture_run plays; see there.
#include "torture/judge.h"
#include "torture/run.h"

#include <QTest>

using namespace llm0::torture;

class TortureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noSeedSpendsMoreThanItsCapsOrLosesACall_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 16; ++seed)
            QTest::addRow("%llu", seed) << seed;
    }
    void noSeedSpendsMoreThanItsCapsOrLosesACall()
    {
        QFETCH(quint64, seed);
        const Schedule schedule = scheduleFor(seed);
        const Verdict verdict = judge(play(schedule), m_tariff);
        std::string all;
        for (const std::string &violation : verdict.violations)
            all += violation + "\n";
        QVERIFY2(all.empty(), (all + describe(schedule)).c_str());
    }

private:
    const Tariff m_tariff;
};

QTEST_GUILESS_MAIN(TortureTest)
#include "torture_test.moc"
