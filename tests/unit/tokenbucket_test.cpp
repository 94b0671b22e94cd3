#include "limits/ratelimiter.h"

#include <QTest>

#include <random>

using namespace llm0;

namespace {
constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;
} // namespace

class TokenBucketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBucketOfOneGivesOneAMinute()
    {
        TokenBucket bucket(1, 0);
        QVERIFY(bucket.take(0).allowed);
        QVERIFY(!bucket.take(minute - 1).allowed);
        QCOMPARE(bucket.take(minute - 1).retryAfterUs, 1);
        QVERIFY(bucket.take(minute).allowed);
        QVERIFY(!bucket.take(minute).allowed);
    }

    void aBucketOfNothingGivesNothing()
    {
        TokenBucket bucket(0, 0);
        QVERIFY(!bucket.take(0).allowed);
        QVERIFY(!bucket.take(10 * minute).allowed);
    }

    void refillsEvenlyNotSixtyTimesTooFast()
    {
        TokenBucket bucket(60, 0);
        for (int i = 0; i < 60; ++i)
            QVERIFY(bucket.take(0).allowed);
        QVERIFY(!bucket.take(second - 1).allowed);
        QVERIFY(bucket.take(second).allowed);
        QVERIFY(!bucket.take(second).allowed);
    }

    void neverHoldsMoreThanItsCapacity()
    {
        TokenBucket bucket(3, 0);
        int allowed = 0;
        for (int i = 0; i < 10; ++i)
            allowed += bucket.take(1000 * minute).allowed ? 1 : 0;
        QCOMPARE(allowed, 3);
    }

    void aClockThatStandsOrGoesBackHandsOutNothing()
    {
        TokenBucket bucket(1, minute);
        QVERIFY(bucket.take(minute).allowed);
        QVERIFY(!bucket.take(0).allowed);
        QVERIFY(!bucket.take(minute).allowed);
        QVERIFY(bucket.take(2 * minute).allowed);
    }

    void aRaisedLimitHandsOutNoFreshBucketful()
    {
        RateLimiter limiter;
        QVERIFY(limiter.take(7, 1, 0).allowed);
        QVERIFY(!limiter.take(7, 1000, 0).allowed);
        QVERIFY(limiter.take(7, 1000, minute / 1000).allowed);
        QVERIFY(limiter.take(8, 1, 0).allowed); // keys do not share
    }

    void neverAllowsMoreThanCapacityPlusRefillOverAnyRun()
    {
        std::mt19937_64 random(20261124);
        for (int round = 0; round < 300; ++round) {
            const std::int64_t capacity = 1 + std::int64_t(random() % 500);
            TokenBucket bucket(capacity, 0);
            std::int64_t now = 0;
            std::int64_t allowed = 0;
            for (int i = 0; i < 400; ++i) {
                now += std::int64_t(random() % (2 * minute / capacity));
                allowed += bucket.take(now).allowed ? 1 : 0;
                const std::int64_t possible =
                    capacity + now / minute * capacity + now % minute * capacity / minute;
                QVERIFY2(allowed <= possible, qPrintable(QString::number(allowed)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TokenBucketTest)
#include "tokenbucket_test.moc"
