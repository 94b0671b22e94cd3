#include "budget/costestimator.h"
#include "pipeline/callbound.h"
#include "pipeline/settlement.h"

#include <QTest>

using namespace llm0;

namespace {

ModelPrice price(std::int64_t maxOutput)
{
    ModelPrice made;
    made.provider = "openai";
    made.model = "gpt-4o-mini";
    made.rates.input = 150'000;
    made.rates.output = 600'000;
    made.maxOutputTokens = maxOutput;
    return made;
}

ChatCall call(std::optional<std::int64_t> limit, std::int64_t choices = 1)
{
    ChatCall made;
    made.model = "gpt-4o-mini";
    made.outputLimit = limit;
    made.choices = choices;
    made.input.textTokens = 10;
    made.input.messages = 1;
    return made;
}

} // namespace

class SettlementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void somebodyAlwaysEnforcesTheOutputBound_data()
    {
        QTest::addColumn<int>("clientLimit");
        QTest::addColumn<int>("modelMaximum");
        QTest::addColumn<int>("bound");
        QTest::addColumn<bool>("sent");
        QTest::newRow("the client's own limit") << 100 << 16384 << 100 << false;
        QTest::newRow("the model's maximum") << 0 << 16384 << 16384 << false;
        QTest::newRow("a limit above the maximum is sent as the maximum") << 99999 << 16384 << 16384 << true;
        QTest::newRow("nobody's: ours is sent") << 0 << 0 << 8192 << true;
        QTest::newRow("the client's where the maximum is unknown") << 500'000 << 0 << 500'000 << false;
    }
    void somebodyAlwaysEnforcesTheOutputBound()
    {
        QFETCH(int, clientLimit);
        QFETCH(int, modelMaximum);
        QFETCH(int, bound);
        QFETCH(bool, sent);
        const auto limit = clientLimit > 0 ? std::optional<std::int64_t>(clientLimit) : std::nullopt;
        const auto result = boundOf(call(limit, 3), price(modelMaximum), 8192);
        QVERIFY(result.ok());
        QCOMPARE(result->outputPerChoice, bound);
        QCOMPARE(result->worst.outputTokens, 3 * bound);
        QCOMPARE(result->sendLimit, sent);
    }

    void whatIsPredictedMayBeBilledAsOutput()
    {
        ChatCall predicting = call(100);
        predicting.input.predictedTokens = 70;
        QCOMPARE(boundOf(predicting, price(16384), 1)->worst.outputTokens, 170);
    }

    void contentOfUnknownSizeIsBoundByTheContextOrRefused()
    {
        ChatCall unknown = call(10);
        unknown.input.unbounded = true;
        ModelPrice model = price(100);
        QVERIFY(!boundOf(unknown, model, 1).ok());
        model.contextTokens = 128'000;
        QCOMPARE(boundOf(unknown, model, 1)->worst.textInputTokens, 128'000);
    }

    void theFittedLimitIsTheLargestThatFits()
    {
        const ModelPrice model = price(16384);
        const ChatCall asked = call(std::nullopt, 2);
        const CallBound bound = *boundOf(asked, model, 1);
        for (const std::int64_t nano : {0, 1, 9'000, 12'345, 100'000, 5'000'000, 50'000'000}) {
            const Money granted = Money::fromNano(nano);
            const std::int64_t fits = fittedOutput(bound, asked, model, granted);
            if (fits > 0)
                QVERIFY(worstCostOf(model, withOutput(bound, asked, fits).worst) <= granted);
            if (fits < bound.outputPerChoice)
                QVERIFY(worstCostOf(model, withOutput(bound, asked, fits + 1).worst) > granted);
        }
    }

    void anAnswerWithoutUsageIsNeverFreeAndNeverAboveItsBound()
    {
        WorstCase bound;
        bound.textInputTokens = 40;
        bound.outputTokens = 1000;
        Usage nothing = estimatedUsage(bound, {});
        QCOMPARE(nothing.input, 40);
        QVERIFY(nothing.output > 0);
        const Usage some = estimatedUsage(bound, {200, 300});
        QVERIFY(some.output >= 200 + 600);
        QVERIFY(some.output < 1000);
        QCOMPARE(estimatedUsage(bound, {5000, 5000}).output, 1000);
    }
};

QTEST_APPLESS_MAIN(SettlementTest)
#include "settlement_test.moc"
