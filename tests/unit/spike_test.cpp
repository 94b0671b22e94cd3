#include "usage/costspread.h"
#include "usage/spike.h"

#include <QTest>

#include <random>

using namespace llm0;

namespace {

Money usd(std::int64_t n)
{
    return Money::fromNano(n * 1000000000);
}

} // namespace

class SpikeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachCauseIsFoundAlone()
    {
        const SpendSums base{100, 0, 0, 100'000, usd(10)};
        SpendSums now{200, 0, 0, 200'000, usd(20)};
        QCOMPARE(explainSpike(base, now).volume, usd(10));
        now = {100, 0, 0, 300'000, usd(30)};
        QCOMPARE(explainSpike(base, now).tokens, usd(20));
        now = {100, 0, 0, 100'000, usd(25)};
        QCOMPARE(explainSpike(base, now).price, usd(15));
        now = {200, 100, 0, 200'000, usd(20)};
        QCOMPARE(explainSpike(base, now).retries, usd(10));
        const SpendSums cached{100, 0, 50, 50'000, usd(5)};
        now = {100, 0, 0, 100'000, usd(10)};
        QCOMPARE(explainSpike(cached, now).cacheMisses, usd(5));
        QCOMPARE(explainSpike(cached, now).volume, usd(0));
    }

    void theCausesSumToTheDifferenceExactly()
    {
        std::mt19937_64 random(3);
        for (int i = 0; i < 2'000; ++i) {
            const auto some = [&] {
                const auto requests = static_cast<std::int64_t>(random() % 5'000);
                return SpendSums{requests, requests ? static_cast<std::int64_t>(random() % requests) : 0,
                                 requests ? static_cast<std::int64_t>(random() % requests) : 0,
                                 static_cast<std::int64_t>(random() % 50'000'000),
                                 Money::fromNano(static_cast<std::int64_t>(random() % 9'000'000'000'000))};
            };
            const SpendSums base = some();
            const SpendSums now = some();
            QCOMPARE(explainSpike(base, now).total(), now.cost - base.cost);
        }
    }

    void withoutABaselineItIsVolume()
    {
        const SpikeCauses causes = explainSpike({}, {5, 0, 0, 100, usd(3)});
        QCOMPARE(causes.volume, usd(3));
        QCOMPARE(causes.total(), usd(3));
    }

    void moversComeInTheDirectionOfTheDifference()
    {
        const std::map<std::string, SpendSums> before = {{"a", {1, 0, 0, 1, usd(5)}},
                                                         {"b", {1, 0, 0, 1, usd(5)}}};
        const std::map<std::string, SpendSums> now = {
            {"a", {1, 0, 0, 1, usd(5)}}, {"b", {1, 0, 0, 1, usd(1)}}, {"c", {1, 0, 0, 1, usd(20)}}};
        const auto movers = moversOf(before, now, 8);
        QCOMPARE(movers.size(), std::size_t(2));
        QCOMPARE(movers[0].name, std::string("c"));
        QCOMPARE(movers[1].delta(), usd(-4));
    }

    void percentilesAreOfTheNearestRank()
    {
        std::vector<Money> costs;
        for (int i = 100; i >= 1; --i)
            costs.push_back(usd(i));
        const CostSpread spread = spreadOf(costs);
        QCOMPARE(spread.p50, usd(50));
        QCOMPARE(spread.p95, usd(95));
        QCOMPARE(spread.most, usd(100));
        QCOMPARE(spread.total, usd(5050));
        QCOMPARE(spreadOf({usd(7)}).p95, usd(7));
        QCOMPARE(spreadOf({}).count, std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(SpikeTest)
#include "spike_test.moc"
