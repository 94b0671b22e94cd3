#include "budget/capreplay.h"

#include "budget/ledger.h"

#include <QTest>

#include <random>

using namespace llm0;

namespace {

constexpr UnixMs day = 86'400'000;
constexpr UnixMs start = 1'759'276'800'000; // 2025-10-01

Money cents(std::int64_t n)
{
    return Money::fromNano(n * 10'000'000);
}

Caps dayCap(Money cap)
{
    Caps caps;
    caps.perDay = cap;
    return caps;
}

} // namespace

class CapReplayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopsWhatDoesNotFitItsWorstCase()
    {
        const std::vector<RecordedCall> calls = {{start, cents(50), cents(40)},
                                                 {start + 1, cents(50), cents(40)}, // 40 + 50 ≤ 100
                                                 {start + 2, cents(50), cents(1)},  // 80 + 50 > 100
                                                 {start + 3, cents(20), cents(20)}, // 80 + 20 = 100
                                                 {start + day, cents(50), cents(40)}};
        const ReplayResult result = replayCaps(calls, dayCap(cents(100)), BudgetCalendar());
        QCOMPARE(result.requests, 5);
        QCOMPARE(result.stopped, 1);
        QCOMPARE(result.stoppedCost, cents(1));
        QCOMPARE(result.daysStopped(), 1);
        QCOMPARE(result.days.size(), std::size_t(2));
        QCOMPARE(result.days.front().spent, cents(101));
    }

    void whatIsFreeIsNeverStopped()
    {
        const std::vector<RecordedCall> calls = {{start, {}, {}}, {start + 1, cents(1), cents(1)}};
        const ReplayResult result = replayCaps(calls, dayCap({}), BudgetCalendar());
        QCOMPARE(result.stopped, 1);
    }

    void noCapStopsNothing()
    {
        const std::vector<RecordedCall> calls = {{start, cents(1000), cents(1000)}};
        QCOMPARE(replayCaps(calls, {}, BudgetCalendar()).stopped, 0);
    }

    void decidesAsTheLedgerDoes()
    {
        std::mt19937 random(7);
        std::vector<RecordedCall> calls;
        UnixMs at = start;
        for (int i = 0; i < 3'000; ++i) {
            at += random() % 3'000'000;
            const Money worst = cents(random() % 300);
            calls.push_back({at, worst, Money::fromNano(worst.nano() / (1 + random() % 5))});
        }
        Caps caps = dayCap(cents(2'000));
        caps.perMonth = cents(30'000);
        Ledger ledger{BudgetCalendar()};
        std::int64_t stopped = 0;
        Money stoppedCost;
        for (const RecordedCall &call : calls) {
            auto outcome = ledger.reserve(
                {call.startedAt, {{ScopeKind::Customer, 1, caps}}, call.estimate, call.estimate});
            if (auto *held = std::get_if<Reservation>(&outcome)) {
                held->settle(call.actual);
                continue;
            }
            ++stopped;
            stoppedCost += call.actual;
        }
        const ReplayResult result = replayCaps(calls, caps, BudgetCalendar());
        QVERIFY(stopped > 100);
        QCOMPARE(result.stopped, stopped);
        QCOMPARE(result.stoppedCost, stoppedCost);
    }

    void resultsOfSeveralCustomersAddUpByDay()
    {
        const std::vector<RecordedCall> one = {{start, cents(5), cents(5)},
                                               {start + 2 * day, cents(5), cents(5)}};
        const std::vector<RecordedCall> two = {{start + day, cents(5), cents(5)},
                                               {start, cents(9), cents(9)}};
        ReplayResult sum = replayCaps(one, dayCap(cents(4)), BudgetCalendar());
        sum += replayCaps(std::vector<RecordedCall>{two[1], two[0]}, dayCap(cents(4)), BudgetCalendar());
        QCOMPARE(sum.stopped, 4);
        QCOMPARE(sum.days.size(), std::size_t(3));
        QCOMPARE(sum.days.front().stoppedCost, cents(14));
        QVERIFY(sum.days[0].day.start < sum.days[1].day.start
                && sum.days[1].day.start < sum.days[2].day.start);
    }
};

QTEST_GUILESS_MAIN(CapReplayTest)
#include "capreplay_test.moc"
