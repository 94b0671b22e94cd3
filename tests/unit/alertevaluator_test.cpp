#include "usage/alertevaluator.h"
#include "usage/alertreplay.h"
#include "usage/touchedcustomers.h"

#include <QTest>

using namespace llm0;

namespace {

constexpr UnixMs hour = 3'600'000;
constexpr UnixMs day = 24 * hour;
constexpr UnixMs midnight = 20'000 * day;

Money usd(const char *text)
{
    return *Money::parse(text);
}

AlertTime at(UnixMs now)
{
    const BudgetCalendar calendar;
    return {now, calendar.dayOf(now), calendar.monthOf(now)};
}

AlertRule percentRule(AlertScope scope, std::int64_t percent)
{
    AlertRule rule;
    rule.id = 1;
    rule.scope = scope;
    rule.percent = percent;
    return rule;
}

ScopeSpend acme(const char *spent, const char *cap)
{
    ScopeSpend spend{AlertScope::Customer, 7, "acme", usd(spent), usd(spent), {}, {}};
    if (cap)
        spend.dayCap = usd(cap);
    return spend;
}

} // namespace

class AlertEvaluatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesAtTheThresholdAndNotBelow();
    void firesOncePerScopeWindowAndThreshold();
    void aShareOfNoCapNeverFires();
    void nothingSpentIsNoNews();
    void rulesHoldForWhomTheyName();
    void forecastsFollowThePaceButNotTheFirstMinutes();
    void hugeAmountsSaturate();
    void aReplayFiresOnceADay();
    void aForecastFiresBeforeTheMoneyIsSpent();
    void touchesAreTakenOnceAndBounded();
};

void AlertEvaluatorTest::firesAtTheThresholdAndNotBelow()
{
    const auto rules = std::vector{percentRule(AlertScope::Customer, 80)};
    QVERIFY(firedBy(rules, acme("3.999999999", "5"), at(midnight + hour), {}).empty());
    const auto alerts = firedBy(rules, acme("4", "5"), at(midnight + hour), {});
    QCOMPARE(alerts.size(), std::size_t(1));
    QCOMPARE(alerts[0].threshold, usd("4"));
    QCOMPARE(alerts[0].window.start, midnight);
    QCOMPARE(*alerts[0].cap, usd("5"));
}

void AlertEvaluatorTest::firesOncePerScopeWindowAndThreshold()
{
    const auto rules = std::vector{percentRule(AlertScope::Customer, 80)};
    const auto first = firedBy(rules, acme("4", "5"), at(midnight + hour), {});
    const std::set<FiredKey> fired{firedKeyOf(first.at(0))};
    QVERIFY(firedBy(rules, acme("4.9", "5"), at(midnight + 2 * hour), fired).empty());
    ScopeSpend other = acme("4", "5");
    other.customer = "globex";
    QCOMPARE(firedBy(rules, other, at(midnight + hour), fired).size(), std::size_t(1));
    QCOMPARE(firedBy(rules, acme("4", "5"), at(midnight + day), fired).size(), std::size_t(1));
    QVERIFY2(firedBy(rules, acme("4.9", "6"), at(midnight + hour), fired).size() == 1,
             "a raised cap is a new threshold");
}

void AlertEvaluatorTest::aShareOfNoCapNeverFires()
{
    QVERIFY(firedBy({percentRule(AlertScope::Customer, 1)}, acme("100", nullptr), at(midnight), {}).empty());
}

void AlertEvaluatorTest::nothingSpentIsNoNews()
{
    QVERIFY(firedBy({percentRule(AlertScope::Customer, 80)}, acme("0", "0"), at(midnight), {}).empty());
}

void AlertEvaluatorTest::rulesHoldForWhomTheyName()
{
    AlertRule rule = percentRule(AlertScope::Customer, 80);
    QVERIFY(coversScope(rule, acme("1", "1")));
    rule.customer = "globex";
    QVERIFY(!coversScope(rule, acme("1", "1")));
    rule.customer = "acme";
    rule.project = 8;
    QVERIFY(!coversScope(rule, acme("1", "1")));
    rule.project = 7;
    QVERIFY(coversScope(rule, acme("1", "1")));
    QVERIFY(!coversScope(percentRule(AlertScope::Project, 80), acme("1", "1")));
    rule.enabled = false;
    QVERIFY(firedBy({rule}, acme("9", "1"), at(midnight), {}).empty());
}

void AlertEvaluatorTest::forecastsFollowThePaceButNotTheFirstMinutes()
{
    const BudgetWindow window{midnight, midnight + day};
    QCOMPARE(forecastByPace(usd("3"), window, midnight + 12 * hour), usd("6"));
    QCOMPARE(forecastByPace(usd("3"), window, midnight + day), usd("3"));
    QVERIFY(forecastByPace(usd("0.01"), window, midnight + 1000) <= usd("0.25"));
}

void AlertEvaluatorTest::hugeAmountsSaturate()
{
    const BudgetWindow window{midnight, midnight + day};
    QCOMPARE(forecastByPace(Money::max(), window, midnight + hour), Money::max());
    QCOMPARE(*thresholdOf(percentRule(AlertScope::Account, 1000), Money::max()), Money::max());
}

void AlertEvaluatorTest::aReplayFiresOnceADay()
{
    AlertRule rule = percentRule(AlertScope::Account, 80);
    std::vector<SpendStep> steps;
    for (int i = 0; i < 72; ++i) { // a dollar an hour on the first and third day
        if (i / 24 != 1)
            steps.push_back({midnight + i * hour, midnight + (i + 1) * hour, usd("1")});
    }
    const auto alerts = replayRule(rule, usd("20"), steps, BudgetCalendar());
    QCOMPARE(alerts.size(), std::size_t(2));
    QCOMPARE(alerts[0].at, midnight + 20 * hour);
    QCOMPARE(alerts[1].window.start, midnight + 2 * day);
    QVERIFY(replayRule(rule, usd("25"), steps, BudgetCalendar()).empty());
}

void AlertEvaluatorTest::aForecastFiresBeforeTheMoneyIsSpent()
{
    AlertRule rule = percentRule(AlertScope::Account, 80);
    rule.basis = AlertBasis::Forecast;
    std::vector<SpendStep> steps;
    for (int i = 0; i < 24; ++i)
        steps.push_back({midnight + i * hour, midnight + (i + 1) * hour, usd("1")});
    const auto alerts = replayRule(rule, usd("20"), steps, BudgetCalendar());
    QCOMPARE(alerts.size(), std::size_t(1));
    QVERIFY(alerts[0].at < midnight + 12 * hour);
}

void AlertEvaluatorTest::touchesAreTakenOnceAndBounded()
{
    TouchedCustomers touched;
    touched.touch(1, "acme");
    touched.touch(1, "acme");
    QCOMPARE(touched.take().customers.size(), std::size_t(1));
    QVERIFY(touched.take().customers.empty());
    for (int i = 0; i < 20'000; ++i)
        touched.touch(1, std::to_string(i));
    const auto many = touched.take();
    QVERIFY(many.more && many.customers.size() <= 10'000);
}

QTEST_GUILESS_MAIN(AlertEvaluatorTest)
#include "alertevaluator_test.moc"
