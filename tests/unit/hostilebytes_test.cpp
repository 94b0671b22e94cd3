#include "formatfixture.h"
#include "support/randomchat.h"

#include <cstdio>
#include <map>
#include <random>
#include <stdexcept>

using namespace llm0;
using namespace llm0::formats;

namespace {

const std::vector<Format> clients = {
    Format::OpenAiChat,    Format::OpenAiResponses, Format::OpenAiCompletions, Format::AnthropicMessages,
    Format::GeminiContent, Format::OllamaChat,      Format::OllamaGenerate};

constexpr int rounds = 300;

/// Bytes changed, cut out, doubled, or swapped for what JSON means something by.
std::string spoilt(std::string bytes, std::mt19937_64 &random)
{
    static constexpr std::string_view meaningful = "{}[]\":,0-9.eE\\ntrufals\n\x80\xff";
    for (std::uint64_t i = 1 + random() % 4; i > 0 && !bytes.empty(); --i) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 4) {
        case 0:
            bytes[at] = meaningful[random() % meaningful.size()];
            break;
        case 1:
            bytes.erase(at, 1 + random() % 20);
            break;
        case 2:
            bytes.insert(at, bytes.substr(at, 1 + random() % 40));
            break;
        default:
            bytes[at] = static_cast<char>(random());
        }
    }
    return bytes;
}

/// One value of a JSON text becomes another type.
std::string mistyped(const std::string &text, std::mt19937_64 &random)
{
    Json json = Json::parse(text, nullptr, false);
    std::vector<Json *> values = {&json};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]->is_structured()) {
            for (Json &inner : *values[i])
                values.push_back(&inner);
        }
    }
    static const std::vector<Json> others = {nullptr,
                                             true,
                                             -1,
                                             1e300,
                                             "text",
                                             Json::array(),
                                             Json::object(),
                                             Json::array({1, nullptr}),
                                             Json::parse("{\"a\":{\"b\":[1]}}")};
    *values[random() % values.size()] = others[random() % others.size()];
    return json.dump();
}

CallTarget target()
{
    CallTarget target;
    target.model = "m";
    return target;
}

ParsedCall someCall()
{
    ParsedCall call;
    call.call.model = "m";
    ChatRequest request;
    request.model = "m";
    call.content = request;
    return call;
}

/// What was thrown, once for each place.
class Faults
{
public:
    template <typename F>
    void watch(const std::string &where, const std::string &bytes, F &&run)
    {
        try {
            run();
        } catch (const std::exception &thrown) {
            m_seen.try_emplace(where + ": " + thrown.what(), bytes);
        } catch (...) {
            m_seen.try_emplace(where + ": something", bytes);
        }
    }
    bool none() const
    {
        for (const auto &[fault, bytes] : m_seen)
            fprintf(stderr, "%s\n  %s\n", fault.c_str(), bytes.substr(0, 1500).c_str());
        return m_seen.empty();
    }

private:
    std::map<std::string, std::string> m_seen;
};

void mustBeJson(const std::string &text)
{
    if (!Json::accept(text))
        throw std::runtime_error("no JSON: " + text.substr(0, 300));
}

std::string name(Format format)
{
    return std::string(formatName(format));
}

/// Tells what was read to every kind of client.
void tellAll(Format from, const std::string &bytes, const std::vector<AnswerEvent> &events, Faults &faults)
{
    const ParsedCall call = someCall();
    for (const Format client : clients)
        faults.watch(name(from) + " told as a stream of " + name(client), bytes,
                     [&] { (void)written(*clientDialect(client)->answerWriter(call, target()), events); });
}

void tellAll(Format from, const std::string &bytes, const ChatAnswer &answer, Faults &faults)
{
    const ParsedCall call = someCall();
    for (const Format client : clients)
        faults.watch(name(from) + " told whole as " + name(client), bytes,
                     [&] { (void)clientDialect(client)->answerWriter(call, target())->whole(answer); });
}

void readAndPassOn(Format client, std::string bytes, Faults &faults)
{
    const std::string sent = bytes;
    const auto call = clientDialect(client)->parse(bytes, target(), oneTokenPerByte);
    if (!call || !call->chat())
        return;
    RequestTerms terms;
    terms.model = "m";
    for (const Format provider : clients)
        faults.watch(name(client) + " passed on as " + name(provider), sent, [&] {
            const auto body = providerFormat(provider).body(*call->chat(), terms);
            mustBeJson(body ? *body : "{}");
        });
}

} // namespace

/// Whatever bytes come, nothing is thrown and nothing crashes.
class HostileBytesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreReadOrRefused()
    {
        Faults faults;
        std::mt19937_64 random(1);
        for (const Json &topic : Json::parse(fixture("translation/requests.json"))) {
            for (const auto &[spoken, body] : topic["requests"].items()) {
                for (const Format client : clients) {
                    if (formatName(client) != spoken)
                        continue;
                    for (int i = 0; i < 60; ++i) {
                        std::string bytes =
                            i % 2 == 0 ? spoilt(body.dump(), random) : mistyped(body.dump(), random);
                        faults.watch(spoken, bytes, [&] { readAndPassOn(client, bytes, faults); });
                    }
                }
            }
        }
        QVERIFY(faults.none());
    }

    void wholeAnswersAreReadOrRefused()
    {
        Faults faults;
        std::mt19937_64 random(2);
        const ParsedCall call = someCall();
        for (const Format format : clients) {
            for (int i = 0; i < rounds; ++i) {
                const ChatAnswer answer = RandomChat(std::uint64_t(i), {}).answer();
                const std::string body = clientDialect(format)->answerWriter(call, target())->whole(answer);
                const std::string bytes = i % 2 == 0 ? spoilt(body, random) : mistyped(body, random);
                faults.watch("whole " + name(format), bytes, [&] {
                    const auto read = providerFormat(format).answerReader()->whole(bytes);
                    if (read)
                        tellAll(format, bytes, *read, faults);
                    (void)providerFormat(format).error(500, bytes);
                });
            }
        }
        QVERIFY(faults.none());
    }

    void streamsAreReadToTheirEnd()
    {
        Faults faults;
        std::mt19937_64 random(3);
        const ParsedCall call = someCall();
        for (const Format format : clients) {
            for (int i = 0; i < rounds; ++i) {
                const ChatAnswer answer = RandomChat(std::uint64_t(i), {}).answer();
                const std::string stream =
                    written(*clientDialect(format)->answerWriter(call, target()), asStream(answer));
                const std::string bytes = spoilt(stream, random);
                faults.watch("stream of " + name(format), bytes, [&] {
                    tellAll(format, bytes, eventsOf(providerFormat(format), bytes), faults);
                });
            }
        }
        QVERIFY(faults.none());
    }

    void framesOfWrongTypesAreRead()
    {
        Faults faults;
        std::mt19937_64 random(4);
        const ParsedCall call = someCall();
        for (const Format format : clients) {
            for (int i = 0; i < rounds; ++i) {
                const auto told = asStream(RandomChat(std::uint64_t(i), {}).answer());
                const auto framer = newFramer(providerFormat(format).framing());
                const auto reader = providerFormat(format).answerReader();
                std::vector<AnswerEvent> events;
                std::string sent;
                framer->feed(written(*clientDialect(format)->answerWriter(call, target()), told),
                             [&](const StreamFrame &frame) {
                                 const bool change = !frame.data.empty() && random() % 3 == 0;
                                 const std::string data = change ? mistyped(std::string(frame.data), random)
                                                                 : std::string(frame.data);
                                 sent += data + "\n";
                                 faults.watch("frame of " + name(format), data,
                                              [&] { reader->frame(frame.name, data, events); });
                             });
                reader->end(events);
                tellAll(format, sent, events, faults);
            }
        }
        QVERIFY(faults.none());
    }

    void bedrocksFramesOfWrongTypesAreRead()
    {
        Faults faults;
        std::mt19937_64 random(5);
        const ProviderFormat &format = providerFormat(Format::BedrockConverse);
        for (int i = 0; i < rounds; ++i) {
            const auto framer = newFramer(format.framing());
            const auto reader = format.answerReader();
            std::vector<AnswerEvent> events;
            framer->feed(fixture("streams/bedrock-tools.in"), [&](const StreamFrame &frame) {
                const std::string data =
                    random() % 3 == 0 ? mistyped(std::string(frame.data), random) : std::string(frame.data);
                faults.watch("frame of bedrock", data, [&] { reader->frame(frame.name, data, events); });
            });
            reader->end(events);
            tellAll(Format::BedrockConverse, {}, events, faults);
        }
        QVERIFY(faults.none());
    }

    void embeddingsAreReadOrRefused()
    {
        Faults faults;
        std::mt19937_64 random(6);
        EmbeddingRequest request;
        request.model = "m";
        request.texts = {"a", "b"};
        EmbeddingAnswer answer;
        answer.vectors = {{0.5F, -1.F}, {0.25F}};
        answer.promptTokens = 4;
        for (const Format format :
             {Format::OpenAiEmbeddings, Format::GeminiEmbeddings, Format::OllamaEmbeddings}) {
            CallTarget batch = target();
            batch.batch = true;
            RequestTerms terms;
            terms.model = "m";
            const std::string body = *providerFormat(format).body(request, terms);
            const ParsedCall call = parsedCall(*clientDialect(format), body, batch);
            const std::string told = clientDialect(format)->answerWriter(call, batch)->whole(answer);
            for (int i = 0; i < rounds; ++i) {
                std::string asked = i % 2 == 0 ? spoilt(body, random) : mistyped(body, random);
                const std::string said = i % 2 == 0 ? spoilt(told, random) : mistyped(told, random);
                faults.watch(name(format), asked,
                             [&] { (void)clientDialect(format)->parse(asked, batch, oneTokenPerByte); });
                faults.watch(name(format), said, [&] { (void)providerFormat(format).embeddings(said); });
            }
        }
        QVERIFY(faults.none());
    }
};

QTEST_APPLESS_MAIN(HostileBytesTest)
#include "hostilebytes_test.moc"
