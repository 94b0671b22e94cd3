#include "dialects/gemini/gemini.h"
#include "formatfixture.h"
#include "support/randomchat.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

constexpr std::uint64_t rounds = 400;

ChatWords words()
{
    ChatWords words;
    words.systemAnywhere = words.names = words.imageDetail = words.refusals = words.strict = false;
    words.schemaName = words.parallel = words.verbosity = words.logprobs = words.details = false;
    words.cacheWrites = false;
    words.resultNames = words.resultErrors = words.budget = words.signedToolCalls = true;
    words.signer = Format::GeminiContent;
    return words;
}

/// Results that follow each other are one message; web pictures get the type that their name tells.
ChatRequest asGeminiSaysIt(const ChatRequest &request)
{
    ChatRequest said = request;
    said.messages.clear();
    for (Message message : request.messages) {
        for (Part &part : message.parts) {
            if (!part.url.empty())
                part.mediaType = "image/png";
            if (part.kind == Part::Kind::ToolResult && part.content.size() > 1) {
                part.content[0].text += part.content[1].text;
                part.content.pop_back();
            }
        }
        const bool goesOn = message.role == Role::Tool && said.messages.back().role == Role::Tool;
        if (goesOn)
            said.messages.back().parts.push_back(message.parts.front());
        else
            said.messages.push_back(message);
    }
    return said;
}

} // namespace

/// What is written can be read again: requests, whole answers and streams.
class GeminiRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreReadAsTheyWereMeant()
    {
        for (std::uint64_t seed = 0; seed < rounds; ++seed) {
            ChatRequest meant = RandomChat(seed, words()).request();
            meant.topLogprobs.reset();
            RequestTerms terms;
            terms.model = "gemini-2.5-pro"; // later ones get placeholders for signatures
            if (!meant.thinking.effort.empty())
                terms.model = "gemini-3-pro";
            for (Message &message : meant.messages) {
                if (message.role == Role::Assistant && !message.parts.empty())
                    message.parts.back().signature = Signature{Format::GeminiContent, "c2ln"};
            }
            const auto body = geminiContentFormat().body(meant, terms);
            QVERIFY2(body.ok(), body.ok() ? "" : body.error().message.c_str());
            const CallTarget target{meant.model, meant.streamed, true, false, false};
            ChatRequest read = chatRequest(geminiContentDialect(), *body, target);
            for (Message &message : read.messages) { // the placeholder
                for (Part &part : message.parts) {
                    if (part.signature && part.signature->value.starts_with("skip_"))
                        part.signature.reset();
                }
            }
            QVERIFY2(read == asGeminiSaysIt(meant), body->c_str());
        }
    }

    void wholeAnswersAreReadAsTheyWereTold()
    {
        const ParsedCall call;
        for (std::uint64_t seed = 0; seed < rounds; ++seed) {
            const ChatAnswer told = RandomChat(seed, words()).answer();
            const std::string body = geminiContentDialect().answerWriter(call, {})->whole(told);
            const auto read = geminiContentFormat().answerReader()->whole(body);
            QVERIFY2(read.ok() && *read == told, body.c_str());
        }
    }

    void streamsAreReadAsTheyWereTold()
    {
        const ParsedCall call;
        for (std::uint64_t seed = 0; seed < rounds; ++seed) {
            ChatWords signedElsewhere = words();
            if (seed % 2 == 1)
                signedElsewhere.signer = Format::AnthropicMessages;
            const ChatAnswer told = RandomChat(seed, signedElsewhere).answer();
            const auto events = asStream(told, 1 + seed % 7);
            const std::string stream = written(*geminiContentDialect().answerWriter(call, {}), events);
            const AnswerAssembler read = assembledFrom(eventsOf(geminiContentFormat(), stream));
            QVERIFY2(read.complete() && read.answer() == told, stream.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(GeminiRoundTripTest)
#include "geminiroundtrip_test.moc"
