#include "routing/providerhealth.h"

#include <QTest>

using namespace llm0;
using State = CircuitBreaker::State;

namespace {

const TryEnd outage{TryEnd::Kind::Refused, 503, {}};

CircuitBreaker openedAt(std::int64_t nowMs)
{
    CircuitBreaker breaker;
    for (int i = 0; i < 5; ++i)
        breaker.failed(outage, nowMs);
    return breaker;
}

ProviderAccount accountWithKeys(std::vector<int> weights)
{
    ProviderAccount account;
    account.description = std::make_shared<const ProviderDescription>(*describeProvider("openai"));
    for (std::size_t i = 0; i < weights.size(); ++i)
        account.keys.push_back({"k" + std::to_string(i), Secret("s"), {}, weights[i], "file"});
    return account;
}

} // namespace

class CircuitBreakerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAfterFiveFailuresInARow()
    {
        CircuitBreaker breaker;
        for (int i = 0; i < 4; ++i)
            breaker.failed(outage, 0);
        QVERIFY(breaker.tryPass(1));
        breaker.failed(outage, 1);
        QCOMPARE(breaker.state(2), State::Open);
        QVERIFY(!breaker.tryPass(2));
    }

    void aSuccessForgetsWhatWentBefore()
    {
        CircuitBreaker breaker;
        for (int i = 0; i < 4; ++i)
            breaker.failed(outage, 0);
        breaker.succeeded();
        breaker.failed(outage, 1);
        QCOMPARE(breaker.state(2), State::Closed);
    }

    void letsOneProbeThroughWhenItHasCooledDown()
    {
        CircuitBreaker breaker = openedAt(0);
        QVERIFY(!breaker.tryPass(9'999));
        QCOMPARE(breaker.state(10'000), State::HalfOpen);
        QVERIFY(breaker.tryPass(10'000));
        QVERIFY(!breaker.tryPass(10'001));
        breaker.succeeded();
        QVERIFY(breaker.tryPass(10'002));
    }

    void aProbeThatFailsDoublesTheCoolDown()
    {
        CircuitBreaker breaker = openedAt(0);
        QVERIFY(breaker.tryPass(10'000));
        breaker.failed(outage, 10'100);
        QVERIFY(!breaker.tryPass(10'100 + 19'999));
        QVERIFY(breaker.tryPass(10'100 + 20'000));
    }

    void aProbeThatWasNeverHeardOfDoesNotCloseThePlaceForGood()
    {
        CircuitBreaker breaker = openedAt(0);
        QVERIFY(breaker.tryPass(10'000));
        QVERIFY(!breaker.tryPass(69'999));
        QVERIFY(breaker.tryPass(70'001));
    }

    void restsAsLongAsALimitedProviderAsks()
    {
        CircuitBreaker breaker;
        breaker.failed({TryEnd::Kind::Refused, 429, 7'000}, 0);
        QVERIFY(!breaker.tryPass(6'999));
        QVERIFY(breaker.tryPass(7'000));
        CircuitBreaker unsaid;
        unsaid.failed({TryEnd::Kind::Refused, 429, {}}, 0);
        QVERIFY(unsaid.tryPass(1'000));
        CircuitBreaker greedy;
        greedy.failed({TryEnd::Kind::Refused, 429, 86'400'000}, 0);
        QVERIFY(greedy.tryPass(300'000));
    }

    void placesFailByThemselves()
    {
        ProviderHealth health;
        for (int i = 0; i < 5; ++i)
            health.failed({"openai", "gpt-4o"}, outage, "HTTP 503", 0);
        QVERIFY(!health.tryPass({"openai", "gpt-4o"}, 1));
        QVERIFY(health.tryPass({"openai", "gpt-4o-mini"}, 1));
        const auto all = health.all(1);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all.front().lastFailure, std::string("HTTP 503"));
        QCOMPARE(all.front().openForMs, 9'999);
    }

    void keysShareTheCallsByTheirWeights()
    {
        const ProviderAccount account = accountWithKeys({3, 1, 0});
        const ProviderHealth health;
        std::map<std::string, int> taken;
        for (std::uint32_t pick = 0; pick < 400; ++pick)
            ++taken[health.chooseKey(account, pick, 0)->id];
        QCOMPARE(taken["k0"], 300);
        QCOMPARE(taken["k1"], 100);
        QVERIFY(!taken.contains("k2"));
    }

    void aRefusedKeyRestsWhileAnotherIsThere()
    {
        const ProviderAccount account = accountWithKeys({1, 1});
        ProviderHealth health;
        health.keyFailed(account, account.keys[0], {TryEnd::Kind::Refused, 401, {}}, 0);
        for (std::uint32_t pick = 0; pick < 10; ++pick)
            QCOMPARE(health.chooseKey(account, pick, 1)->id, std::string("k1"));
        QCOMPARE(health.keyRestsForMs("openai", "k0", 1), 59'999);
        health.keyFailed(account, account.keys[1], {TryEnd::Kind::Refused, 429, 500}, 0);
        QVERIFY(health.chooseKey(account, 0, 1)); // better a resting key than none
        health.forgetKeys("openai");
        QCOMPARE(health.keyRestsForMs("openai", "k0", 1), 0);
    }

    void anAccountWithoutKeysHasNone() { QVERIFY(!ProviderHealth().chooseKey(accountWithKeys({}), 7, 0)); }
};

QTEST_APPLESS_MAIN(CircuitBreakerTest)
#include "circuitbreaker_test.moc"
