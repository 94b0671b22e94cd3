#include "pipeline/answerrelay.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

std::int64_t tokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

const std::string chunk =
    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hey\"}}],\"usage\":null}\n\n";
const std::string bareChunk = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hey\"}}]}\n\n";
const std::string usageFrame =
    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n";
const std::string done = "data: [DONE]\n\n";

/// A relay from OpenAI's chat format to itself.
struct Relay {
    explicit Relay(bool hideUsage)
        : writer(clientDialect(Format::OpenAiChat)->answerWriter(parsed, target))
        , relay(terms(hideUsage))
    {}

    AnswerRelay::Terms terms(bool hideUsage)
    {
        AnswerRelay::Terms made{providerFormat(Format::OpenAiChat), *writer, tokenPerByte};
        made.same = made.streamed = true;
        made.hideUsage = hideUsage;
        made.keep = &kept;
        return made;
    }

    /// Byte by byte, as the worst network would.
    bool feed(const std::string &bytes)
    {
        bool ok = true;
        for (const char byte : bytes)
            ok = ok && relay.feed(std::string_view(&byte, 1), out);
        return ok;
    }

    ParsedCall parsed;
    CallTarget target;
    std::unique_ptr<AnswerWriter> writer;
    AnswerAssembler kept;
    AnswerRelay relay;
    std::string out;
};

} // namespace

class AnswerRelayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesTheUsageFrameOnlyFromThoseWhoDidNotAsk()
    {
        for (const bool hide : {true, false}) {
            Relay relay(hide);
            QVERIFY(relay.feed(chunk + usageFrame + done));
            relay.relay.end(relay.out);
            QCOMPARE(relay.out, hide ? bareChunk + done : chunk + usageFrame + done);
            QVERIFY(relay.relay.complete());
            QCOMPARE(relay.relay.usage()->output, 2);
            QCOMPARE(relay.relay.outputTokensSeen(), 3);
        }
    }

    void tellsABeginningThatTheProviderLeftOut()
    {
        const std::string stream = "data: "
                                   "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{"
                                   "\"type\":\"text\",\"text\":\"\"}}"
                                   "\n\ndata: "
                                   "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_"
                                   "delta\",\"text\":\"hey\"}}"
                                   "\n\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\ndata: "
                                   "{\"type\":\"message_stop\"}\n\n";
        for (const Format client : {Format::OpenAiChat, Format::OpenAiCompletions, Format::OpenAiResponses}) {
            const ParsedCall call;
            const CallTarget target;
            const auto writer = clientDialect(client)->answerWriter(call, target);
            AnswerRelay::Terms terms{providerFormat(Format::AnthropicMessages), *writer, tokenPerByte};
            terms.streamed = true;
            terms.answerId = "made";
            AnswerRelay relay(terms);
            std::string out;
            QVERIFY(relay.feed(stream, out));
            relay.end(out);
            QVERIFY2(out.find("made") != std::string::npos, out.c_str());
            newFramer(Framing::Sse)->feed(out, [](const StreamFrame &frame) {
                if (frame.data != "[DONE]")
                    QVERIFY2(nlohmann::json::accept(frame.data), std::string(frame.data).c_str());
            });
        }
    }

    void givesOpenAisEmbeddingsAnId_data()
    {
        QTest::addColumn<std::string>("given");
        QTest::addColumn<std::string>("told");
        const std::string rest = R"("object":"list","data":[],"model":"m","usage":{"prompt_tokens":1}})";
        QTest::newRow("none") << "{" + rest << R"({"id":"embd",)" + rest;
        QTest::newRow("one") << R"({"id":"e1",)" + rest << R"({"id":"e1",)" + rest;
    }
    void givesOpenAisEmbeddingsAnId()
    {
        QFETCH(std::string, given);
        QFETCH(std::string, told);
        Relay unused(false);
        AnswerRelay::Terms terms{providerFormat(Format::OpenAiEmbeddings), *unused.writer, tokenPerByte};
        terms.same = terms.embeds = true;
        AnswerRelay relay(terms);
        const auto answer = relay.whole(given);
        QVERIFY(answer);
        QCOMPARE(*answer, told);
    }

    void namesAndDatesAnswersThatHaveNeither()
    {
        const CallTarget target;
        const ParsedCall parsed;
        const auto writer = clientDialect(Format::OpenAiChat)->answerWriter(parsed, target);
        AnswerRelay::Terms terms{providerFormat(Format::BedrockConverse), *writer, tokenPerByte};
        terms.answerId = "req_1";
        terms.nowSeconds = 77;
        AnswerRelay relay(terms);
        const auto answer =
            relay.whole(R"({"output":{"message":{"role":"assistant","content":[{"text":"x"}]}},)"
                        R"("stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1}})");
        QVERIFY(answer);
        QVERIFY(answer->find(R"("id":"req_1")") != std::string::npos);
        QVERIFY(answer->find(R"("created":77)") != std::string::npos);
    }

    void keepsTheAnswerForTheCache()
    {
        Relay relay(true);
        QVERIFY(relay.feed(chunk + chunk + usageFrame + done));
        QVERIFY(relay.kept.complete());
        QCOMPARE(relay.kept.answer().choices.at(0).parts.at(0).text, std::string("heyhey"));
        QCOMPARE(relay.kept.answer().usage->input, 3);
    }

    void aStreamWithAnErrorInItIsNotComplete()
    {
        Relay relay(true);
        QVERIFY(relay.feed("data: {\"error\":{\"message\":\"overloaded\"}}\n\n" + done));
        QVERIFY(!relay.relay.complete());
        QVERIFY(relay.relay.failure().find("overloaded") != std::string::npos);
    }

    void aStreamWithoutItsEndIsNotComplete()
    {
        Relay relay(true);
        QVERIFY(relay.feed(chunk));
        relay.relay.end(relay.out);
        QVERIFY(!relay.relay.complete());
        QVERIFY(!relay.relay.usage());
        QVERIFY(!relay.kept.complete());
    }

    void aUsageThatCannotBeIsNotBelieved()
    {
        Relay relay(true);
        QVERIFY(relay.feed(
            chunk + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":0}}\n\n"
            + done));
        QVERIFY(!relay.relay.usage());
    }
};

QTEST_APPLESS_MAIN(AnswerRelayTest)
#include "answerrelay_test.moc"
