#include "dialects/anthropic/anthropic.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

using Json = nlohmann::ordered_json;

std::int64_t bytes(std::string_view text)
{
    return static_cast<std::int64_t>(text.size());
}

Part text(std::string words)
{
    Part part;
    part.text = std::move(words);
    return part;
}

Part toolCall(std::string id, std::string name, std::string arguments)
{
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = std::move(id);
    part.name = std::move(name);
    part.arguments = std::move(arguments);
    return part;
}

Part toolResult(std::string id, std::string words)
{
    Part part;
    part.kind = Part::Kind::ToolResult;
    part.id = std::move(id);
    part.content = {text(std::move(words))};
    return part;
}

Part thinking(Format origin)
{
    Part part;
    part.kind = Part::Kind::Thinking;
    part.text = "hm";
    part.signature = Signature{origin, "c2ln"};
    return part;
}

ChatRequest hello()
{
    ChatRequest request;
    request.messages = {{Role::User, {}, {text("Hi")}}};
    return request;
}

RequestTerms terms(std::string model = "claude-sonnet-4-5")
{
    RequestTerms terms;
    terms.model = std::move(model);
    terms.outputBound = 20'000;
    return terms;
}

Json written(const ChatRequest &request, const RequestTerms &forTerms = terms())
{
    const auto body = anthropicFormat().body(request, forTerms);
    if (!body)
        throw std::runtime_error(body.error().message);
    return Json::parse(*body);
}

std::string refused(const ChatRequest &request)
{
    const auto body = anthropicFormat().body(request, terms());
    return body ? "written" : body.error().param;
}

void expect(const Json &json, const char *expected)
{
    QCOMPARE(json.dump(), Json::parse(expected).dump());
}

} // namespace

class AnthropicBodyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheSmallestCall()
    {
        expect(written(hello()), R"({"model":"claude-sonnet-4-5","max_tokens":20000,
                          "messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]})");
    }

    void sendsTheLimitThatTheLineDecides()
    {
        ChatRequest request = hello();
        request.outputLimit = 500;
        expect(written(request)["max_tokens"], "500");
        RequestTerms fitted = terms();
        fitted.outputLimit = 70;
        fitted.streamed = true;
        expect(written(request, fitted)["max_tokens"], "70");
        expect(written(request, fitted)["stream"], "true");
    }

    void putsSystemPromptsToTheFrontAndMergesNeighbours()
    {
        ChatRequest request;
        request.messages = {{Role::System, {}, {text("a")}},         {Role::User, {}, {text("1")}},
                            {Role::User, {}, {text("2"), text("")}}, {Role::Developer, {}, {text("b")}},
                            {Role::Assistant, {}, {text("3")}},      {Role::Assistant, {}, {}}};
        const Json body = written(request);
        expect(body["system"], R"([{"type":"text","text":"a"},{"type":"text","text":"b"}])");
        expect(body["messages"], R"([
            {"role":"user","content":[{"type":"text","text":"1"},{"type":"text","text":"2"}]},
            {"role":"assistant","content":[{"type":"text","text":"3"}]}])");
    }

    void writesToolTurns()
    {
        ChatRequest request = hello();
        request.messages.push_back(
            {Role::Assistant, {}, {toolCall("call.1", "f", R"({"a":1})"), toolCall("c2", "g", "")}});
        request.messages.push_back({Role::User, {}, {text("also")}});
        request.messages.push_back({Role::Tool, {}, {toolResult("call.1", "one")}});
        request.messages.push_back({Role::Tool, {}, {toolResult("c2", "two")}});
        request.messages.back().parts[0].isError = true;
        const Json messages = written(request)["messages"];
        expect(messages[1]["content"], R"([
            {"type":"tool_use","id":"call_1","name":"f","input":{"a":1}},
            {"type":"tool_use","id":"c2","name":"g","input":{}}])");
        expect(messages[2]["content"], R"([
            {"type":"tool_result","tool_use_id":"call_1","content":"one"},
            {"type":"tool_result","tool_use_id":"c2","content":"two","is_error":true},
            {"type":"text","text":"also"}])");
    }

    void writesPicturesAndDocuments()
    {
        Part image;
        image.kind = Part::Kind::Image;
        image.mediaType = "image/png";
        image.data = "AAAA";
        Part link = image;
        link.data.clear();
        link.url = "https://example.com/a.png";
        Part pdf;
        pdf.kind = Part::Kind::File;
        pdf.mediaType = "application/pdf";
        pdf.data = "JVBE";
        pdf.name = "T";
        Part words = pdf;
        words.mediaType = "text/markdown";
        words.data = "d29yZHM=";
        ChatRequest request;
        request.messages = {{Role::User, {}, {image, link, pdf, words}}};
        expect(written(request)["messages"][0]["content"], R"([
            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},
            {"type":"image","source":{"type":"url","url":"https:\/\/example.com/a.png"}},
            {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"JVBE"},"title":"T"},
            {"type":"document","source":{"type":"text","media_type":"text/plain","data":"words"},"title":"T"}])");
    }

    void writesToolsAndChoices()
    {
        ChatRequest request = hello();
        Tool tool;
        tool.name = "f";
        tool.parameters = R"({"type":"object"})";
        tool.cacheTtl = "1h";
        Tool bare;
        bare.name = "g";
        request.tools = {tool, bare};
        request.parallelToolCalls = false;
        Json body = written(request);
        expect(body["tools"], R"([
            {"name":"f","input_schema":{"type":"object"},"cache_control":{"type":"ephemeral","ttl":"1h"}},
            {"name":"g","input_schema":{"type":"object","properties":{}}}])");
        expect(body["tool_choice"], R"({"type":"auto","disable_parallel_tool_use":true})");
        request.toolChoice = ToolChoice{ToolChoice::Mode::Named, "f"};
        request.parallelToolCalls.reset();
        expect(written(request)["tool_choice"], R"({"type":"tool","name":"f"})");
        request.toolChoice = ToolChoice{ToolChoice::Mode::Required, ""};
        expect(written(request)["tool_choice"], R"({"type":"any"})");
    }

    void asksForJsonByItsSchema()
    {
        ChatRequest request = hello();
        request.shape.kind = AnswerShape::Kind::JsonSchema;
        request.shape.schema = R"({"type":"object","properties":{"a":{"type":"object","properties":{}}}})";
        expect(written(request)["output_config"],
               R"({"format":{"type":"json_schema","schema":{"type":"object",
            "properties":{"a":{"type":"object","properties":{},"additionalProperties":false}},
            "additionalProperties":false}}})");
    }

    void steersThinkingAsTheModelKnowsIt_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("effort");
        QTest::addColumn<int>("budget"); // 1: not said
        QTest::addColumn<int>("limit");
        QTest::addColumn<QByteArray>("thinking");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char *name, const char *model, const char *effort, int budget, int limit,
                            const char *thinking, const char *told) {
            QTest::newRow(name) << QByteArray(model) << QByteArray(effort) << budget << limit
                                << QByteArray(thinking) << QByteArray(told);
        };
        row("nothing said", "claude-sonnet-4-5", "", 1, 9'000, "null", "null");
        row("off", "claude-sonnet-4-5", "none", 1, 9'000, R"({"type":"disabled"})", "null");
        row("effort to budget", "claude-sonnet-4-5", "low", 1, 9'000,
            R"({"type":"enabled","budget_tokens":1024})", "null");
        row("budget stays below the limit", "claude-opus-4-1", "high", 1, 9'000,
            R"({"type":"enabled","budget_tokens":8999})", "null");
        row("no room to think", "claude-opus-4-1", "high", 1, 1'000, "null", "null");
        row("budget", "claude-3-7-sonnet-latest", "", 4'000, 9'000,
            R"({"type":"enabled","budget_tokens":4000})", "null");
        row("effort", "claude-opus-5", "high", 1, 9'000, R"({"type":"adaptive"})", R"({"effort":"high"})");
        row("minimal", "claude-opus-4-7", "minimal", 1, 9'000, R"({"type":"adaptive"})",
            R"({"effort":"low"})");
        row("budget to effort", "claude-opus-5", "", 1'024, 9'000, R"({"type":"adaptive"})",
            R"({"effort":"low"})");
        row("as it likes", "claude-sonnet-5", "", -1, 9'000, R"({"type":"adaptive"})", "null");
    }
    void steersThinkingAsTheModelKnowsIt()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, effort);
        QFETCH(int, budget);
        QFETCH(int, limit);
        QFETCH(QByteArray, thinking);
        QFETCH(QByteArray, told);
        ChatRequest request = hello();
        request.thinking.effort = effort.toStdString();
        if (budget != 1)
            request.thinking.budgetTokens = budget;
        request.outputLimit = limit;
        const Json body = written(request, terms(model.toStdString()));
        expect(body.value("thinking", Json()), thinking.constData());
        expect(body.value("output_config", Json()), told.constData());
    }

    void leavesOutReasoningThatAnthropicDidNotSign()
    {
        ChatRequest request = hello();
        request.messages.push_back({Role::Assistant, {}, {thinking(Format::GeminiContent), text("a")}});
        request.messages.push_back({Role::User, {}, {text("b")}});
        expect(written(request)["messages"][1]["content"], R"([{"type":"text","text":"a"}])");
        request.messages[1].parts[0] = thinking(Format::AnthropicMessages);
        expect(written(request)["messages"][1]["content"][0],
               R"({"type":"thinking","thinking":"hm","signature":"c2ln"})");
    }

    void doesNotThinkOnWithoutTheReasoningBefore()
    {
        ChatRequest request = hello();
        request.thinking.effort = "low";
        request.messages.push_back({Role::Assistant, {}, {toolCall("c", "f", "{}")}});
        request.messages.push_back({Role::Tool, {}, {toolResult("c", "one")}});
        QVERIFY(!written(request).contains("thinking"));
        auto &turn = request.messages[1].parts;
        turn.insert(turn.begin(), thinking(Format::AnthropicMessages));
        QVERIFY(written(request).contains("thinking"));
    }

    void refusesWhatItHasNoWordsFor()
    {
        const auto refusedWith = [](auto &&change) {
            ChatRequest request = hello();
            change(request);
            return refused(request);
        };
        QCOMPARE(refusedWith([](ChatRequest &r) {
                     r.extras = {{"store_me", "1"}};
                 }),
                 std::string("store_me"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.choices = 2; }), std::string("n"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.seed = 1; }), std::string("seed"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.logprobs = true; }), std::string("logprobs"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.frequencyPenalty = 0.5; }),
                 std::string("frequency_penalty"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.temperature = 1.5; }),
                 std::string("temperature above 1"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.logitBias = R"({"1":2})"; }), std::string("logit_bias"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.audioOutput = true; }), std::string("audio"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.messages[0].name = "bob"; }),
                 std::string("messages[].name"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.messages[0].parts[0].kind = Part::Kind::Audio; }),
                 std::string("input_audio"));
        QCOMPARE(refusedWith([](ChatRequest &r) {
                     r.messages[0].parts[0].kind = Part::Kind::Image;
                     r.messages[0].parts[0].fileId = "f";
                 }),
                 std::string("file_id"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.frequencyPenalty = 0; }), std::string("written"));
    }

    void whatItWritesItReadsBack()
    {
        ChatRequest request;
        request.model = "claude-sonnet-5";
        request.streamed = true;
        request.outputLimit = 4'000;
        request.messages = {
            {Role::System, {}, {text("s")}},
            {Role::User, {}, {text("u")}},
            {Role::Assistant,
             {},
             {thinking(Format::AnthropicMessages), text("t"), toolCall("c", "f", R"({"a":[1,2.50,"é"]})")}},
            {Role::Tool, {}, {toolResult("c", "r")}},
            {Role::User, {}, {text("v")}}};
        request.messages[1].parts[0].cacheTtl = "5m";
        Tool tool;
        tool.name = "f";
        tool.description = "d";
        tool.parameters = R"({"type":"object","properties":{"z":{},"a":{}}})";
        tool.strict = true;
        request.tools = {tool};
        request.toolChoice = ToolChoice{ToolChoice::Mode::Required, ""};
        request.parallelToolCalls = false;
        request.temperature = 0.25;
        request.topP = 0.5;
        request.topK = 3;
        request.stop = {"X", "Y"};
        request.thinking.effort = "high";
        request.thinking.budgetTokens = -1;
        request.shape.kind = AnswerShape::Kind::JsonSchema;
        request.shape.schema = R"({"type":"object","properties":{},"additionalProperties":false})";
        request.shape.strict = true;
        RequestTerms forTerms = terms(request.model);
        forTerms.streamed = true;
        std::string body = *anthropicFormat().body(request, forTerms);
        const auto again = anthropicDialect().parse(body, {}, &bytes);
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
        request.messages[2].parts[2].arguments = R"({"a":[1,2.5,"é"]})";
        QVERIFY(again->chat()->messages == request.messages);
        QVERIFY(*again->chat() == request);
    }
};

QTEST_APPLESS_MAIN(AnthropicBodyTest)
#include "anthropicbody_test.moc"
