#include "dialects/anthropic/anthropic.h"
#include "formatfixture.h"
#include "support/randomchat.h"

#include <QTest>

using namespace llm0;
using namespace llm0::formats;

namespace {

constexpr int rounds = 400;

ChatWords words()
{
    ChatWords words;
    words.systemAnywhere = words.names = words.audio = words.imageDetail = words.refusals = false;
    words.choices = words.logprobs = words.penalties = words.seed = words.verbosity = false;
    words.schemaName = words.jsonObject = words.severalChoices = words.details = words.audioUsage =
        words.citations = false;
    words.resultErrors = words.cacheMarks = true;
    return words;
}

/// What stays of a wish for an effort without a word on how: the model decides.
ChatRequest asAnthropicSaysIt(ChatRequest request)
{
    if (!request.thinking.effort.empty() && request.thinking.effort != "none")
        request.thinking.budgetTokens = -1;
    if (request.shape.kind == AnswerShape::Kind::JsonSchema)
        request.shape.strict = true;
    return request;
}

/// Anthropic always tells the usage, has one word for refusals and none for reasons it does not know.
ChatAnswer asAnthropicTellsIt(ChatAnswer answer)
{
    FinishReason &finish = answer.choices.front().finish;
    if (finish == FinishReason::ContentFilter)
        finish = FinishReason::Refusal;
    if (finish == FinishReason::Other)
        finish = FinishReason::Stop;
    if (!answer.usage)
        answer.usage = Usage{};
    return answer;
}

/// The arguments of a whole answer are JSON, not text.
ChatAnswer withParsedArguments(ChatAnswer answer)
{
    for (Part &part : answer.choices.front().parts) {
        if (part.kind == Part::Kind::ToolCall)
            part.arguments = Json::parse(part.arguments).dump();
    }
    return answer;
}

} // namespace

/// What is written can be read again: requests, whole answers and streams.
class AnthropicRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreReadAsTheyWereMeant()
    {
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatRequest meant = RandomChat(std::uint64_t(seed), words()).request();
            RequestTerms terms;
            terms.model = meant.model;
            terms.streamed = meant.streamed;
            terms.outputBound = 5000;
            const auto body = anthropicFormat().body(meant, terms);
            QVERIFY2(body.ok(), body.ok() ? "" : body.error().message.c_str());
            const ChatRequest read = chatRequest(anthropicDialect(), *body);
            const auto again = anthropicFormat().body(read, terms);
            QCOMPARE(*again, *body);
            ChatRequest expected = asAnthropicSaysIt(meant);
            expected.outputLimit = read.outputLimit;
            QVERIFY2(read.messages == expected.messages, body->c_str());
            QVERIFY2(read.tools == expected.tools, body->c_str());
        }
    }

    void wholeAnswersAreReadAsTheyWereTold()
    {
        const ParsedCall call;
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = RandomChat(std::uint64_t(seed), words()).answer();
            const std::string body = anthropicDialect().answerWriter(call, {})->whole(told);
            const auto read = anthropicFormat().answerReader()->whole(body);
            QVERIFY2(read.ok(), body.c_str());
            const ChatAnswer expected = withParsedArguments(asAnthropicTellsIt(told));
            QVERIFY2(withParsedArguments(*read) == expected, body.c_str());
        }
    }

    void streamsAreReadAsTheyWereTold()
    {
        const ParsedCall call;
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = RandomChat(std::uint64_t(seed), words()).answer();
            const auto events = asStream(told, std::size_t(1 + seed % 7));
            const std::string stream = written(*anthropicDialect().answerWriter(call, {}), events);
            const AnswerAssembler read = assembledFrom(eventsOf(anthropicFormat(), stream));
            QVERIFY2(read.complete() && read.answer() == asAnthropicTellsIt(told), stream.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(AnthropicRoundTripTest)
#include "anthropicroundtrip_test.moc"
