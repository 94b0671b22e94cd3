#include "budget/costestimator.h"
#include "dialects/anthropic/anthropic.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

using Json = nlohmann::ordered_json;

std::int64_t bound(std::string_view text)
{
    return textTokenBound(text);
}

Json smallest()
{
    return {{"model", "claude-sonnet-4-5"},
            {"max_tokens", 100},
            {"messages", {{{"role", "user"}, {"content", "Hi"}}}}};
}

Json with(const char *name, Json value)
{
    Json body = smallest();
    body[name] = std::move(value);
    return body;
}

Json withBlocks(Json blocks, const char *role = "user")
{
    return with("messages", {{{"role", role}, {"content", std::move(blocks)}}});
}

Result<ParsedCall> parsed(std::string body, bool countsOnly = false)
{
    CallTarget target;
    target.countsOnly = countsOnly;
    return anthropicDialect().parse(body, target, &bound);
}

ParsedCall read(const Json &body)
{
    auto call = parsed(body.dump());
    if (!call)
        throw std::runtime_error(call.error().message);
    return std::move(call).value();
}

ChatRequest request(const Json &body)
{
    return *read(body).chat();
}

std::string refusedField(const Json &body)
{
    const auto call = parsed(body.dump());
    return call ? "read" : call.error().param;
}

std::vector<std::string> extrasOf(const Json &body)
{
    std::vector<std::string> names;
    for (const ExtraField &extra : request(body).extras)
        names.push_back(extra.name);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

class AnthropicRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSmallestCall()
    {
        const ParsedCall call = read(smallest());
        QCOMPARE(call.call.model, std::string("claude-sonnet-4-5"));
        QCOMPARE(*call.call.outputLimit, 100);
        QCOMPARE(call.call.input.messages, 1);
        QVERIFY(!call.call.input.unbounded && !call.call.input.cacheWrites && !call.call.streamed);
        QCOMPARE(call.chat()->messages[0].parts[0].text, std::string("Hi"));
    }

    void readsSystemPromptsAsFirstMessages()
    {
        const auto text = request(with("system", "Be brief."));
        QCOMPARE(text.messages.size(), std::size_t(2));
        QVERIFY(text.messages[0].role == Role::System);
        QCOMPARE(text.messages[0].parts[0].text, std::string("Be brief."));
        const auto blocks = request(with("system", Json::parse(R"([{"type":"text","text":"a"},
            {"type":"text","text":"b","cache_control":{"type":"ephemeral","ttl":"1h"}}])")));
        QCOMPARE(blocks.messages[0].parts[1].cacheTtl, std::string("1h"));
    }

    void readsEveryKindOfBlock()
    {
        const auto parts = request(withBlocks(Json::parse(R"([
            {"type":"text","text":"See"},
            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},
            {"type":"image","source":{"type":"url","url":"https:\/\/example.com/a.png"}},
            {"type":"image","source":{"type":"file","file_id":"file_1"}},
            {"type":"document","title":"T","source":{"type":"base64","media_type":"application/pdf","data":"JVBE"}},
            {"type":"document","source":{"type":"text","media_type":"text/plain","data":"words"}},
            {"type":"search_result","title":"Q","source":"https:\/\/q","content":[{"type":"text","text":"found"}]}
        ])")))
                               .messages[0]
                               .parts;
        QCOMPARE(parts.size(), std::size_t(7));
        QCOMPARE(parts[1].mediaType, std::string("image/png"));
        QCOMPARE(parts[1].data, std::string("AAAA"));
        QCOMPARE(parts[2].url, std::string("https://example.com/a.png"));
        QCOMPARE(parts[3].fileId, std::string("file_1"));
        QVERIFY(parts[4].kind == Part::Kind::File);
        QCOMPARE(parts[4].name, std::string("T"));
        QCOMPARE(parts[5].data, std::string("d29yZHM="));
        QCOMPARE(parts[6].text, std::string("Q\nhttps://q\n\nfound\n"));
    }

    void readsAToolTurn()
    {
        const auto messages = request(with("messages", Json::parse(R"([
            {"role":"user","content":"Weather?"},
            {"role":"assistant","content":[
                {"type":"thinking","thinking":"hm","signature":"c2ln"},
                {"type":"redacted_thinking","data":"ZW5j"},
                {"type":"tool_use","id":"toolu_1","name":"weather","input":{"city":"Rome"},"caller":{"type":"direct"}}]},
            {"role":"user","content":[
                {"type":"tool_result","tool_use_id":"toolu_1","is_error":true,"content":[
                    {"type":"text","text":"no"},
                    {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]},
                {"type":"tool_result","tool_use_id":"toolu_2","content":"plain"},
                {"type":"text","text":"and?"}]}])")))
                                  .messages;
        QCOMPARE(messages.size(), std::size_t(5));
        const auto &turn = messages[1].parts;
        QVERIFY(turn[0].signature->origin == Format::AnthropicMessages && turn[0].signature->value == "c2ln");
        QVERIFY(turn[1].kind == Part::Kind::RedactedThinking && turn[1].signature->value == "ZW5j");
        QCOMPARE(turn[2].arguments, std::string(R"({"city":"Rome"})"));
        QVERIFY(messages[2].role == Role::Tool && messages[3].role == Role::Tool);
        QVERIFY(messages[2].parts[0].isError);
        QCOMPARE(messages[2].parts[0].content.size(), std::size_t(2));
        QCOMPARE(messages[3].parts[0].content[0].text, std::string("plain"));
        QVERIFY(messages[4].role == Role::User);
    }

    void findsReasoningOfOthersBehindItsMark()
    {
        const auto part = request(withBlocks(Json::parse(R"([{"type":"thinking","thinking":"","signature":
            "llm0.gemini_content.abc"}])"),
                                             "assistant"))
                              .messages[0]
                              .parts[0];
        QVERIFY(part.signature->origin == Format::GeminiContent);
        QCOMPARE(part.signature->value, std::string("abc"));
    }

    void readsSettings()
    {
        Json body = smallest();
        body.update(Json::parse(R"({"stream":true,"temperature":0.5,"top_p":0.9,"top_k":40,
            "stop_sequences":["END"],"service_tier":"auto","metadata":{"user_id":"alice"},
            "tools":[{"name":"f","description":"d","input_schema":{"type":"object"},"strict":true,
                      "cache_control":{"type":"ephemeral"}}],
            "tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},
            "output_config":{"effort":"low","format":{"type":"json_schema","schema":{"type":"object"}}},
            "speed":"standard","inference_geo":"global","diagnostics":{"previous_message_id":"m"}})"));
        const ParsedCall call = read(body);
        const ChatRequest &chat = *call.chat();
        QVERIFY(call.call.streamed && chat.extras.empty());
        QCOMPARE(*chat.temperature, 0.5);
        QCOMPARE(*chat.topP, 0.9);
        QCOMPARE(*chat.topK, 40);
        QCOMPARE(chat.stop, Names{"END"});
        QCOMPARE(call.call.customer, std::string("alice"));
        QVERIFY(chat.tools[0].strict.value() && chat.tools[0].cacheTtl == "5m");
        QVERIFY(chat.toolChoice->mode == ToolChoice::Mode::Named && chat.toolChoice->name == "f");
        QVERIFY(!*chat.parallelToolCalls);
        QCOMPARE(chat.thinking.effort, std::string("low"));
        QVERIFY(chat.shape.kind == AnswerShape::Kind::JsonSchema);
        QVERIFY(call.call.input.cacheWrites);
    }

    void readsThinking_data()
    {
        QTest::addColumn<QByteArray>("thinking");
        QTest::addColumn<int>("budget");
        QTest::newRow("enabled") << QByteArray(R"({"type":"enabled","budget_tokens":2048})") << 2048;
        QTest::newRow("adaptive") << QByteArray(R"({"type":"adaptive","display":"omitted"})") << -1;
        QTest::newRow("disabled") << QByteArray(R"({"type":"disabled"})") << 0;
    }
    void readsThinking()
    {
        QFETCH(QByteArray, thinking);
        QFETCH(int, budget);
        QCOMPARE(*request(with("thinking", Json::parse(thinking.toStdString()))).thinking.budgetTokens,
                 budget);
    }

    void aFittedLimitLeavesRoomForTheThinkingBudget()
    {
        const ParsedCall call = read(with("thinking", {{"type", "enabled"}, {"budget_tokens", 2048}}));
        QCOMPARE(call.call.leastOutput, 2049);
        QCOMPARE(read(with("thinking", {{"type", "adaptive"}})).call.leastOutput, 0);
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *fields, const char *field) {
            QTest::newRow(fields) << QByteArray(fields) << QString::fromUtf8(field);
        };
        row(R"({"model":""})", "model");
        row(R"({"max_tokens":null})", "max_tokens");
        row(R"({"max_tokens":"9"})", "max_tokens");
        row(R"({"max_tokens":-1})", "max_tokens");
        row(R"({"messages":[]})", "messages");
        row(R"({"messages":[{"content":"x"}]})", "messages[].role");
        row(R"({"messages":[{"role":"tool","content":"x"}]})", "messages[].role");
        row(R"({"messages":[{"role":"user","content":[{"text":"x"}]}]})", "messages[].content[].type");
        row(R"({"messages":[{"role":"user","content":[{"type":"text","text":1}]}]})",
            "messages[].content[].text");
        row(R"({"tools":[{"input_schema":{}}]})", "tools[].name");
        row(R"({"tools":[{"type":"advisor_20260301","name":"advisor","model":"claude-opus-5"}]})",
            "tools[].type");
        row(R"({"tool_choice":{"type":"maybe"}})", "tool_choice.type");
        row(R"({"speed":"fast"})", "speed");
        row(R"({"inference_geo":"us"})", "inference_geo");
        row(R"({"fallbacks":"default"})", "fallbacks");
        row(R"({"thinking":{"type":"enabled","budget_tokens":0}})", "thinking.budget_tokens");
    }
    void refusesByName()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QString, field);
        Json body = smallest();
        body.update(Json::parse(fields.toStdString()));
        QCOMPARE(QString::fromStdString(refusedField(body)), field);
    }

    void refusesDoubledFields()
    {
        const auto doubled = parsed(R"({"model":"a","model":"b","max_tokens":1,"messages":[]})");
        QCOMPARE(doubled.error().param, std::string("model"));
        const auto inside = parsed(
            R"({"model":"a","max_tokens":1,"messages":[{"role":"user","role":"assistant","content":"x"}]})");
        QCOMPARE(inside.error().param, std::string("messages[].role"));
        QVERIFY(!parsed("{").ok() && !parsed("[]").ok() && !parsed("{} x").ok());
    }

    void countsTokensWithoutALimit()
    {
        Json body = smallest();
        body.erase("max_tokens");
        const auto call = parsed(body.dump(), true);
        QVERIFY(call.ok());
        BodyChanges changes;
        changes.outputLimit = 7;
        QVERIFY(forwardedBody(body.dump(), *call, changes).starts_with("{\"max_tokens\":7,\"model\""));
    }

    void splicesOnlyModelAndLimit()
    {
        const std::string end = " , \"messages\":[{\"role\":\"user\",\"content\":\"é\\u00e9\"}], \"x\": 1.0}";
        const std::string body = "{ \"model\" : \"claude-x\", \"max_tokens\":  9" + end;
        const std::string changed = "{ \"model\" : \"claude-y\", \"max_tokens\":  5" + end;
        const auto call = parsed(body);
        BodyChanges changes;
        changes.model = "claude-y";
        changes.outputLimit = 5;
        changes.askForStreamUsage = true;
        QCOMPARE(forwardedBody(body, *call, changes), changed);
        QCOMPARE(forwardedBody(body, *call, {}), body);
    }

    void keepsWhatOnlyAnthropicKnows_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char *fields, const char *name) {
            QTest::newRow(name) << QByteArray(fields) << QByteArray(name);
        };
        row(R"({"mcp_servers":[]})", "mcp_servers");
        row(R"({"context_management":{}})", "context_management");
        row(R"({"container":"c"})", "container");
        row(R"({"something_new":1})", "something_new");
        row(R"({"something_new":null})", "");
        row(R"({"thinking":{"type":"between_tools"}})", "thinking.type");
        row(R"({"output_config":{"task_budget":1}})", "output_config.task_budget");
        row(R"({"tools":[{"name":"f","input_schema":{},"defer_loading":true}]})", "tools[].defer_loading");
        row(R"({"messages":[{"role":"assistant","content":[{"type":"server_tool_use","input":{}}]}]})",
            "messages[].content[].server_tool_use");
        row(R"({"messages":[{"role":"user","content":[{"type":"document","citations":{"enabled":true},
                "source":{"type":"url","url":"u"}}]}]})",
            "messages[].content[].citations");
    }
    void keepsWhatOnlyAnthropicKnows()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, name);
        Json body = smallest();
        body.update(Json::parse(fields.toStdString()));
        QCOMPARE(extrasOf(body), name.isEmpty() ? Names{} : Names{name.toStdString()});
    }

    void boundsWhatItCannotSee_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("unbounded");
        QTest::addColumn<int>("rereads");
        const auto row = [](const char *fields, bool unbounded, int rereads) {
            QTest::newRow(fields) << QByteArray(fields) << unbounded << rereads;
        };
        row(R"({"thread":{"id":"t"}})", true, 0);
        row(R"({"mcp_servers":[{}]})", true, 10);
        row(R"({"context_management":{"edits":[{"type":"clear_thinking_20251015"}]}})", false, 0);
        row(R"({"context_management":{"edits":[{"type":"compact_20260112"}]}})", false, 2);
        row(R"({"messages":[{"role":"user","content":[{"type":"container_upload"}]}]})", true, 0);
        row(R"({"messages":[{"role":"user","content":[{"type":"never_seen","x":1}]}]})", true, 0);
        row(R"({"messages":[{"role":"user","content":[{"type":"document","source":{"type":"text","data":"abc"}}]}]})",
            false, 0);
    }
    void boundsWhatItCannotSee()
    {
        QFETCH(QByteArray, fields);
        Json body = smallest();
        body.update(Json::parse(fields.toStdString()));
        const InputFacts input = read(body).call.input;
        QTEST(input.unbounded, "unbounded");
        QTEST(input.rereads, "rereads");
    }

    void holdsTheFeesAndRoundsOfServerTools_data()
    {
        QTest::addColumn<QByteArray>("tool");
        QTest::addColumn<int>("searches");
        QTest::addColumn<int>("rereads");
        QTest::addColumn<bool>("unbounded");
        const auto row = [](const char *tool, int searches, int rereads, bool unbounded) {
            QTest::newRow(tool) << QByteArray(tool) << searches << rereads << unbounded;
        };
        row(R"({"type":"web_search_20250305","name":"web_search","max_uses":3})", 3, 3, true);
        row(R"({"type":"web_search_20260318","name":"web_search","max_uses":30})", 30, 10, true);
        row(R"({"type":"web_search_20250305","name":"web_search"})", 50, 10, true);
        row(R"({"type":"web_fetch_20250910","name":"web_fetch","max_uses":1})", 0, 1, true);
        row(R"({"type":"code_execution_20250825","name":"code_execution"})", 0, 10, true);
        row(R"({"type":"bash_20250124","name":"bash"})", 0, 0, false);
        row(R"({"type":"text_editor_20250728","name":"str_replace_based_edit_tool"})", 0, 0, false);
        row(R"({"type":"never_seen_20300101","name":"x"})", 0, 10, true);
    }
    void holdsTheFeesAndRoundsOfServerTools()
    {
        QFETCH(QByteArray, tool);
        QFETCH(int, searches);
        QFETCH(int, rereads);
        QFETCH(bool, unbounded);
        const ParsedCall call = read(with("tools", Json::array({Json::parse(tool.toStdString())})));
        QCOMPARE(call.call.input.webSearches, searches);
        QCOMPARE(call.call.input.rereads, rereads);
        QCOMPARE(call.call.input.unbounded, unbounded);
        QCOMPARE(call.call.input.tools, 1);
        QVERIFY(!call.chat()->tools[0].hosted.empty());
    }

    void topLevelCacheControlMarksTheLastBlock()
    {
        const ParsedCall call = read(with("cache_control", {{"type", "ephemeral"}, {"ttl", "1h"}}));
        QCOMPARE(call.chat()->messages[0].parts[0].cacheTtl, std::string("1h"));
        QVERIFY(call.call.input.cacheWrites);
    }

    void doesNotTakeASessionForACustomer_data()
    {
        QTest::addColumn<QByteArray>("userId");
        QTest::addColumn<QByteArray>("customer");
        QTest::newRow("plain") << QByteArray("alice") << QByteArray("alice");
        QTest::newRow("old, without account")
            << QByteArray("user_ab12_account__session_1f-2") << QByteArray("user_ab12");
        QTest::newRow("old") << QByteArray("user_ab12_account_77-8_session_1f-2") << QByteArray("77-8");
        QTest::newRow("new") << QByteArray(R"({"device_id":"d1","account_uuid":"","session_id":"s"})")
                             << QByteArray("d1");
        QTest::newRow("new with account")
            << QByteArray(R"({"device_id":"d1","account_uuid":"a1","session_id":"s"})") << QByteArray("a1");
        QTest::newRow("other json") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1})");
    }
    void doesNotTakeASessionForACustomer()
    {
        QFETCH(QByteArray, userId);
        QFETCH(QByteArray, customer);
        QCOMPARE(QByteArray::fromStdString(
                     read(with("metadata", {{"user_id", userId.toStdString()}})).call.customer),
                 customer);
    }
};

QTEST_APPLESS_MAIN(AnthropicRequestTest)
#include "anthropicrequest_test.moc"
