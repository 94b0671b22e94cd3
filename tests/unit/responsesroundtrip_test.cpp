#include "dialects/answerassembler.h"
#include "dialects/responses/responses.h"
#include "framing/streamframer.h"
#include "support/randomchat.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

constexpr int rounds = 400;

std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

ChatWords words()
{
    ChatWords words;
    words.developer = true;
    words.audio = false;
    words.names = false;
    words.choices = false;
    words.penalties = false;
    words.seed = false;
    words.topK = false;
    words.stop = false;
    words.severalChoices = false;
    words.signedToolCalls = true;
    words.audioUsage = false;
    return words;
}

ParsedCall streamedCall()
{
    ParsedCall made;
    ChatRequest request;
    request.model = "some-model";
    request.streamed = true;
    made.content = request;
    return made;
}

/// As Responses tells it: its IDs have a prefix of their own, and it names no fingerprint.
ChatAnswer toldBy(std::uint64_t seed)
{
    ChatAnswer answer = RandomChat(seed, words()).answer();
    answer.id = "resp_" + answer.id;
    answer.fingerprint.clear();
    return answer;
}

/// What has no ID of its own gets one from its place; that is all that may differ.
ChatAnswer withoutIds(ChatAnswer answer)
{
    for (Choice &choice : answer.choices) {
        for (Part &part : choice.parts) {
            if (part.kind == Part::Kind::Thinking || part.kind == Part::Kind::RedactedThinking)
                part.id.clear();
        }
    }
    return answer;
}

} // namespace

/// What is written can be read again: requests, whole answers and streams.
class ResponsesRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreReadAsTheyWereMeant()
    {
        for (int seed = 0; seed < rounds; ++seed) {
            ChatRequest meant = RandomChat(std::uint64_t(seed), words()).request();
            RequestTerms terms;
            terms.model = meant.model;
            terms.streamed = meant.streamed;
            auto body = openAiResponsesFormat().body(meant, terms);
            QVERIFY2(body.ok(), body.ok() ? "" : body.error().message.c_str());
            std::string text = *body;
            const auto parsed = openAiResponsesDialect().parse(text, {}, oneTokenPerByte);
            QVERIFY2(parsed.ok(), text.c_str());
            QVERIFY2(*parsed->chat() == meant, text.c_str());
        }
    }

    void wholeAnswersAreReadAsTheyWereTold()
    {
        const ParsedCall call = streamedCall();
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = toldBy(std::uint64_t(seed));
            const std::string body = openAiResponsesDialect().answerWriter(call, {})->whole(told);
            const auto read = openAiResponsesFormat().answerReader()->whole(body);
            QVERIFY2(read.ok(), body.c_str());
            QVERIFY2(withoutIds(*read) == told, body.c_str());
        }
    }

    void streamsAreReadAsTheyWereTold()
    {
        const ParsedCall call = streamedCall();
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = toldBy(std::uint64_t(seed));
            const auto writer = openAiResponsesDialect().answerWriter(call, {});
            std::string stream;
            tellAsStream(told, std::size_t(1 + seed % 7),
                         [&](const AnswerEvent &event) { writer->event(event, stream); });
            const auto reader = openAiResponsesFormat().answerReader();
            AnswerAssembler assembler;
            std::vector<AnswerEvent> events;
            QVERIFY(newFramer(Framing::Sse)->feed(stream, [&](const StreamFrame &frame) {
                reader->frame(frame.name, frame.data, events);
            }));
            for (const AnswerEvent &event : events)
                assembler.add(event);
            QVERIFY2(assembler.complete(), stream.c_str());
            QVERIFY2(withoutIds(assembler.answer()) == told, stream.c_str());
        }
    }

    /// The last event holds what a whole answer would have said.
    void theLastEventIsTheWholeAnswer()
    {
        const ParsedCall call = streamedCall();
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = toldBy(std::uint64_t(seed));
            const auto writer = openAiResponsesDialect().answerWriter(call, {});
            nlohmann::json last;
            std::int64_t number = 0;
            std::string stream;
            tellAsStream(told, 5, [&](const AnswerEvent &event) { writer->event(event, stream); });
            QVERIFY(newFramer(Framing::Sse)->feed(stream, [&](const StreamFrame &frame) {
                last = nlohmann::json::parse(frame.data);
                QCOMPARE(last["sequence_number"].get<std::int64_t>(), number++);
                QCOMPARE(last["type"].get<std::string>(), std::string(frame.name));
            }));
            const auto whole =
                nlohmann::json::parse(openAiResponsesDialect().answerWriter(call, {})->whole(told));
            QVERIFY2(last["response"] == whole, stream.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(ResponsesRoundTripTest)
#include "responsesroundtrip_test.moc"
