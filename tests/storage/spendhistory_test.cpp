#include "storagefixture.h"
#include "usage/spendhistory.h"

using namespace llm0;
using namespace llm0::test;

namespace {

constexpr UnixMs dayMs = 86'400'000;

} // namespace

/// What is kept in memory of the last 90 days says what the roll-ups say.
class SpendHistoryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    const FixedClock m_clock;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<Reports> m_reports;
    int m_calls = 0;

    void spend(UnixMs at, CustomerId customer, const std::string &model, std::int64_t nano)
    {
        RequestRecord row = record("req_" + std::to_string(++m_calls), nano);
        row.startedAt = at;
        row.customer = customer;
        row.modelServed = model;
        m_storage->journal().writeRecord(row);
    }
    void write() { QVERIFY(m_storage->journal().flush(5000).ok()); }

private Q_SLOTS:
    void initTestCase()
    {
        auto storage = Storage::open({.dataDir = m_dir.path().toStdString()}, m_clock);
        QVERIFY(storage.ok());
        m_storage = *std::move(storage);
        spend(someDay - 2 * dayMs, 1, "a", 10);
        spend(someDay - 2 * dayMs, 1, "b", 5);
        spend(someDay - 2 * dayMs, 1, "a", 1);
        spend(someDay - 2 * dayMs, 9, "b", 7);
        spend(someDay - 40 * dayMs, 1, "c", 100);
        spend(someDay - 40 * dayMs, 1, "d", 100);
        spend(someDay, 1, "a", 1000);
        spend(someDay, 12, "a", 3);
        write();
        m_reports = *m_storage->newReports();
    }

    void sumsOfOneAndOfAllAgreeAndFollowToday()
    {
        SpendHistory history{BudgetCalendar()};
        QVERIFY(history.refreshToday(*m_reports, someDay).ok());
        QCOMPARE(history.sumsOfAll(30)[1].cost.nano(), 1000); // closed days are not known yet
        while (!*history.step(*m_reports, someDay)) {
        }
        QCOMPARE(history.closedDays(), 89);
        const auto agree = [&history] {
            for (const int days : {1, 3, 7, 30, 90}) {
                const auto all = history.sumsOfAll(days);
                for (std::size_t id = 0; id < all.size(); ++id) {
                    const auto one = history.sumsOf(static_cast<CustomerId>(id), days);
                    QCOMPARE(all[id].cost, one.cost);
                    QCOMPARE(all[id].requests, one.requests);
                }
            }
        };
        agree();
        QCOMPARE(history.sumsOf(1, 30).cost.nano(), 1016);
        QCOMPARE(history.sumsOf(1, 90).cost.nano(), 1216);
        QCOMPARE(history.sumsOf(9, 30).requests, 1);
        QCOMPARE(history.sumsOf(77, 30).requests, 0);

        spend(someDay, 1, "a", 500);
        spend(someDay, 40, "a", 2); // a customer beyond those known
        write();
        QVERIFY(history.refreshToday(*m_reports, someDay + 1'000).ok()); // too soon to look again
        QCOMPARE(history.sumsOf(1, 30).cost.nano(), 1016);
        QVERIFY(history.refreshToday(*m_reports, someDay + 4'000).ok());
        QCOMPARE(history.sumsOf(1, 30).cost.nano(), 1516);
        QCOMPARE(history.sumsOfAll(30)[40].cost.nano(), 2);
        agree();
    }

    void modelsAreThoseOfTheLastThirtyClosedDays()
    {
        SpendHistory history{BudgetCalendar()};
        QVERIFY(history.refreshToday(*m_reports, someDay).ok());
        while (!*history.step(*m_reports, someDay)) {
        }
        const auto models = history.modelsOf(1);
        QCOMPARE(models.size(), std::size_t(2));
        QCOMPARE(models[0].model, std::string("a"));
        QCOMPARE(models[0].cost.nano(), 11);
        QCOMPARE(models[1].model, std::string("b"));
        QVERIFY(history.modelsOf(77).empty());
        const auto days = history.costsOf(1, 3);
        QCOMPARE(days.size(), std::size_t(3));
        QCOMPARE(days[0].nano(), 16);
        QCOMPARE(days[1].nano(), 0);
    }
};

QTEST_GUILESS_MAIN(SpendHistoryTest)
#include "spendhistory_test.moc"
