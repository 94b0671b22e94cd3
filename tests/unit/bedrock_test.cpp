#include "dialects/anthropic/anthropic.h"
#include "dialects/bedrock/bedrock.h"
#include "formatfixture.h"
#include "support/fakeeventstream.h"

#include <QTest>

using namespace llm0;
using namespace llm0::formats;

namespace {

constexpr const char *claude = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

ChatRequest hello()
{
    ChatRequest request;
    request.messages = {{Role::User, {}, {textPart("Hi")}}};
    return request;
}

RequestTerms terms(const char *model = claude)
{
    RequestTerms terms;
    terms.model = model;
    terms.outputBound = 20'000;
    return terms;
}

Json body(const ChatRequest &request, const char *model = claude)
{
    const auto body = bedrockFormat().body(request, terms(model));
    if (!body)
        qFatal("%s", body.error().message.c_str());
    return Json::parse(*body);
}

std::string refused(const ChatRequest &request, const char *model = claude)
{
    const auto body = bedrockFormat().body(request, terms(model));
    return body ? "(written)" : body.error().param;
}

void expect(const Json &json, const std::string &expected)
{
    QCOMPARE(json.dump(), Json::parse(q(expected)).dump());
}

Part resultPart(std::string id, std::vector<Part> content)
{
    Part part;
    part.kind = Part::Kind::ToolResult;
    part.id = std::move(id);
    part.content = std::move(content);
    return part;
}

Part mediaPart(Part::Kind kind, std::string mediaType, std::string data)
{
    Part part;
    part.kind = kind;
    part.mediaType = std::move(mediaType);
    part.data = std::move(data);
    return part;
}

Part thinkingPart(Format origin)
{
    Part part = textPart("hm", Part::Kind::Thinking);
    part.signature = Signature{origin, "c2ln"};
    return part;
}

nlohmann::json bucketsOf(const Usage &usage)
{
    nlohmann::json buckets = nlohmann::json::object();
    const auto add = [&buckets](const char *name, std::int64_t count) {
        if (count != 0)
            buckets[name] = count;
    };
    add("input", usage.input);
    add("cacheRead", usage.cacheRead);
    add("cacheWrite5m", usage.cacheWrite5m);
    add("cacheWrite1h", usage.cacheWrite1h);
    add("output", usage.output);
    return buckets;
}

std::string message(const std::string &type, const std::string &payload, bool exception = false)
{
    return fake::eventStreamMessage({{exception ? ":exception-type" : ":event-type", type}}, payload);
}

AnswerAssembler streamed(const Json &frames)
{
    std::string bytes;
    for (const Json &frame : frames)
        bytes += message(frame[0], frame[1].dump());
    return assembledFrom(eventsOf(bedrockFormat(), bytes));
}

} // namespace

class BedrockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheSmallestCall()
    {
        expect(
            body(hello()),
            "{'messages':[{'role':'user','content':[{'text':'Hi'}]}],'inferenceConfig':{'maxTokens':20000}}");
    }

    void writesSettings()
    {
        ChatRequest request = hello();
        request.messages.insert(request.messages.begin(), {Role::System, {}, {textPart("Be brief.")}});
        request.messages[0].parts[0].cacheTtl = "5m";
        request.messages[1].parts[0].cacheTtl = "1h";
        request.outputLimit = 100;
        request.temperature = 0.5;
        request.topP = 0.9;
        request.topK = 7;
        request.stop = {"END"};
        const Json written = body(request);
        expect(written["system"], "[{'text':'Be brief.'},{'cachePoint':{'type':'default'}}]");
        expect(written["messages"][0]["content"],
               "[{'text':'Hi'},{'cachePoint':{'type':'default','ttl':'1h'}}]");
        expect(written["inferenceConfig"],
               "{'maxTokens':100,'temperature':0.5,'topP':0.9,'stopSequences':['END']}");
        expect(written["additionalModelRequestFields"], "{'top_k':7}");
        expect(body(request, "amazon.nova-pro-v1:0")["additionalModelRequestFields"],
               "{'inferenceConfig':{'topK':7}}");
        QCOMPARE(refused(request, "meta.llama3-1-8b-instruct-v1:0"), std::string("top_k"));
    }

    void leavesCacheMarksOutWhereTheModelTakesNone()
    {
        ChatRequest request = hello();
        request.messages[0].parts[0].cacheTtl = "5m";
        expect(body(request, "meta.llama3-1-8b-instruct-v1:0")["messages"][0]["content"], "[{'text':'Hi'}]");
    }

    void writesToolTurns()
    {
        ChatRequest request = hello();
        request.messages.push_back({Role::Assistant, {}, {textPart(""), callPart("a.1", "f", "{\"x\":1}")}});
        request.messages.push_back(
            {Role::Tool,
             {},
             {resultPart("a.1", {textPart("ok"), mediaPart(Part::Kind::Image, "image/png", "AAAA")})}});
        request.messages.back().parts[0].isError = true;
        request.messages.push_back({Role::User, {}, {textPart("and?")}});
        Tool tool;
        tool.name = "f";
        tool.description = "d";
        tool.parameters = "{\"type\":\"object\"}";
        tool.strict = true;
        request.tools = {tool};
        request.toolChoice = ToolChoice{ToolChoice::Mode::Named, "f"};
        const Json written = body(request);
        expect(written["messages"][1]["content"],
               "[{'toolUse':{'toolUseId':'a_1','name':'f','input':{'x':1}}}]");
        expect(written["messages"][2]["content"],
               "[{'toolResult':{'toolUseId':'a_1','content':[{'text':'ok'},{'image':{'format':'png','source':"
               "{'bytes':'AAAA'}}}],'status':'error'}},{'text':'and?'}]");
        expect(written["toolConfig"],
               "{'tools':[{'toolSpec':{'name':'f','description':'d','inputSchema':{'json':{'type':'object'}},"
               "'strict':true}}],'toolChoice':{'tool':{'name':'f'}}}");
        request.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
        expect(body(request)["toolConfig"]["toolChoice"], "{'any':{}}");
        request.parallelToolCalls = false;
        expect(body(request)["additionalModelRequestFields"],
               "{'tool_choice':{'type':'any','disable_parallel_tool_use':true}}");
        QCOMPARE(refused(request, "amazon.nova-pro-v1:0"), std::string("parallel_tool_calls"));
        request.toolChoice = ToolChoice{ToolChoice::Mode::None, {}};
        QCOMPARE(refused(request), std::string("tool_choice none"));
        request.messages.resize(1);
        QVERIFY(!body(request).contains("toolConfig"));
    }

    void writesPicturesAndDocuments()
    {
        ChatRequest request;
        Part pdf = mediaPart(Part::Kind::File, "application/pdf", "JVBE");
        pdf.name = "My report_v2.pdf";
        Part stored = mediaPart(Part::Kind::Image, "image/jpeg", "");
        stored.url = "s3://bucket/a.jpg";
        request.messages = {
            {Role::User, {}, {pdf, mediaPart(Part::Kind::File, "text/plain", "YQ=="), stored}}};
        expect(body(request)["messages"][0]["content"],
               "[{'document':{'format':'pdf','name':'My-report-v2-pdf-1','source':{'bytes':'JVBE'}}},"
               "{'document':{'format':'txt','name':'document-2','source':{'bytes':'YQ=='}}},"
               "{'image':{'format':'jpeg','source':{'s3Location':{'uri':'s3:\\/\\/bucket\\/a.jpg'}}}}]");
        request.messages[0].parts[2].url = "https://example.com/a.jpg";
        QCOMPARE(refused(request), std::string("image by URL"));
        request.messages[0].parts[2] = mediaPart(Part::Kind::Image, "image/tiff", "AAAA");
        QCOMPARE(refused(request), std::string("image image/tiff"));
    }

    void steersThinking_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("effort");
        QTest::addColumn<QByteArray>("additional");
        QTest::addColumn<QByteArray>("output");
        const auto row = [](const char *model, const char *effort, const char *additional,
                            const char *output) {
            QTest::addRow("%s %s", model, effort)
                << QByteArray(model) << QByteArray(effort) << QByteArray(additional) << QByteArray(output);
        };
        row("anthropic.claude-sonnet-4-5-20250929-v1:0", "low",
            "{'thinking':{'type':'enabled','budget_tokens':1024}}", "null");
        row("global.anthropic.claude-opus-4-7-v1", "high", "{'thinking':{'type':'adaptive'}}",
            "{'effort':'high'}");
        row("amazon.nova-2-lite-v1:0", "high",
            "{'reasoningConfig':{'type':'enabled','maxReasoningEffort':'high'}}", "null");
        row("openai.gpt-oss-120b-1:0", "medium", "{'reasoning_effort':'medium'}", "null");
        row("meta.llama3-1-8b-instruct-v1:0", "none", "null", "null");
    }
    void steersThinking()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, effort);
        QFETCH(QByteArray, additional);
        QFETCH(QByteArray, output);
        ChatRequest request = hello();
        request.thinking.effort = effort.toStdString();
        const Json written = body(request, model.constData());
        expect(written.value("additionalModelRequestFields", Json()), additional.toStdString());
        expect(written.value("outputConfig", Json()), output.toStdString());
    }

    void asksForJsonByItsSchema()
    {
        ChatRequest request = hello();
        request.shape.kind = AnswerShape::Kind::JsonSchema;
        request.shape.name = "N";
        request.shape.schema = "{\"type\":\"object\",\"properties\":{}}";
        const Json format = body(request)["outputConfig"]["textFormat"];
        QVERIFY(format["type"] == "json_schema");
        QCOMPARE(format["structure"]["jsonSchema"]["schema"].get<std::string>(),
                 std::string("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}"));
    }

    void leavesOutReasoningThatBedrockDidNotSign()
    {
        ChatRequest request = hello();
        request.messages.push_back(
            {Role::Assistant, {}, {thinkingPart(Format::AnthropicMessages), textPart("a")}});
        expect(body(request)["messages"][1]["content"], "[{'text':'a'}]");
        request.messages[1].parts[0] = thinkingPart(Format::BedrockConverse);
        expect(body(request)["messages"][1]["content"][0],
               "{'reasoningContent':{'reasoningText':{'text':'hm','signature':'c2ln'}}}");
    }

    void refusesWhatItHasNoWordsFor()
    {
        const auto with = [](auto &&change) {
            ChatRequest request = hello();
            change(request);
            return refused(request);
        };
        QCOMPARE(with([](ChatRequest &r) {
                     r.extras = {{"mcp_servers", "[]"}};
                 }),
                 std::string("mcp_servers"));
        QCOMPARE(with([](ChatRequest &r) { r.choices = 2; }), std::string("n"));
        QCOMPARE(with([](ChatRequest &r) { r.seed = 1; }), std::string("seed"));
        QCOMPARE(with([](ChatRequest &r) { r.presencePenalty = 1; }), std::string("presence_penalty"));
        QCOMPARE(with([](ChatRequest &r) { r.messages[0].name = "bob"; }), std::string("messages[].name"));
        QCOMPARE(with([](ChatRequest &r) { r.messages[0].parts[0].kind = Part::Kind::Audio; }),
                 std::string("input_audio"));
        QCOMPARE(with([](ChatRequest &r) { r.thinking.effort = "none"; }), std::string("(written)"));
    }

    void readsUsageIntoDisjointBuckets()
    {
        const Json cases = Json::parse(fixture("usage/bedrock.json"));
        QVERIFY(cases.size() >= 25);
        for (const Json &each : cases) {
            const std::string name = each["name"];
            Usage usage;
            if (each.contains("whole")) {
                usage = *bedrockFormat().answerReader()->whole(each["whole"].dump())->usage;
            } else {
                const AnswerAssembler stream = streamed(each["stream"]);
                QVERIFY2(stream.complete(), name.c_str());
                usage = *stream.answer().usage;
            }
            const nlohmann::json told = bucketsOf(usage);
            const nlohmann::json wanted = each["usage"];
            QVERIFY2(told == wanted, (name + ": " + told.dump()).c_str());
        }
    }

    void readsAStream()
    {
        const std::string bytes = fixture("streams/bedrock-tools.in");
        const AnswerAssembler assembler = assembledFrom(eventsOf(bedrockFormat(), bytes));
        QVERIFY(assembler.complete() && !assembler.answer().unread);
        const auto &parts = assembler.answer().choices.front().parts;
        QCOMPARE(parts.size(), 5u);
        QVERIFY(parts[0].signature->origin == Format::BedrockConverse);
        QCOMPARE(parts[0].text, std::string("Two cities, two calls."));
        QVERIFY(parts[1].kind == Part::Kind::RedactedThinking);
        QCOMPARE(parts[3].arguments, std::string("{\"city\": \"Rome\"}"));
        QCOMPARE(parts[4].arguments, std::string("{}"));
        QVERIFY(assembler.answer().choices.front().finish == FinishReason::ToolCalls);
    }

    void tellsAStreamToAnthropicsClients()
    {
        static const ParsedCall call;
        const auto events = eventsOf(bedrockFormat(), fixture("streams/bedrock-tools.in"));
        QCOMPARE(written(*anthropicDialect().answerWriter(call, {}), events),
                 fixture("streams/bedrock-tools.out"));
    }

    void aStreamWithoutItsEndIsNotWhole()
    {
        const std::string bytes = fixture("streams/bedrock-tools.in");
        const std::size_t stop = bytes.find("messageStop");
        for (std::size_t cut = 0; cut <= stop; ++cut)
            QVERIFY(!assembledFrom(eventsOf(bedrockFormat(), bytes.substr(0, cut))).complete());
        const std::string stopped = message("messageStart", "{}") + message("messageStop", "{}");
        QVERIFY(assembledFrom(eventsOf(bedrockFormat(), stopped)).complete());
    }

    void exceptionsBreakTheStreamOff()
    {
        const std::string bytes =
            message("messageStart", "{\"role\":\"assistant\"}")
            + message("throttlingException", "{\"message\":\"Too many requests\"}", true);
        const auto events = eventsOf(bedrockFormat(), bytes);
        QVERIFY(events.back().kind == AnswerEvent::Kind::Error);
        QCOMPARE(events.back().text, std::string("throttlingException: Too many requests"));
        const auto bare = eventsOf(bedrockFormat(), message("internalServerException", "", true));
        QCOMPARE(bare.back().text, std::string("internalServerException"));
    }

    void brokenFramesAreErrors()
    {
        for (const char *broken : {"", "{", "[]", "7"}) {
            const auto events = eventsOf(bedrockFormat(), message("contentBlockDelta", broken));
            QCOMPARE(events.size(), 1u);
            QVERIFY(events[0].kind == AnswerEvent::Kind::Error);
        }
        QVERIFY(eventsOf(bedrockFormat(), message("never_seen", "{}")).empty());
        QVERIFY(eventsOf(bedrockFormat(), message("contentBlockStop", "{\"contentBlockIndex\":9}")).empty());
    }

    void readsWholeAnswers()
    {
        const auto answer = bedrockFormat().answerReader()->whole(q(
            "{'output':{'message':{'role':'assistant','content':[{'reasoningContent':{'reasoningText':{'text'"
            ":'hm',"
            "'signature':'c2ln'}}},{'reasoningContent':{'redactedContent':'ZW5j'}},{'text':'a'},{'toolUse':{"
            "'toolUseId':'t','name':'f','input':{'x':1}}},{'video':{}}]}},'stopReason':'tool_use',"
            "'usage':{'inputTokens':1,'outputTokens':2}}"));
        QVERIFY(answer->unread);
        const auto &parts = answer->choices.front().parts;
        QCOMPARE(parts.size(), 4u);
        QCOMPARE(parts[0].signature->value, std::string("c2ln"));
        QCOMPARE(parts[3].arguments, std::string("{\"x\":1}"));
        QVERIFY(!bedrockFormat().answerReader()->whole("{\"message\":\"no\"}").ok());
        QVERIFY(!bedrockFormat().answerReader()->whole("").ok());
    }

    void readsFinishReasons_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<int>("finish");
        const auto row = [](const char *reason, FinishReason finish) {
            QTest::newRow(reason) << QByteArray(reason) << int(finish);
        };
        row("end_turn", FinishReason::Stop);
        row("stop_sequence", FinishReason::StopSequence);
        row("max_tokens", FinishReason::Length);
        row("model_context_window_exceeded", FinishReason::Length);
        row("tool_use", FinishReason::ToolCalls);
        row("content_filtered", FinishReason::ContentFilter);
        row("guardrail_intervened", FinishReason::ContentFilter);
        row("malformed_tool_use", FinishReason::Other);
    }
    void readsFinishReasons()
    {
        QFETCH(QByteArray, reason);
        QFETCH(int, finish);
        const Json told = {{"output", {{"message", {{"content", Json::array()}}}}},
                           {"stopReason", reason.toStdString()}};
        QCOMPARE(int(bedrockFormat().answerReader()->whole(told.dump())->choices.front().finish), finish);
    }

    void readsErrors()
    {
        const CallError told = bedrockFormat().error(
            429, q("{'__type':'com.amazon.coral#ThrottlingException:x','message':'slow down'}"));
        QCOMPARE(told.code, std::string("ThrottlingException"));
        QCOMPARE(told.message, std::string("slow down"));
        QCOMPARE(bedrockFormat().error(403, "{\"Message\":\"no\"}").message, std::string("no"));
        QCOMPARE(bedrockFormat().error(500, "<html>").status, 500);
    }
};

QTEST_APPLESS_MAIN(BedrockTest)
#include "bedrock_test.moc"
