#include "dialects/answerassembler.h"
#include "dialects/openai/openai.h"
#include "framing/streamframer.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

using Json = nlohmann::json;

std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

ParsedCall parsed(const Json &body)
{
    std::string text = body.dump();
    auto result = openAiCompletionsDialect().parse(text, {}, oneTokenPerByte);
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return *std::move(result);
}

Result<std::string> asChat(const ParsedCall &call)
{
    return openAiChatFormat().body(*call.chat(), RequestTerms{.model = "m"});
}

ChatAnswer answer()
{
    ChatAnswer made;
    made.id = "cmpl-1";
    made.model = "m";
    made.createdAt = 5;
    made.choices.resize(2);
    for (Choice &choice : made.choices) {
        Part part;
        part.text = "one\ntwo";
        choice.parts.push_back(part);
        choice.finish = FinishReason::Length;
    }
    made.usage = Usage{.input = 3, .output = 4};
    return made;
}

} // namespace

class OpenAiCompletionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePromptIsAMessageOfTheUser()
    {
        for (const Json &prompt : {Json("hi"), Json::array({"hi"})}) {
            const ParsedCall call = parsed({{"model", "m"}, {"prompt", prompt}, {"max_tokens", 5}});
            QCOMPARE(call.call.outputLimit.value_or(0), 5);
            const auto body = asChat(call);
            QVERIFY(body.ok());
            QVERIFY(Json::parse(*body)["messages"]
                    == Json::parse("[{\"role\":\"user\",\"content\":\"hi\"}]"));
        }
    }

    void everyPromptIsAnsweredAndPaidFor()
    {
        const ParsedCall call =
            parsed({{"model", "m"}, {"prompt", Json::array({"abc", "de"})}, {"n", 2}, {"best_of", 3}});
        QCOMPARE(call.call.choices, 6);
        QCOMPARE(call.call.input.messages, 2);
        QVERIFY(call.call.input.textTokens >= 5);
        QCOMPARE(asChat(call).error().param, std::string("prompt"));
    }

    void promptsOfTokensAreCounted()
    {
        const ParsedCall one = parsed({{"model", "m"}, {"prompt", Json::array({11, 12, 13})}});
        QCOMPARE(one.call.choices, 1);
        QVERIFY(one.call.input.textTokens >= 3);
        const ParsedCall two =
            parsed({{"model", "m"}, {"prompt", Json::array({Json::array({1, 2}), Json::array({3})})}});
        QCOMPARE(two.call.choices, 2);
        QVERIFY(two.call.input.textTokens >= 3);
        QVERIFY(!asChat(two).ok());
    }

    void whatOnlyCompletionsKnowIsRefusedElsewhere_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("suffix") << QByteArray("suffix") << QByteArray("\"x\"");
        QTest::newRow("echo") << QByteArray("echo") << QByteArray("true");
        QTest::newRow("best_of") << QByteArray("best_of") << QByteArray("2");
        QTest::newRow("logprobs") << QByteArray("logprobs") << QByteArray("5");
        QTest::newRow("unknown") << QByteArray("new_thing") << QByteArray("{}");
    }
    void whatOnlyCompletionsKnowIsRefusedElsewhere()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        Json body = {{"model", "m"}, {"prompt", "hi"}};
        body[field.toStdString()] = Json::parse(value.toStdString());
        QCOMPARE(asChat(parsed(body)).error().param, field.toStdString());
        body[field.toStdString()] = nullptr;
        QVERIFY(asChat(parsed(body)).ok());
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char *body, const char *param) {
            QTest::newRow(body) << QByteArray(body) << QByteArray(param);
        };
        row("{\"prompt\":\"a\"}", "model");
        row("{\"model\":\"m\"}", "prompt");
        row("{\"model\":\"m\",\"prompt\":1}", "prompt");
        row("{\"model\":\"m\",\"prompt\":\"a\",\"n\":99999999999}", "n");
        row("{\"model\":\"m\",\"prompt\":\"a\",\"best_of\":0}", "best_of");
        row("{\"model\":\"m\",\"prompt\":\"a\",\"max_tokens\":0}", "max_tokens");
        row("{\"model\":\"m\",\"prompt\":\"a\",\"prompt\":\"b\"}", "prompt");
        row("{\"model\":\"m\",\"prompt\":\"a\",\"service_tier\":\"priority\"}", "service_tier");
    }
    void refusesByName()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, param);
        std::string text = body.toStdString();
        const auto result = openAiCompletionsDialect().parse(text, {}, oneTokenPerByte);
        QVERIFY(!result);
        QCOMPARE(QByteArray::fromStdString(result.error().param), param);
    }

    void splicesLimitAndUsage()
    {
        const std::string body = "{\"model\":\"m\",\"prompt\":\"a\",\"stream\":true}";
        std::string text = body;
        const auto own = openAiCompletionsDialect().parse(text, {}, oneTokenPerByte);
        const std::string sent = forwardedBody(body, *own,
                                               {.model = "n",
                                                .outputLimit = 9,
                                                .limitField = "max_completion_tokens",
                                                .askForStreamUsage = true});
        const Json json = Json::parse(sent);
        QCOMPARE(json["max_tokens"].get<int>(), 9);
        QCOMPARE(json["model"].get<std::string>(), std::string("n"));
        QVERIFY(json["stream_options"]["include_usage"].get<bool>());
        QVERIFY(!json.contains("max_completion_tokens"));
    }

    void wholeAnswersAreReadAsTheyWereTold()
    {
        const ParsedCall call = parsed({{"model", "m"}, {"prompt", "hi"}});
        const std::string body = openAiCompletionsDialect().answerWriter(call, {})->whole(answer());
        QCOMPARE(Json::parse(body)["object"].get<std::string>(), std::string("text_completion"));
        QVERIFY(*openAiCompletionsFormat().answerReader()->whole(body) == answer());
    }

    void streamsAreReadAsTheyWereTold()
    {
        const ParsedCall call = parsed({{"model", "m"},
                                        {"prompt", "hi"},
                                        {"stream", true},
                                        {"stream_options", {{"include_usage", true}}}});
        const auto writer = openAiCompletionsDialect().answerWriter(call, {});
        std::string stream;
        tellAsStream(answer(), 3, [&](const AnswerEvent &event) { writer->event(event, stream); });
        const auto reader = openAiCompletionsFormat().answerReader();
        AnswerAssembler assembler;
        std::vector<AnswerEvent> events;
        QVERIFY(newFramer(Framing::Sse)->feed(stream, [&](const StreamFrame &frame) {
            reader->frame(frame.name, frame.data, events);
        }));
        for (const AnswerEvent &event : events)
            assembler.add(event);
        QVERIFY(assembler.complete());
        QVERIFY2(assembler.answer() == answer(), stream.c_str());
    }

    void aSingleTextCanBeSpeltAsAPrompt()
    {
        ChatRequest request;
        request.messages.push_back({Role::User, {}, {}});
        request.messages[0].parts.emplace_back().text = "hi";
        request.outputLimit = 4;
        const auto body = openAiCompletionsFormat().body(request, RequestTerms{.model = "m"});
        QVERIFY(Json::parse(*body) == Json::parse("{\"model\":\"m\",\"max_tokens\":4,\"prompt\":\"hi\"}"));
        request.messages.push_back({Role::Assistant, {}, {}});
        QVERIFY(!openAiCompletionsFormat().body(request, {}).ok());
    }
};

QTEST_APPLESS_MAIN(OpenAiCompletionsTest)
#include "openaicompletions_test.moc"
