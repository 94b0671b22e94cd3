#include "routing/retrypolicy.h"

#include <QTest>

using namespace llm0;
using Kind = NextTry::Kind;

namespace {

TryEnd refused(int status, std::optional<std::int64_t> retryAfterMs = {})
{
    return {TryEnd::Kind::Refused, status, retryAfterMs};
}

RetryState state(int retriesLeft, bool moreSteps)
{
    RetryState made;
    made.retriesLeft = retriesLeft;
    made.moreSteps = moreSteps;
    return made;
}

} // namespace

class RetryPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTheProvidersFaultGoesElsewhere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("elsewhere");
        for (const int status : {401, 402, 403, 404, 408, 409, 429, 500, 502, 503, 504, 529})
            QTest::addRow("%d", status) << status << true;
        for (const int status : {302, 400, 405, 413, 415, 422, 431})
            QTest::addRow("%d", status) << status << false;
    }
    void whatIsTheProvidersFaultGoesElsewhere()
    {
        QFETCH(int, status);
        QFETCH(bool, elsewhere);
        QCOMPARE(nextTry(refused(status), state(1, true)).kind, elsewhere ? Kind::NextStep : Kind::GiveUp);
    }

    void theSamePlaceIsTriedAgainOnlyWhereNoOtherIsLeft()
    {
        QCOMPARE(nextTry(refused(503), state(1, true)).kind, Kind::NextStep);
        QCOMPARE(nextTry(refused(503), state(1, false)).kind, Kind::SameStep);
        QCOMPARE(nextTry(refused(503), state(0, false)).kind, Kind::GiveUp);
        QCOMPARE(nextTry({TryEnd::Kind::NotSent, 0, {}}, state(1, false)).kind, Kind::SameStep);
    }

    void aRefusedKeyOrModelIsNotAskedAgain()
    {
        for (const int status : {401, 402, 403, 404})
            QCOMPARE(nextTry(refused(status), state(1, false)).kind, Kind::GiveUp);
    }

    void whatMayHaveBeenBilledIsNotSentTwiceUnlessAllowed()
    {
        const TryEnd uncertain{TryEnd::Kind::Uncertain, 0, {}};
        QCOMPARE(nextTry(uncertain, state(1, true)).kind, Kind::GiveUp);
        RetryState allowed = state(1, true);
        allowed.replayUncertain = true;
        QCOMPARE(nextTry(uncertain, allowed).kind, Kind::NextStep);
        allowed.moreSteps = false;
        QCOMPARE(nextTry(uncertain, allowed).kind, Kind::SameStep);
    }

    void waitsLongerEachTimeAndNeverExactlyAlike()
    {
        RetryState first = state(3, false);
        QCOMPARE(nextTry(refused(503), first).waitMs, 250);
        first.jitterPermille = 999;
        const auto late = nextTry(refused(503), first).waitMs;
        QVERIFY(late > 350 && late < 375);
        RetryState third = state(1, false);
        third.retriesDone = 2;
        QCOMPARE(nextTry(refused(503), third).waitMs, 1000);
    }

    void waitsAsLongAsTheProviderAsksOrNotAtAll()
    {
        QCOMPARE(nextTry(refused(429, 2'000), state(1, false)).waitMs, 2'000);
        QCOMPARE(nextTry(refused(429, 10), state(1, false)).waitMs, 250);
        QCOMPARE(nextTry(refused(429, 3'600'000), state(1, false)).kind, Kind::GiveUp);
    }
};

QTEST_APPLESS_MAIN(RetryPolicyTest)
#include "retrypolicy_test.moc"
