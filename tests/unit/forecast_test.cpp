#include "budget/forecast.h"

#include <QTest>

using namespace llm0;

namespace {

constexpr UnixMs hour = 3'600'000;

Money usd(std::string_view text)
{
    return Money::parse(text).value();
}

ForecastInput at(int hours, std::string_view spent, std::vector<Money> earlier = {})
{
    return {usd(spent), {0, 24 * hour}, hours * hour, std::move(earlier)};
}

} // namespace

class ForecastTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnAtTodaysPaceWithoutAPast()
    {
        const Forecast f = forecastOf(at(12, "6"));
        QCOMPARE(f.likely.nano(), usd("12").nano());
        QCOMPARE(f.low.nano(), usd("9").nano());
        QCOMPARE(f.high.nano(), usd("15").nano());
    }

    void aFirstCallIsNoTorrent()
    {
        ForecastInput input = at(0, "0.5");
        input.now = 1'000;
        QVERIFY(forecastOf(input).likely <= usd("12.5"));
    }

    void theMorningFollowsTheUsualDayAndTheEveningToday()
    {
        const std::vector<Money> usual(10, usd("24"));
        const Forecast dawn = forecastOf(at(1, "0", usual));
        QVERIFY(dawn.likely > usd("21") && dawn.likely < usd("24"));
        const Forecast evening = forecastOf(at(23, "46", usual));
        QVERIFY(evening.likely > usd("47.8") && evening.likely <= usd("48"));
    }

    void theBandHoldsTheLikelyEndAndNeverFallsBelowWhatIsSpent()
    {
        for (int h = 0; h <= 24; ++h) {
            for (const char *spent : {"0", "0.000000001", "3", "900"}) {
                const Forecast f = forecastOf(at(h, spent, {usd("1"), usd("2"), usd("50"), usd("0")}));
                QVERIFY(usd(spent) <= f.low && f.low <= f.likely && f.likely <= f.high);
            }
        }
    }

    void atTheEndNothingIsLeftToCome()
    {
        QCOMPARE(forecastOf(at(24, "7", {usd("9")})), (Forecast{usd("7"), usd("7"), usd("7")}));
    }

    void aCapIsMetWhereTheLineCrossesIt()
    {
        const ForecastInput input = at(12, "6");
        const auto blocks = blockTimeOf(input, forecastOf(input), usd("9"));
        QVERIFY(blocks);
        QCOMPARE(blocks->likely, 18 * hour);
        QCOMPARE(blocks->earliest, 16 * hour);
        QCOMPARE(blocks->latest.value_or(0), 24 * hour);
        QVERIFY(!blockTimeOf(input, forecastOf(input), usd("12.01")));
        QCOMPARE(blockTimeOf(input, forecastOf(input), usd("6"))->likely, 12 * hour);
    }

    void aMonthAddsTheDaysThatAreLeft()
    {
        const Forecast today{usd("2"), usd("3"), usd("4")};
        const Forecast month = monthForecastOf(usd("21"), usd("1"), today, 5,
                                               {usd("1"), usd("2"), usd("3"), usd("2"), usd("2")});
        QCOMPARE(month.likely.nano(), usd("33").nano());
        QCOMPARE(month.low.nano(), usd("32").nano());
        QCOMPARE(month.high.nano(), usd("34").nano());
    }

    void hugeAmountsSaturate()
    {
        ForecastInput input = at(1, "0");
        input.spent = Money::max();
        QCOMPARE(forecastOf(input).high, Money::max());
    }
};

QTEST_GUILESS_MAIN(ForecastTest)
#include "forecast_test.moc"
