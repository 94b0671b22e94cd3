#include "dialects/ollama/ollama.h"
#include "formatfixture.h"
#include "support/randomchat.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

constexpr std::uint64_t rounds = 400;

ChatWords words()
{
    ChatWords words;
    words.names = words.audio = words.imageDetail = words.imageUrls = words.refusals = words.choices = false;
    words.schemaName = words.strict = words.parallel = words.verbosity = words.redactedThinking = false;
    words.severalChoices = words.citations = words.audioUsage = words.cacheWrites = false;
    words.resultNames = true;
    return words;
}

/// One text for each message, pictures behind it, calls last.
std::vector<Part> asOneMessage(const std::vector<Part> &parts)
{
    std::vector<Part> said, rest;
    for (const Part &part : parts) {
        if (part.kind != Part::Kind::Text) {
            rest.push_back(part);
            if (part.kind == Part::Kind::Image)
                rest.back().mediaType = "image/png"; // as its bytes say
        } else if (said.empty()) {
            said.push_back(part);
        } else {
            said.front().text += "\n" + part.text;
        }
    }
    said.insert(said.end(), rest.begin(), rest.end());
    return said;
}

ChatRequest asOllamaSaysIt(ChatRequest request)
{
    for (Message &message : request.messages) {
        message.parts = asOneMessage(message.parts);
        for (Part &part : message.parts)
            part.content = asOneMessage(part.content);
    }
    if (!request.thinking.effort.empty())
        request.thinking.shown = true;
    return request;
}

ChatAnswer asOllamaTellsIt(ChatAnswer answer)
{
    answer.id.clear();
    answer.serviceTier.clear();
    answer.fingerprint.clear();
    for (Part &part : answer.choices.front().parts)
        part.signature.reset();
    if (answer.usage)
        answer.usage = Usage{.input = answer.usage->promptTotal(), .output = answer.usage->completionTotal()};
    return answer;
}

} // namespace

/// What is written can be read again: requests, whole answers and streams.
class OllamaRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreReadAsTheyWereMeant()
    {
        for (std::uint64_t seed = 0; seed < rounds; ++seed) {
            ChatRequest meant = RandomChat(seed, words()).request();
            meant.toolChoice.reset();
            RequestTerms terms;
            terms.model = meant.model;
            terms.streamed = meant.streamed;
            const auto body = ollamaChatFormat().body(meant, terms);
            QVERIFY2(body.ok(), body.ok() ? "" : body.error().message.c_str());
            QVERIFY2(chatRequest(ollamaChatDialect(), *body) == asOllamaSaysIt(meant), body->c_str());
        }
    }

    void wholeAnswersAreReadAsTheyWereTold()
    {
        const ParsedCall call;
        for (std::uint64_t seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = RandomChat(seed, words()).answer();
            const std::string body = ollamaChatDialect().answerWriter(call, {})->whole(told);
            const auto read = ollamaChatFormat().answerReader()->whole(body);
            QVERIFY2(read.ok() && *read == asOllamaTellsIt(told), body.c_str());
        }
    }

    void streamsAreReadAsTheyWereTold()
    {
        const ParsedCall call;
        for (std::uint64_t seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = RandomChat(seed, words()).answer();
            const std::string stream =
                written(*ollamaChatDialect().answerWriter(call, {}), asStream(told, 1 + seed % 7));
            const AnswerAssembler read = assembledFrom(eventsOf(ollamaChatFormat(), stream));
            QVERIFY2(read.complete() && read.answer() == asOllamaTellsIt(told), stream.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(OllamaRoundTripTest)
#include "ollamaroundtrip_test.moc"
