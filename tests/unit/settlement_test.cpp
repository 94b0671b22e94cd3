#include "budget/costestimator.h"
#include "pipeline/callbound.h"
#include "pipeline/chatrelay.h"
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

    void readsUsageOfOpenAisShapeIntoDisjointBuckets()
    {
        OpenAiAnswerReader reader;
        const std::string body =
            R"({"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1000,
            "completion_tokens":500,"total_tokens":1500,"prompt_tokens_details":{"cached_tokens":600,"audio_tokens":50},
            "completion_tokens_details":{"reasoning_tokens":300,"audio_tokens":20}}})";
        const OpenAiAnswer answer = reader.read(body);
        QVERIFY(answer.valid && answer.finished && !answer.usageOnly);
        QCOMPARE(answer.usage->input, 350);
        QCOMPARE(answer.usage->cacheRead, 600);
        QCOMPARE(answer.usage->inputAudio, 50);
        QCOMPARE(answer.usage->output, 480);
        QCOMPARE(answer.usage->outputAudio, 20);
        QCOMPARE(answer.usage->reasoning, 300);
        QCOMPARE(answer.usage->promptTotal(), 1000);
    }

    void addsReasoningThatIsLeftOutOfCompletionTokens()
    {
        OpenAiAnswerReader reader;
        const std::string body = R"({"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":115,
            "completion_tokens_details":{"reasoning_tokens":100}}})";
        QCOMPARE(reader.read(body).usage->output, 105);
    }

    void lyingUsageNeverGoesBelowZero()
    {
        OpenAiAnswerReader reader;
        const std::string body =
            R"({"usage":{"prompt_tokens":10,"completion_tokens":-5,"prompt_tokens_details":{"cached_tokens":99}}})";
        const Usage usage = *reader.read(body).usage;
        QCOMPARE(usage.cacheRead, 10);
        QCOMPARE(usage.input, 0);
        QCOMPARE(usage.output, 0);
    }

    void hidesTheUsageFrameOnlyFromThoseWhoDidNotAsk()
    {
        const std::string chunk =
            "data: {\"choices\":[{\"delta\":{\"content\":\"hey\"}}],\"usage\":null}\n\n";
        const std::string frame =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n";
        const std::string done = "data: [DONE]\n\n";
        for (const bool hide : {true, false}) {
            OpenAiAnswerReader reader;
            ChatRelay relay(reader, textTokenBound, hide);
            std::string forwarded;
            const std::string all = chunk + frame + done;
            for (const char byte : all)
                QVERIFY(
                    relay.feed(std::string_view(&byte, 1), [&](std::string_view raw) { forwarded += raw; }));
            QCOMPARE(forwarded, hide ? chunk + done : all);
            QVERIFY(relay.complete());
            QCOMPARE(relay.usage()->output, 2);
            QVERIFY(relay.outputTokensSeen() > 0);
        }
    }

    void aStreamWithAnErrorInItIsNotComplete()
    {
        OpenAiAnswerReader reader;
        ChatRelay relay(reader, textTokenBound, true);
        const std::string stream = "data: {\"error\":{\"message\":\"overloaded\"}}\n\ndata: [DONE]\n\n";
        QVERIFY(relay.feed(stream, [](std::string_view) {}));
        QVERIFY(!relay.complete());
    }

    void aStreamWithoutItsEndIsNotComplete()
    {
        OpenAiAnswerReader reader;
        ChatRelay relay(reader, textTokenBound, true);
        QVERIFY(relay.feed(
            "data: {\"choices\":[{\"delta\":{\"content\":\"hey\"},\"finish_reason\":\"stop\"}]}\n\n",
            [](std::string_view) {}));
        QVERIFY(!relay.complete());
        QVERIFY(!relay.usage());
    }
};

QTEST_APPLESS_MAIN(SettlementTest)
#include "settlement_test.moc"
