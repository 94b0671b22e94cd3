#include "dialects/openai/openai.h"
#include "dialects/responses/responses.h"
#include "dialects/signatures.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

using Json = nlohmann::json;

std::int64_t oneTokenPerByte(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

Result<ParsedCall> parse(const Json &body)
{
    std::string text = body.dump();
    return openAiResponsesDialect().parse(text, {}, oneTokenPerByte);
}

ParsedCall parsed(Json body)
{
    body["model"] = "m";
    auto result = parse(body);
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return *std::move(result);
}

ParsedCall withItems(const char *items)
{
    return parsed({{"input", Json::parse(items)}});
}

Result<std::string> asChat(const ParsedCall &call)
{
    return openAiChatFormat().body(*call.chat(), RequestTerms{.model = "m"});
}

Json chatOf(const ParsedCall &call)
{
    const auto body = asChat(call);
    if (!body)
        qFatal("%s", body.error().message.c_str());
    return Json::parse(*body);
}

} // namespace

class ResponsesRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheLineNeeds()
    {
        const ParsedCall call = parsed({{"input", "hello"},
                                        {"instructions", "be brief"},
                                        {"max_output_tokens", 99},
                                        {"stream", true},
                                        {"safety_identifier", "acme"},
                                        {"user", "other"}});
        QCOMPARE(call.call.model, std::string("m"));
        QVERIFY(call.call.streamed && call.call.wantsStreamUsage);
        QCOMPARE(call.call.outputLimit.value_or(0), 99);
        QCOMPARE(call.call.customer, std::string("acme"));
        QCOMPARE(call.call.input.textTokens, 13);
        QCOMPARE(call.call.input.messages, 2);
        QVERIFY(!call.call.input.unbounded);
    }

    void aTurnOfTheAssistantBecomesOneMessage()
    {
        const ParsedCall call =
            withItems("["
                      "{\"role\":\"user\",\"content\":\"weather?\"},"
                      "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[],\"encrypted_content\":\"abc\"},"
                      "{\"type\":\"message\",\"id\":\"msg_1\",\"role\":\"assistant\",\"status\":"
                      "\"completed\",\"content\":"
                      "[{\"type\":\"output_text\",\"text\":\"let me see\",\"annotations\":[]}]},"
                      "{\"type\":\"function_call\",\"id\":\"fc_1\",\"call_id\":\"c1\",\"name\":\"f\","
                      "\"arguments\":\"{}\"},"
                      "{\"type\":\"function_call\",\"call_id\":\"c2\",\"name\":\"g\",\"arguments\":\"{}\"},"
                      "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"sunny\"},"
                      "{\"type\":\"function_call_output\",\"call_id\":\"c2\",\"output\":[{\"type\":\"input_"
                      "text\",\"text\":\"warm\"}]}"
                      "]");
        QVERIFY(!call.call.input.unbounded);
        QCOMPARE(call.chat()->messages.size(), std::size_t(4));
        QCOMPARE(call.chat()->messages[1].parts.size(), std::size_t(4));
        const Json messages = chatOf(call)["messages"];
        const Json expected = Json::parse(
            "[{\"role\":\"user\",\"content\":\"weather?\"},"
            "{\"role\":\"assistant\",\"content\":\"let me see\",\"tool_calls\":["
            "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
            "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]},"
            "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"sunny\"},"
            "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"warm\"}]");
        QVERIFY2(messages == expected, messages.dump().c_str());
    }

    void picturesAndFilesAreRead()
    {
        const ParsedCall call = withItems(
            "[{\"role\":\"user\",\"content\":["
            "{\"type\":\"input_text\",\"text\":\"look\"},"
            "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AAAA\",\"detail\":\"low\"},"
            "{\"type\":\"input_image\",\"image_url\":\"https://x/y.png\",\"detail\":\"auto\"}]}]");
        QCOMPARE(call.call.input.lowDetailImages, 1);
        QCOMPARE(call.call.input.images, 1);
        const Json content = chatOf(call)["messages"][0]["content"];
        QCOMPARE(content[1]["image_url"]["url"].get<std::string>(),
                 std::string("data:image/png;base64,AAAA"));
        const ParsedCall file =
            withItems("[{\"role\":\"user\",\"content\":[{\"type\":\"input_file\","
                      "\"filename\":\"a.pdf\",\"file_data\":\"data:application/pdf;base64,AAAA\"}]}]");
        QVERIFY(file.call.input.unbounded);
        QCOMPARE(chatOf(file)["messages"][0]["content"][0]["file"]["filename"].get<std::string>(),
                 std::string("a.pdf"));
    }

    void whatIsKeptElsewhereIsUnboundedAndCannotCross_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char *body, const char *param) {
            QTest::newRow(param) << QByteArray(body) << QByteArray(param);
        };
        row("{\"previous_response_id\":\"resp_1\",\"input\":\"x\"}", "previous_response_id");
        row("{\"conversation\":\"conv_1\",\"input\":\"x\"}", "conversation");
        row("{\"prompt\":{\"id\":\"p\"}}", "prompt");
        row("{\"background\":true,\"input\":\"x\"}", "background");
        row("{\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]}",
            "input[].type 'item_reference' (with store: false, clients send the items themselves)");
        row("{\"input\":[{\"type\":\"web_search_call\",\"id\":\"ws_1\"}]}", "input[].type 'web_search_call'");
        row("{\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"hologram\"}]}]}",
            "input[].content[].type 'hologram'");
        row("{\"tools\":[{\"type\":\"mcp\",\"server_url\":\"https://x\"}],\"input\":\"x\"}",
            "tools[].type 'mcp'");
    }
    void whatIsKeptElsewhereIsUnboundedAndCannotCross()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, param);
        const ParsedCall call = parsed(Json::parse(body.toStdString()));
        QVERIFY(call.call.input.unbounded);
        QCOMPARE(QByteArray::fromStdString(asChat(call).error().param), param);
    }

    void reasoningThatIsKeptElsewhereIsUnbounded()
    {
        QVERIFY(withItems("[{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[]}]").call.input.unbounded);
    }

    void thinkingThatNobodySignedIsBounded()
    {
        ChatAnswer answer;
        Part thought;
        thought.kind = Part::Kind::Thinking;
        thought.text = "hm";
        answer.choices.resize(1);
        answer.choices[0].parts = {thought};
        const ParsedCall asked = parsed({{"input", "x"}});
        const Json told = Json::parse(openAiResponsesDialect().answerWriter(asked, {})->whole(answer));
        const ParsedCall again = parsed({{"input", told["output"]}});
        QVERIFY(!again.call.input.unbounded);
        QCOMPARE(again.chat()->messages.at(0).parts.at(0).text, std::string("hm"));
        QVERIFY(holdsForeignReasoning(*again.chat(), Format::OpenAiResponses));
    }

    void reasoningOfOthersCannotBeForwarded()
    {
        const char *theirs = "[{\"type\":\"reasoning\",\"summary\":[],"
                             "\"encrypted_content\":\"llm0.anthropic_messages.YQ==\"}]";
        const char *own = "[{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"YQ==\"}]";
        QVERIFY(holdsForeignReasoning(*withItems(theirs).chat(), Format::OpenAiResponses));
        QVERIFY(!holdsForeignReasoning(*withItems(own).chat(), Format::OpenAiResponses));
    }

    void defaultsOfWhatCannotCrossDoNoHarm()
    {
        const ParsedCall call = parsed({{"input", "x"},
                                        {"background", false},
                                        {"previous_response_id", nullptr},
                                        {"truncation", "disabled"},
                                        {"store", false},
                                        {"metadata", {{"a", "b"}}},
                                        {"include", {"reasoning.encrypted_content"}},
                                        {"prompt_cache_key", "k"},
                                        {"service_tier", "auto"},
                                        {"text", {{"format", {{"type", "text"}}}}},
                                        {"reasoning", {{"effort", "low"}, {"summary", "auto"}}},
                                        {"stream_options", {{"include_obfuscation", false}}}});
        QVERIFY(!call.call.input.unbounded);
        QCOMPARE(chatOf(call)["reasoning_effort"].get<std::string>(), std::string("low"));
    }

    void extrasAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char *fields, const char *param) {
            QTest::newRow(param) << QByteArray(fields) << QByteArray(param);
        };
        row("{\"new_thing\":1}", "new_thing");
        row("{\"truncation\":\"auto\"}", "truncation");
        row("{\"text\":{\"new\":1}}", "text.new");
        row("{\"reasoning\":{\"mode\":\"pro\"}}", "reasoning.mode");
        row("{\"tool_choice\":{\"type\":\"allowed_tools\"}}", "tool_choice");
        row("{\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"defer_loading\":true}]}",
            "tools[].defer_loading");
        row("{\"service_tier\":\"flex\"}", "service_tier");
    }
    void extrasAreRefusedByName()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, param);
        Json body = Json::parse(fields.toStdString());
        body["input"] = "x";
        QCOMPARE(QByteArray::fromStdString(asChat(parsed(body)).error().param), param);
    }

    void toolsOfOpenAiAreHeldForAllTheirRounds()
    {
        const ParsedCall free = parsed({{"input", "x"}, {"tools", {{{"type", "web_search"}}}}});
        QVERIFY(free.call.input.unbounded);
        QCOMPARE(free.call.input.rereads, 10);
        QCOMPARE(free.call.input.webSearches, 10);
        const ParsedCall limited =
            parsed({{"input", "x"}, {"tools", {{{"type", "web_search"}}}}, {"max_tool_calls", 2}});
        QCOMPARE(limited.call.input.webSearches, 2);
    }

    void toolsThatClientsRunAreBounded()
    {
        const ParsedCall call =
            parsed({{"input", "x"}, {"tools", {{{"type", "custom"}, {"name", "apply_patch"}}}}});
        QVERIFY(!call.call.input.unbounded);
        QVERIFY(call.call.input.textTokens > 20);
        QVERIFY(!asChat(call).ok());
        const ParsedCall item =
            withItems("[{\"type\":\"custom_tool_call_output\",\"call_id\":\"c\",\"output\":\"0123456789\"}]");
        QVERIFY(!item.call.input.unbounded);
        QVERIFY(item.call.input.textTokens >= 10);
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char *body, const char *param) {
            QTest::newRow(body) << QByteArray(body) << QByteArray(param);
        };
        row("{\"input\":\"x\"}", "model");
        row("{\"model\":\"m\"}", "input");
        row("{\"model\":\"m\",\"input\":[]}", "input");
        row("{\"model\":\"m\",\"input\":7}", "input");
        row("{\"model\":\"m\",\"input\":\"x\",\"input\":\"y\"}", "input");
        row("{\"model\":\"m\",\"input\":[{\"role\":\"robot\",\"content\":\"x\"}]}", "input[].role");
        row("{\"model\":\"m\",\"input\":\"x\",\"max_output_tokens\":0}", "max_output_tokens");
        row("{\"model\":\"m\",\"input\":\"x\",\"stream\":1}", "stream");
        row("{\"model\":\"m\",\"input\":\"x\",\"service_tier\":\"priority\"}", "service_tier");
        row("{\"model\":\"m\",\"input\":\"x\",\"tools\":[{\"type\":\"code_interpreter\"}]}", "tools[].type");
        row("{\"model\":\"m\",\"input\":\"x\",\"tools\":[{\"type\":\"image_generation\"}]}", "tools[].type");
    }
    void refusesByName()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, param);
        std::string text = body.toStdString();
        const auto result = openAiResponsesDialect().parse(text, {}, oneTokenPerByte);
        QVERIFY(!result);
        QCOMPARE(QByteArray::fromStdString(result.error().param), param);
    }

    void splicesModelAndLimitOnly()
    {
        const std::string body = "{ \"model\" : \"m\", \"input\":\"x\", \"unknown\":1.0 }";
        std::string text = body;
        const auto call = openAiResponsesDialect().parse(text, {}, oneTokenPerByte);
        QCOMPARE(forwardedBody(body, *call, {.askForStreamUsage = true}), body);
        QCOMPARE(
            forwardedBody(body, *call, {.model = "n", .outputLimit = 7, .limitField = "max_tokens"}),
            std::string("{\"max_output_tokens\":7, \"model\" : \"n\", \"input\":\"x\", \"unknown\":1.0 }"));
        const std::string limited = "{\"model\":\"m\",\"input\":\"x\",\"max_output_tokens\":null}";
        text = limited;
        const auto other = openAiResponsesDialect().parse(text, {}, oneTokenPerByte);
        QCOMPARE(forwardedBody(limited, *other, {.outputLimit = 7}),
                 std::string("{\"model\":\"m\",\"input\":\"x\",\"max_output_tokens\":7}"));
    }

    void capRefusalsAreInsufficientQuota()
    {
        const Json json = Json::parse(openAiResponsesDialect().errorBody(
            callErrorOf({ErrorCode::SpendCapExceeded, "cap", {}}, "{\"scope\":\"key\"}")));
        QCOMPARE(json["error"]["type"].get<std::string>(), std::string("insufficient_quota"));
        QCOMPARE(json["error"]["scope"].get<std::string>(), std::string("key"));
    }

    void whatResponsesHasNoWordsForIsRefused()
    {
        ChatRequest request;
        request.messages.push_back({Role::User, {}, {}});
        request.stop = {"x"};
        QCOMPARE(openAiResponsesFormat().body(request, {}).error().param, std::string("stop"));
        request.stop.clear();
        request.messages[0].name = "ann";
        QCOMPARE(openAiResponsesFormat().body(request, {}).error().param, std::string("messages[].name"));
    }
};

QTEST_APPLESS_MAIN(ResponsesRequestTest)
#include "responsesrequest_test.moc"
