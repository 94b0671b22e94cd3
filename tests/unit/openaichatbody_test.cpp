#include "dialects/openai/openai.h"
#include "formatfixture.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

ChatRequest asked(std::vector<Message> messages)
{
    ChatRequest request;
    request.messages = std::move(messages);
    return request;
}

Json bodyOf(const ChatRequest &request, std::string model = "m")
{
    const auto body = openAiChatFormat().body(request, RequestTerms{.model = std::move(model)});
    if (!body)
        qFatal("%s", body.error().message.c_str());
    return json(*body);
}

std::string refused(const ChatRequest &request)
{
    const auto body = openAiChatFormat().body(request, RequestTerms{.model = "m"});
    return body ? "(written)" : body.error().param;
}

Message user(std::vector<Part> parts)
{
    return {Role::User, {}, std::move(parts)};
}

Part resultPart(std::string id, std::vector<Part> content)
{
    Part part;
    part.kind = Part::Kind::ToolResult;
    part.id = std::move(id);
    part.content = std::move(content);
    return part;
}

Part picture()
{
    Part part;
    part.kind = Part::Kind::Image;
    part.mediaType = "image/png";
    part.data = "AAAA";
    return part;
}

Part file(std::string mediaType, std::string data)
{
    Part part;
    part.kind = Part::Kind::File;
    part.name = "notes";
    part.mediaType = std::move(mediaType);
    part.data = std::move(data);
    return part;
}

Part thought(std::optional<Format> origin)
{
    Part part = textPart("hm", Part::Kind::Thinking);
    if (origin)
        part.signature = Signature{*origin, "c2ln"};
    return part;
}

} // namespace

/// Conversations of other formats, spelt for OpenAI's.
class OpenAiChatBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultsInAMessageOfTheUserBecomeMessagesOfTheirOwn()
    {
        Part failed = resultPart("b", {textPart("no such city")});
        failed.isError = true;
        const Json body =
            bodyOf(asked({user({resultPart("a", {textPart("sunny")}), failed, textPart("and now?")})}));
        QCOMPARE(text(body["messages"]),
                 q("[{'role':'tool','tool_call_id':'a','content':'sunny'},"
                   "{'role':'tool','tool_call_id':'b','content':[{'type':'text','text':'Error:'},"
                   "{'type':'text','text':'no such city'}]},"
                   "{'role':'user','content':'and now?'}]"));
    }

    void picturesInResultsFollowAsAMessageOfTheUser()
    {
        const Json messages =
            bodyOf(asked({user({resultPart("a", {textPart("see"), picture()})})}))["messages"];
        QCOMPARE(messages.size(), std::size_t(2));
        QCOMPARE(text(messages[0]["content"]), q("'see'"));
        QCOMPARE(text(messages[1]["content"][1]["image_url"]["url"]), q("'data:image/png;base64,AAAA'"));
        QVERIFY(text(messages[1]["content"][0]).find("tool call a") != std::string::npos);
    }

    void textFilesAreSaidAndOthersAttached()
    {
        const Json content = bodyOf(asked({user(
            {file("text/plain", "aGVsbG8="), file("application/pdf", "AAAA")})}))["messages"][0]["content"];
        QCOMPARE(text(content[0]["text"]), q("'notes:\\nhello'"));
        QCOMPARE(text(content[1]["file"]),
                 q("{'filename':'notes','file_data':'data:application/pdf;base64,AAAA'}"));
    }

    void reasoningOfOthersStaysBehind()
    {
        const Message turn{
            Role::Assistant, {}, {thought(Format::AnthropicMessages), thought({}), textPart("yes")}};
        const Message onlyThoughts{Role::Assistant, {}, {thought(Format::GeminiContent)}};
        const ChatRequest request = asked({user({textPart("?")}), turn, onlyThoughts});
        QCOMPARE(text(bodyOf(request)["messages"][1]), q("{'role':'assistant','content':'yes'}"));
        QCOMPARE(bodyOf(request)["messages"].size(), std::size_t(2));
        QCOMPARE(text(bodyOf(request, "deepseek-reasoner")["messages"][1]["reasoning_content"]), q("'hm'"));
    }

    void thinkingIsSteeredByEffort_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<int>("budget");
        QTest::addColumn<QByteArray>("effort");
        const auto row = [](const char *model, int budget, const char *effort) {
            QTest::addRow("%s %d", model, budget) << QByteArray(model) << budget << QByteArray(effort);
        };
        row("o3", 1024, "\"low\"");
        row("o3", 8192, "\"medium\"");
        row("o3", 30'000, "\"high\"");
        row("o3", -1, "null");
        row("o3", 0, "\"low\"");
        row("gpt-5-mini", 0, "\"minimal\"");
        row("gpt-5.1", 0, "\"none\"");
        row("gpt-4o", 0, "null");
    }
    void thinkingIsSteeredByEffort()
    {
        QFETCH(QByteArray, model);
        QFETCH(int, budget);
        QFETCH(QByteArray, effort);
        ChatRequest request = asked({user({textPart("?")})});
        request.thinking.budgetTokens = budget;
        const Json body = bodyOf(request, model.toStdString());
        const Json told = body.contains("reasoning_effort") ? body["reasoning_effort"] : Json();
        QCOMPARE(text(told), effort.toStdString());
    }

    void theLimitGoesUnderTheProvidersName()
    {
        RequestTerms terms{.model = "m", .outputLimit = 9, .outputLimitField = "max_completion_tokens"};
        ChatRequest request = asked({user({textPart("?")})});
        request.outputLimit = 50;
        const Json body = json(*openAiChatFormat().body(request, terms));
        QCOMPARE(body["max_completion_tokens"].get<int>(), 9);
        QVERIFY(!body.contains("max_tokens"));
    }

    void streamsAreAskedForTheirUsage()
    {
        RequestTerms terms{.model = "m", .streamed = true};
        const Json body = json(*openAiChatFormat().body(asked({user({textPart("?")})}), terms));
        QVERIFY(body["stream"].get<bool>());
        QVERIFY(body["stream_options"]["include_usage"].get<bool>());
    }

    void whatItHasNoWordsForIsRefusedByName()
    {
        ChatRequest request = asked({user({textPart("?")})});
        request.extras.push_back({"thinking.display", "\"omitted\""});
        QCOMPARE(refused(request), std::string("thinking.display"));
        request.extras.clear();
        request.temperature = 2.5;
        QCOMPARE(refused(request), std::string("temperature"));
        request.temperature.reset();
        Tool hosted;
        hosted.hosted = "web_search_20250305";
        hosted.raw = "{}";
        request.tools = {hosted};
        QCOMPARE(refused(request), std::string("tools[].type 'web_search_20250305'"));
        request.tools.clear();
        Part stored = picture();
        stored.fileId = "file_1";
        request.messages[0].parts = {stored};
        QCOMPARE(refused(request), std::string("file_id"));
        request.messages[0].role = Role::Assistant;
        request.messages[0].parts = {picture()};
        QVERIFY(refused(request).starts_with("messages[].content"));
    }
};

QTEST_APPLESS_MAIN(OpenAiChatBodyTest)
#include "openaichatbody_test.moc"
