#include "dialects/thinkingeffort.h"
#include "formatfixture.h"
#include "meaning.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

/// What clients speak; each is also spoken by providers.
const std::vector<Format> clients = {Format::OpenAiChat, Format::OpenAiResponses, Format::AnthropicMessages,
                                     Format::GeminiContent, Format::OllamaChat};
const std::vector<Format> providers = {Format::OpenAiChat,        Format::OpenAiResponses,
                                       Format::AnthropicMessages, Format::GeminiContent,
                                       Format::OllamaChat,        Format::BedrockConverse};

/// One that understands the topic: models differ in what they take.
std::string modelOf(Format format, bool thinks)
{
    switch (format) {
    case Format::AnthropicMessages:
        return "claude-sonnet-4-5";
    case Format::BedrockConverse:
        return "anthropic.claude-sonnet-4-5-20250929-v1:0";
    case Format::GeminiContent:
        return "gemini-2.5-flash";
    case Format::OllamaChat:
        return "qwen3";
    default:
        return thinks ? "gpt-5.1" : "gpt-4o";
    }
}

CallTarget targetOf(Format format)
{
    CallTarget target;
    if (format == Format::GeminiContent)
        target.model = "m";
    return target;
}

Result<std::string> bodyFor(Format provider, const ChatRequest &request)
{
    const bool thinks = !request.thinking.effort.empty() || request.thinking.budgetTokens.has_value();
    RequestTerms terms;
    terms.model = modelOf(provider, thinks);
    terms.outputLimit = request.outputLimit;
    terms.outputBound = 100'000;
    terms.streamed = request.streamed;
    return providerFormat(provider).body(request, terms);
}

struct Pair {
    Format client, provider;
    std::string name;
};

std::vector<Pair> allPairs(const Json &topic)
{
    std::vector<Pair> pairs;
    for (const Format client : clients) {
        const std::string from(formatName(client));
        if (!topic["requests"].contains(from))
            continue;
        for (const Format provider : providers)
            pairs.push_back({client, provider,
                             topic["topic"].get<std::string>() + ": " + from + " to "
                                 + std::string(formatName(provider))});
    }
    return pairs;
}

ChatRequest requestOf(const Json &topic, Format client)
{
    const std::string name(formatName(client));
    return chatRequest(*clientDialect(client), topic["requests"][name].dump(), targetOf(client));
}

ParsedCall someCall()
{
    ParsedCall call;
    call.call.model = "m";
    call.call.wantsStreamUsage = true;
    ChatRequest request;
    request.model = "m";
    request.messages = {{Role::User, {}, {textPart("hi")}}};
    call.content = request;
    return call;
}

ChatAnswer answerOf(std::vector<Part> parts, FinishReason finish)
{
    ChatAnswer answer;
    answer.id = "answer_1";
    answer.model = "m";
    answer.createdAt = 1795514400;
    answer.choices = {{std::move(parts), finish, {}, {}}};
    answer.usage = Usage{.input = 11, .output = 22};
    return answer;
}

std::vector<ChatAnswer> someAnswers()
{
    return {
        answerOf({textPart("Grüezi \"mitenand\" 🙂")}, FinishReason::Stop),
        answerOf({textPart("hm, hm", Part::Kind::Thinking), textPart("so: yes")}, FinishReason::Stop),
        answerOf({textPart("look"), callPart("call_a", "weather", "{\"city\":\"Bern\"}"),
                  callPart("call_b", "weather", "{\"city\":\"Chur\",\"days\":[1,2]}")},
                 FinishReason::ToolCalls),
        answerOf({callPart("call_a", "now", "{}")}, FinishReason::ToolCalls),
        answerOf({textPart("cut o")}, FinishReason::Length),
        answerOf({textPart("I")}, FinishReason::ContentFilter),
    };
}

std::string toldWhole(Format client, const ChatAnswer &answer)
{
    const ParsedCall call = someCall();
    const std::string body = clientDialect(client)->answerWriter(call, targetOf(client))->whole(answer);
    const auto read = providerFormat(client).answerReader()->whole(body);
    return read ? text(meaningOf(*read)) : read.error().message + ": " + body;
}

std::string toldAsStream(Format client, const std::vector<AnswerEvent> &events)
{
    const ParsedCall call = someCall();
    const std::string bytes = written(*clientDialect(client)->answerWriter(call, targetOf(client)), events);
    const AnswerAssembler read = assembledFrom(eventsOf(providerFormat(client), bytes));
    return read.complete() ? text(meaningOf(read.answer())) : "not whole: " + bytes;
}

std::string name(Format provider, Format client, const std::string &how)
{
    return std::string(formatName(provider)) + " to " + std::string(formatName(client)) + ", " + how;
}

void compare(const std::string &meant, const std::string &means, const std::string &where,
             std::string &faults)
{
    if (means != meant)
        faults += where + ":\n  " + means + "\n  is not\n  " + meant + "\n";
}

void report(const std::string &faults)
{
    if (!faults.empty())
        fprintf(stderr, "%s", faults.c_str()); // longer than what QtTest shows
    QVERIFY(faults.empty());
}

} // namespace

/// Every dialect of clients over every format of providers.
class TranslationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dialectsMeanTheSame()
    {
        for (const Json &topic : Json::parse(fixture("translation/requests.json"))) {
            std::string meant;
            for (const Format client : clients) {
                const std::string name(formatName(client));
                if (!topic["requests"].contains(name))
                    continue;
                const std::string means = text(meaningOf(requestOf(topic, client)));
                if (meant.empty())
                    meant = means;
                const std::string where = topic["topic"].get<std::string>() + " in " + name;
                QVERIFY2(means == meant, (where + ":\n" + means + "\nis not\n" + meant).c_str());
            }
        }
    }

    void requestsKeepTheirMeaningOrAreRefusedByName()
    {
        std::string faults;
        for (const Json &topic : Json::parse(fixture("translation/requests.json"))) {
            for (const auto &[client, provider, name] : allPairs(topic)) {
                const ChatRequest asked = requestOf(topic, client);
                const auto body = bodyFor(provider, asked);
                const std::string refused =
                    topic["refused"].value(std::string(formatName(provider)), std::string());
                const std::string told = body ? "" : body.error().param;
                if (told != refused)
                    faults += name + ": refuses '" + told + "', not '" + refused + "'\n";
                if (!body || !refused.empty() || provider == Format::BedrockConverse)
                    continue;
                CallTarget target = targetOf(provider);
                const ChatRequest read = chatRequest(*clientDialect(provider), *body, target);
                const std::string means = text(meaningOf(read)), meant = text(meaningOf(asked));
                if (means != meant)
                    faults += name + ":\n  " + means + "\n  is not\n  " + meant + "\n  " + *body + "\n";
            }
        }
        report(faults);
    }

    void answersKeepTheirMeaning()
    {
        std::string faults;
        for (const ChatAnswer &answer : someAnswers()) {
            const std::string meant = text(meaningOf(answer));
            for (const Format provider : clients) {
                const ParsedCall asked = someCall();
                const auto spoken = clientDialect(provider)->answerWriter(asked, targetOf(provider));
                const auto read = providerFormat(provider).answerReader()->whole(spoken->whole(answer));
                if (!read) {
                    faults += std::string(formatName(provider)) + " whole: " + read.error().message + "\n";
                    continue;
                }
                for (const Format client : clients)
                    compare(meant, toldWhole(client, *read), name(provider, client, "whole"), faults);
            }
        }
        report(faults);
    }

    void streamsKeepTheirMeaning()
    {
        std::string faults;
        for (const ChatAnswer &answer : someAnswers()) {
            const std::string meant = text(meaningOf(answer));
            for (const Format provider : clients) {
                const ParsedCall asked = someCall();
                const auto spoken = clientDialect(provider)->answerWriter(asked, targetOf(provider));
                const auto events = eventsOf(providerFormat(provider), written(*spoken, asStream(answer, 3)));
                for (const Format client : clients)
                    compare(meant, toldAsStream(client, events), name(provider, client, "stream"), faults);
            }
        }
        report(faults);
    }

    void bedrocksStreamsKeepTheirMeaning()
    {
        std::string faults;
        const auto events =
            eventsOf(providerFormat(Format::BedrockConverse), fixture("streams/bedrock-tools.in"));
        const AnswerAssembler whole = assembledFrom(events);
        QVERIFY(whole.complete());
        const std::string meant = text(meaningOf(whole.answer()));
        for (const Format client : clients) {
            compare(meant, toldAsStream(client, events), name(Format::BedrockConverse, client, "stream"),
                    faults);
            compare(meant, toldWhole(client, whole.answer()), name(Format::BedrockConverse, client, "whole"),
                    faults);
        }
        report(faults);
    }
};

QTEST_APPLESS_MAIN(TranslationTest)
#include "translation_test.moc"
