#include "dialects/answerassembler.h"
#include "dialects/openai/openai.h"
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
    words.signedToolCalls = true;
    return words;
}

ParsedCall streamedCall()
{
    ParsedCall made;
    made.call.model = "some-model";
    made.call.streamed = made.call.wantsStreamUsage = true;
    return made;
}

/// Equal or what is different, in words.
void compare(const ChatAnswer &read, const ChatAnswer &told, const std::string &wire)
{
    if (read == told)
        return;
    QFAIL(("not what was told: " + wire).c_str());
}

} // namespace

/// What is written can be read again: requests, whole answers and streams.
class OpenAiChatRoundTripTest : public QObject
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
            terms.outputLimitField = seed % 2 ? "max_tokens" : "max_completion_tokens";
            auto body = openAiChatFormat().body(meant, terms);
            QVERIFY2(body.ok(), body.ok() ? "" : body.error().message.c_str());
            std::string text = *body;
            const auto parsed = openAiChatDialect().parse(text, {}, oneTokenPerByte);
            QVERIFY2(parsed.ok(), text.c_str());
            QVERIFY2(*parsed->chat() == meant, text.c_str());
        }
    }

    void wholeAnswersAreReadAsTheyWereTold()
    {
        const ParsedCall call = streamedCall();
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = RandomChat(std::uint64_t(seed), words()).answer();
            const std::string body = openAiChatDialect().answerWriter(call, {})->whole(told);
            const auto read = openAiChatFormat().answerReader()->whole(body);
            QVERIFY2(read.ok(), body.c_str());
            compare(*read, told, body);
        }
    }

    void streamsAreReadAsTheyWereTold()
    {
        const ParsedCall call = streamedCall();
        for (int seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = RandomChat(std::uint64_t(seed), words()).answer();
            const auto writer = openAiChatDialect().answerWriter(call, {});
            std::string stream;
            tellAsStream(told, std::size_t(1 + seed % 7),
                         [&](const AnswerEvent &event) { writer->event(event, stream); });
            const auto reader = openAiChatFormat().answerReader();
            const auto framer = newFramer(Framing::Sse);
            AnswerAssembler assembler;
            std::vector<AnswerEvent> events;
            QVERIFY(framer->feed(
                stream, [&](const StreamFrame &frame) { reader->frame(frame.name, frame.data, events); }));
            for (const AnswerEvent &event : events)
                assembler.add(event);
            QVERIFY2(assembler.complete(), stream.c_str());
            compare(assembler.answer(), told, stream);
        }
    }
};

QTEST_APPLESS_MAIN(OpenAiChatRoundTripTest)
#include "openaichatroundtrip_test.moc"
