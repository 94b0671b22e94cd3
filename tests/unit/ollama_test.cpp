#include "dialects/ollama/ollama.h"
#include "formatfixture.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

ParsedCall parsed(const std::string &body)
{
    return parsedCall(ollamaChatDialect(), q(body));
}

ChatRequest with(const std::string &fields)
{
    return *parsed("{'model':'m','messages':[{'role':'user','content':'hi'}]," + fields + "}").chat();
}

Json bodyOf(const ChatRequest &request)
{
    RequestTerms terms;
    terms.model = "m";
    const auto body = ollamaChatFormat().body(request, terms);
    if (!body)
        qFatal("%s", body.error().message.c_str());
    return Json::parse(*body);
}

std::string refused(const ChatRequest &request)
{
    const auto body = ollamaChatFormat().body(request, {});
    return body ? "(accepted)" : body.error().param;
}

std::string extraNames(const ChatRequest &request)
{
    std::string names;
    for (const ExtraField &extra : request.extras)
        names += extra.name + " ";
    return names;
}

ChatRequest plainRequest()
{
    ChatRequest request;
    request.model = "m";
    request.messages = {{Role::User, {}, {textPart("hi")}}};
    return request;
}

std::unique_ptr<AnswerWriter> writer(const ClientDialect &dialect = ollamaChatDialect())
{
    static const ParsedCall call;
    return dialect.answerWriter(call, {});
}

AnswerAssembler streamed(const std::string &lines)
{
    return assembledFrom(eventsOf(ollamaChatFormat(), q(lines)));
}

ChatAnswer richAnswer()
{
    ChatAnswer answer;
    answer.model = "m";
    answer.createdAt = 1795514400;
    answer.choices = {{{textPart("Hm, what is it?", Part::Kind::Thinking), textPart("Grüezi mitenand"),
                        callPart("c1", "f", "{\"a\":[1,2]}"), callPart("c2", "g", "{}")},
                       FinishReason::ToolCalls,
                       {},
                       {}}};
    answer.usage = Usage{.input = 10, .output = 30};
    return answer;
}

} // namespace

class OllamaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsUnlessToldNotTo()
    {
        QVERIFY(parsed("{'model':'m','messages':[]}").call.streamed);
        QVERIFY(!parsed("{'model':'m','messages':[],'stream':false}").call.streamed);
    }

    void readsMessagesAndFindsTheCallsOfResults()
    {
        const ChatRequest read =
            *parsed("{'model':'m','messages':[{'role':'system','content':'be kind'},"
                    "{'role':'user','content':'look','images':['iVBORw0KGgoAAA','/9j/4AAQ']},"
                    "{'role':'assistant','content':'','thinking':'hm','tool_calls':[{'function':{'name':'f',"
                    "'arguments':{'a':1}}},{'id':'x','function':{'index':1,'name':'g','arguments':{}}}]},"
                    "{'role':'tool','content':'two','tool_name':'g'},{'role':'tool','content':'one'}]}")
                 .chat();
        QCOMPARE(extraNames(read), std::string());
        QCOMPARE(read.messages.size(), 5u);
        QCOMPARE(read.messages[1].parts[1].mediaType, std::string("image/png"));
        QCOMPARE(read.messages[1].parts[2].mediaType, std::string("image/jpeg"));
        const auto &calls = read.messages[2].parts;
        QCOMPARE(calls[0].kind, Part::Kind::Thinking);
        QCOMPARE(calls[1].arguments, q("{'a':1}"));
        QCOMPARE(read.messages[3].parts[0].id, std::string("x"));
        QCOMPARE(read.messages[4].parts[0].id, calls[1].id);
        QCOMPARE(read.messages[4].parts[0].name, std::string("f"));
    }

    void readsOptionsAndDropsThoseOfTheMachine()
    {
        const ChatRequest read =
            with("'keep_alive':'5m','truncate':true,'options':{'num_predict':7,'temperature':0.5,'top_k':3,'"
                 "top_p':"
                 "0.25,'min_p':0.125,'seed':9,'stop':'END','repeat_penalty':1.5,'num_ctx':8192,'num_gpu':1}");
        QCOMPARE(extraNames(read), std::string());
        QCOMPARE(read.outputLimit.value_or(0), 7);
        QCOMPARE(read.stop, std::vector<std::string>{"END"});
        QCOMPARE(read.minP.value_or(0), 0.125);
        QCOMPARE(read.seed.value_or(0), 9);
        QVERIFY(!with("'options':{'num_predict':-1}").outputLimit);
    }

    void keepsWhatOnlyOllamaKnowsByName()
    {
        QCOMPARE(extraNames(with("'truncate':false,'options':{'mirostat':1,'typical_p':0.5},'zig':1")),
                 std::string("options.mirostat options.typical_p truncate zig "));
        QCOMPARE(refused(with("'options':{'mirostat':1}")), std::string("options.mirostat"));
    }

    void readsThinkAndFormat()
    {
        QCOMPARE(with("'think':true").thinking.budgetTokens.value_or(0), -1);
        QCOMPARE(with("'think':false").thinking.effort, std::string("none"));
        QCOMPARE(with("'think':'low'").thinking.effort, std::string("low"));
        QCOMPARE(with("'format':'json'").shape.kind, AnswerShape::Kind::JsonObject);
        QCOMPARE(with("'format':{'type':'object'}").shape.schema, q("{'type':'object'}"));
        QCOMPARE(with("'format':''").shape.kind, AnswerShape::Kind::Text);
    }

    void limitsTheOutputWhereverTheOptionsStand()
    {
        const std::pair<std::string, std::string> rows[] = {
            {"{'model':'m'}", "{'options':{'num_predict':7},'model':'m'}"},
            {"{'model':'m','options':{}}", "{'model':'m','options':{'num_predict':7}}"},
            {"{'model':'m','options':{'seed':1}}", "{'model':'m','options':{'num_predict':7,'seed':1}}"},
            {"{'model':'m','options':null}", "{'model':'m','options':{'num_predict':7}}"},
            {"{'model':'m','options':{'num_predict':-1}}", "{'model':'m','options':{'num_predict':7}}"},
        };
        BodyChanges changes;
        changes.outputLimit = 7;
        for (const auto &[before, after] : rows)
            QCOMPARE(forwardedBody(q(before), parsed(before), changes), q(after));
        changes.model = "other";
        QCOMPARE(forwardedBody(q("{'model':'m','options':{'num_predict':9}}"),
                               parsed("{'model':'m','options':{'num_predict':9}}"), changes),
                 q("{'model':'other','options':{'num_predict':7}}"));
    }

    void writesAConversation()
    {
        ChatRequest asked = plainRequest();
        Part result = textPart("", Part::Kind::ToolResult);
        result.id = "call_1";
        result.content = {textPart("rain")};
        result.isError = true;
        Part picture = textPart("", Part::Kind::Image);
        picture.url = "data:image/png;base64,AAAA";
        asked.messages = {{Role::Developer, {}, {textPart("be brief")}},
                          {Role::User, {}, {textPart("weather?"), picture}},
                          {Role::Assistant, {}, {callPart("call_1", "weather", "{\"city\":\"Bern\"}")}},
                          {Role::Tool, {}, {result}}};
        asked.outputLimit = 5;
        asked.thinking.effort = "minimal";
        QCOMPARE(text(bodyOf(asked)),
                 text(json(q(
                     "{'model':'m','messages':[{'role':'system','content':'be brief'},"
                     "{'role':'user','content':'weather?','images':['AAAA']},"
                     "{'role':'assistant','content':'','tool_calls':[{'id':'call_1','function':{'name':"
                     "'weather','arguments':{'city':'Bern'}}}]},"
                     "{'role':'tool','content':'Error: rain','tool_name':'weather','tool_call_id':'call_1'}],"
                     "'stream':false,'think':'low','options':{'num_predict':5}}"))));
    }

    void readsBackWhatItWrites()
    {
        ChatRequest asked = plainRequest();
        Part result = textPart("", Part::Kind::ToolResult);
        result.id = "x1";
        result.name = "f";
        result.content = {textPart("done")};
        Part picture = textPart("", Part::Kind::Image);
        picture.mediaType = "image/gif";
        picture.data = "R0lGODAA";
        asked.messages = {
            {Role::System, {}, {textPart("be kind")}},
            {Role::User, {}, {textPart("look"), picture}},
            {Role::Assistant, {}, {textPart("hm", Part::Kind::Thinking), callPart("x1", "f", "{\"a\":1}")}},
            {Role::Tool, {}, {result}},
            {Role::System, {}, {textPart("be brief")}}};
        Tool tool;
        tool.name = "f";
        tool.description = "does";
        tool.parameters = q("{'type':'object','properties':{}}");
        asked.tools = {tool};
        asked.outputLimit = 50;
        asked.temperature = 0.5;
        asked.topP = 0.25;
        asked.topK = 3;
        asked.minP = 0.125;
        asked.seed = 7;
        asked.frequencyPenalty = 0.5;
        asked.presencePenalty = -0.5;
        asked.repeatPenalty = 1.25;
        asked.logprobs = true;
        asked.topLogprobs = 2;
        asked.stop = {"END"};
        asked.shape.kind = AnswerShape::Kind::JsonSchema;
        asked.shape.schema = q("{'type':'object'}");
        asked.thinking.effort = "low";
        asked.thinking.shown = true;
        QVERIFY(chatRequest(ollamaChatDialect(), bodyOf(asked).dump()) == asked);
    }

    void refusesWhatItHasNoWordsFor()
    {
        const auto refusedWith = [](auto change) {
            ChatRequest asked = plainRequest();
            change(asked);
            return refused(asked);
        };
        QCOMPARE(refusedWith([](ChatRequest &r) { r.choices = 2; }), std::string("n"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.logitBias = "{\"1\":2}"; }), std::string("logit_bias"));
        QCOMPARE(refusedWith([](ChatRequest &r) {
                     r.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
                 }),
                 std::string("tool_choice"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.messages[0].name = "ann"; }),
                 std::string("messages[].name"));
        QCOMPARE(refusedWith([](ChatRequest &r) {
                     r.messages[0].parts[0].kind = Part::Kind::Image;
                     r.messages[0].parts[0].url = "https://example.com/a.png";
                 }),
                 std::string("image_url"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.messages[0].parts[0].kind = Part::Kind::Audio; }),
                 std::string("input_audio"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.messages[0].parts[0].kind = Part::Kind::File; }),
                 std::string("file"));
    }

    void tellsNoToolsWhereNoneMayBeCalled()
    {
        ChatRequest asked = plainRequest();
        asked.tools.resize(1);
        asked.toolChoice = ToolChoice{ToolChoice::Mode::None, {}};
        QVERIFY(!bodyOf(asked).contains("tools"));
    }

    void takesAPromptForAConversationOfOneTurn()
    {
        const ParsedCall call = parsedCall(
            ollamaGenerateDialect(),
            q("{'model':'m','system':'be kind','prompt':'hi','images':['/9j/AA'],'suffix':'','context':[]}"));
        const ChatRequest &read = *call.chat();
        QCOMPARE(extraNames(read), std::string());
        QCOMPARE(read.messages.size(), 2u);
        QCOMPARE(read.messages[1].parts.size(), 2u);
        RequestTerms terms;
        terms.model = "m";
        terms.streamed = true;
        const Json body = Json::parse(*ollamaGenerateFormat().body(read, terms));
        QCOMPARE(text(body), text(json(q("{'model':'m','prompt':'hi','images':['/9j/AA'],'system':'be kind',"
                                         "'stream':true}"))));
        const ParsedCall special = parsedCall(
            ollamaGenerateDialect(),
            q("{'model':'m','prompt':'hi','suffix':'x','template':'t','raw':true,'context':[1,2]}"));
        QCOMPARE(extraNames(*special.chat()), std::string("raw template suffix context "));
        QVERIFY(special.call.input.unbounded);
        ChatRequest longer = plainRequest();
        longer.messages.push_back({Role::Assistant, {}, {textPart("ho")}});
        QCOMPARE(ollamaGenerateFormat().body(longer, {}).error().param, std::string("messages"));
    }

    void readsUsage()
    {
        checkUsage(ollamaChatFormat(), "usage/ollama.json",
                   [](const std::string &frame) { return frame + "\n"; });
    }

    void tellsAStreamAsOllamaDoes()
    {
        const auto events = eventsOf(ollamaChatFormat(), fixture("streams/ollama-mixed.in"));
        QVERIFY(assembledFrom(events).complete());
        QCOMPARE(written(*writer(), events), fixture("streams/ollama-mixed.out"));
    }

    void tellsAnswersAndReadsThemBack()
    {
        const ChatAnswer answer = richAnswer();
        const auto whole = ollamaChatFormat().answerReader()->whole(writer()->whole(answer));
        QVERIFY(whole.ok() && *whole == answer);
        for (const std::size_t pieces : {1, 3, 100}) {
            const AnswerAssembler assembler =
                assembledFrom(eventsOf(ollamaChatFormat(), written(*writer(), asStream(answer, pieces))));
            QVERIFY(assembler.complete());
            QVERIFY(assembler.answer() == answer);
        }
    }

    void answersAPromptInItsOwnShape()
    {
        ChatAnswer answer = richAnswer();
        answer.choices[0].parts.resize(2);
        answer.choices[0].finish = FinishReason::Length;
        const auto out = writer(ollamaGenerateDialect());
        QCOMPARE(
            text(json(out->whole(answer))),
            text(json(
                q("{'model':'m','created_at':'2026-11-24T10:00:00Z','response':'Grüezi mitenand','thinking':"
                  "'Hm, what is it?','done':true,'done_reason':'length','prompt_eval_count':10,"
                  "'eval_count':30}"))));
        const AnswerAssembler assembler = assembledFrom(
            eventsOf(ollamaGenerateFormat(), written(*writer(ollamaGenerateDialect()), asStream(answer))));
        QVERIFY(assembler.answer() == answer);
    }

    void takesAStreamForWholeOnlyAtItsMark()
    {
        QVERIFY(!streamed("{'message':{'content':'hi'},'done':false}\n").complete());
        QVERIFY(streamed("{'message':{'content':'hi'},'done':true}\n").complete());
        QVERIFY(
            !streamed("{'message':{'content':'hi'},'done':false}\n{'error':'out of memory'}\n").complete());
        QVERIFY(!streamed("{'message':\n{'message':{'content':'hi'},'done':true}\n").complete());
        QVERIFY(!streamed("").complete());
    }

    void tellsErrors()
    {
        CallError cap;
        cap.status = 402;
        cap.code = "spend_cap_exceeded";
        cap.message = "over";
        cap.details = q("{'scope':'project','limit_usd':'1.0'}");
        QCOMPARE(ollamaChatDialect().errorBody(cap),
                 q("{'error':'over','code':'spend_cap_exceeded','scope':'project','limit_usd':'1.0'}"));
        std::string out;
        writer()->failure(cap, out);
        QVERIFY(out.ends_with("}\n"));
        QCOMPARE(ollamaChatFormat().error(404, q("{'error':'model not found'}")).message,
                 std::string("model not found"));
        QVERIFY(ollamaChatFormat().error(502, "<html>").message.empty());
    }

    void tellsHowLongItTook()
    {
        QCOMPARE(writer()->withCost("{\"done\":true}", 5, "0.1"),
                 q("{'done':true,'total_duration':5000000}"));
    }

    void embeds()
    {
        const auto request = *parsedCall(ollamaEmbeddingsDialect(),
                                         q("{'model':'m','input':['a','b'],'dimensions':2,'truncate':true}"))
                                  .embedding();
        QCOMPARE(request.texts.size(), 2u);
        QVERIFY(request.extras.empty());
        RequestTerms terms;
        terms.model = "m";
        QCOMPARE(*ollamaEmbeddingsFormat().body(request, terms),
                 q("{'model':'m','input':['a','b'],'dimensions':2}"));
        QCOMPARE(
            parsedCall(ollamaEmbeddingsDialect(), q("{'model':'m','input':'a'}")).embedding()->texts.size(),
            1u);
        const std::string body = q("{'model':'m','embeddings':[[0.5,-1],[0.1,2]],'prompt_eval_count':8}");
        const auto answer = ollamaEmbeddingsFormat().embeddings(body);
        QCOMPARE(answer->promptTokens.value_or(0), 8);
        QCOMPARE(writer(ollamaEmbeddingsDialect())->whole(*answer), body);
        QVERIFY(!ollamaEmbeddingsFormat().embeddings("{}").ok());
    }

    void survivesHostileAnswers()
    {
        for (const char *body :
             {"", "[]", "null", "{\"done\":true}", "{\"message\":5,\"done\":true}",
              "{\"message\":{\"tool_calls\":[5,{},{\"function\":{}}],\"content\":[]},\"done\":true}",
              "{\"error\":{}}", "{\"created_at\":\"2026-99-99T99:99:99Z\",\"done\":true}",
              "{\"created_at\":\"2026-11-24T10:00:00+\",\"done\":true}"}) {
            (void)ollamaChatFormat().answerReader()->whole(body);
        }
    }
};

QTEST_APPLESS_MAIN(OllamaTest)
#include "ollama_test.moc"
