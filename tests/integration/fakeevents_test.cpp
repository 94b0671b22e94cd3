#include "support/fakewires.h"

#include <QTest>

#include <cstring>

using namespace llm0;
using namespace llm0::test;
using nlohmann::json;
using Names = std::vector<std::string>;

namespace {

/// The types of the events in order, repetitions told once.
Names typesOf(const std::vector<json> &events)
{
    Names names;
    for (const json &event : events) {
        const std::string name = event.value("type", std::string());
        if (names.empty() || names.back() != name)
            names.push_back(name);
    }
    return names;
}

HttpReply ask(const FakeProvider &fake, const std::string &name, const std::string &text, const json &more,
              bool stream = true)
{
    json body = wire(name).body(text, -1, stream);
    body.update(more);
    return HttpClient().send(askOf(fake, wire(name), body, stream));
}

json parsed(const HttpReply &reply)
{
    return json::parse(reply.body);
}

} // namespace

/// What is particular to one format; the official libraries read the rest in tests/sdk.
class FakeEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void responsesTellsTypedEventsInOrder()
    {
        FakeProvider fake;
        const auto events = eventsOf(ask(fake, "responses", "fake:thinking tokens=2", json::object()));
        const Names expected = {"response.created",
                                "response.in_progress",
                                "response.output_item.added",
                                "response.reasoning_summary_part.added",
                                "response.reasoning_summary_text.delta",
                                "response.reasoning_summary_text.done",
                                "response.reasoning_summary_part.done",
                                "response.output_item.done",
                                "response.output_item.added",
                                "response.content_part.added",
                                "response.output_text.delta",
                                "response.output_text.done",
                                "response.content_part.done",
                                "response.output_item.done",
                                "response.completed"};
        QCOMPARE(typesOf(events), expected);
        for (std::size_t i = 0; i < events.size(); ++i)
            QCOMPARE(events[i]["sequence_number"].get<std::size_t>(), i);
    }

    void responsesEncryptsReasoningOnlyWhenAsked()
    {
        FakeProvider fake;
        const json plain = parsed(ask(fake, "responses", "fake:reasoning=3", json::object(), false));
        QVERIFY(!plain["output"][0].contains("encrypted_content"));
        const json include = {{"include", {"reasoning.encrypted_content"}}};
        const json asked = parsed(ask(fake, "responses", "fake:reasoning=3", include, false));
        QVERIFY(asked["output"][0].contains("encrypted_content"));
    }

    void responsesEndsIncompleteOrFailed()
    {
        FakeProvider fake;
        const auto last = [&fake](const std::string &text, const json &more) {
            return eventsOf(ask(fake, "responses", text, more)).back();
        };
        QCOMPARE(last("fake:tokens=9", {{"max_output_tokens", 3}})["type"].get<std::string>(),
                 std::string("response.incomplete"));
        const json filtered = last("fake:finish=content_filter", json::object());
        QCOMPARE(filtered["response"]["incomplete_details"]["reason"].get<std::string>(),
                 std::string("content_filter"));
        QCOMPARE(last("fake:finish=failed", json::object())["type"].get<std::string>(),
                 std::string("response.failed"));
    }

    void messagesTellsThinkingSignedThenText()
    {
        FakeProvider fake;
        const auto events = eventsOf(ask(fake, "messages", "fake:thinking tokens=2", json::object()));
        const Names expected = {"message_start",       "content_block_start", "ping",
                                "content_block_delta", "content_block_stop",  "content_block_start",
                                "content_block_delta", "content_block_stop",  "message_delta",
                                "message_stop"};
        QCOMPARE(typesOf(events), expected);
    }

    void messagesTellsWhatWasWrittenToTheCache()
    {
        FakeProvider fake;
        const json usage = parsed(ask(fake, "messages", "fake:cached=100 cache-write=20 cache-write-1h=3",
                                      json::object(), false))["usage"];
        QCOMPARE(usage["input_tokens"].get<int>(), 0);
        QCOMPARE(usage["cache_read_input_tokens"].get<int>(), 100);
        QCOMPARE(usage["cache_creation_input_tokens"].get<int>(), 23);
        QCOMPARE(usage["cache_creation"]["ephemeral_1h_input_tokens"].get<int>(), 3);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed().cacheWrite5mTokens, std::int64_t{20});
        QCOMPARE(fake.billed().cacheWrite1hTokens, std::int64_t{3});
    }

    void messagesRefusesWhatAnthropicRefuses_data()
    {
        QTest::addColumn<std::string>("more");
        const auto row = [](const char *name, const std::string &more) { QTest::newRow(name) << more; };
        row("no limit", R"({"max_tokens":null})");
        row("no messages", R"({"messages":[]})");
        row("an unknown role", R"({"messages":[{"role":"tool","content":"x"}]})");
        row("an empty text", R"({"messages":[{"role":"user","content":[{"type":"text","text":""}]}]})");
        row("a result without a call",
            R"({"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"x"}]}]})");
        row("a call without its result",
            R"({"messages":[{"role":"user","content":"x"},{"role":"assistant","content":)"
            R"([{"type":"tool_use","id":"a","name":"f","input":{}}]},{"role":"user","content":"y"}]})");
        row("thinking that was changed",
            R"({"messages":[{"role":"user","content":"x"},{"role":"assistant","content":)"
            R"([{"type":"thinking","thinking":"t","signature":"none"}]},{"role":"user","content":"y"}]})");
    }
    void messagesRefusesWhatAnthropicRefuses()
    {
        QFETCH(std::string, more);
        FakeProvider fake;
        const HttpReply reply = ask(fake, "messages", "hi", json::parse(more), false);
        QCOMPARE(reply.status, 400);
        QCOMPARE(parsed(reply)["error"]["type"].get<std::string>(), std::string("invalid_request_error"));
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed(), fake::Bill{});
    }

    void refusesWhatTheProviderRefuses_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("more");
        const auto row = [](const char *what, const char *name, const char *more) {
            QTest::newRow(what) << std::string(name) << std::string(more);
        };
        row("chat: a field of another format", "chat", R"({"stop_sequences":["x"]})");
        row("chat: a result without a call", "chat",
            R"({"messages":[{"role":"tool","tool_call_id":"a","content":"x"}]})");
        row("chat: a call without its result", "chat",
            R"({"messages":[{"role":"assistant","tool_calls":[{"id":"a"}]},{"role":"user","content":"x"}]})");
        row("responses: a field of another format", "responses", R"({"max_tokens":3})");
        row("responses: a result without a call", "responses",
            R"({"input":[{"type":"function_call_output","call_id":"a","output":"x"}]})");
        row("responses: a call without its result", "responses",
            R"({"input":[{"type":"function_call","call_id":"a","name":"f","arguments":"{}"}]})");
        row("responses: foreign reasoning", "responses",
            R"({"input":[{"type":"reasoning","summary":[],"encrypted_content":"none"}]})");
        row("gemini: a field of another format", "gemini", R"({"max_tokens":3})");
        row("gemini: no contents", "gemini", R"({"contents":[]})");
        row("gemini: a call without its result", "gemini",
            R"({"contents":[{"role":"model","parts":[{"functionCall":{"name":"f"}}]},)"
            R"({"role":"user","parts":[{"text":"x"}]}]})");
        row("gemini: a foreign signature", "gemini",
            R"({"contents":[{"role":"user","parts":[{"text":"x","thoughtSignature":"none"}]}]})");
        row("bedrock: a field of another format", "bedrock", R"({"max_tokens":3})");
        row("bedrock: two turns of one role", "bedrock",
            R"({"messages":[{"role":"user","content":[{"text":"x"}]},{"role":"user","content":[{"text":"x"}]}]})");
        row("bedrock: calls without tools", "bedrock",
            R"({"messages":[{"role":"user","content":[{"text":"x"}]},{"role":"assistant","content":)"
            R"([{"toolUse":{"toolUseId":"a","name":"f","input":{}}}]},{"role":"user","content":)"
            R"([{"toolResult":{"toolUseId":"a","content":[]}}]}]})");
        row("ollama: no model", "ollama", R"({"model":""})");
    }
    void refusesWhatTheProviderRefuses()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, more);
        FakeProvider fake;
        QCOMPARE(ask(fake, name, "hi", json::parse(more), false).status, 400);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed(), fake::Bill{});
    }

    void keysAndVersionsAreAskedFor()
    {
        FakeProvider fake;
        HttpAsk anonymous = askOf(fake, wire("messages"), wire("messages").body("hi", -1, false), false);
        anonymous.headers = {{"Content-Type", "application/json"}};
        QCOMPARE(HttpClient().send(anonymous).status, 401);
        anonymous.url = fake.origin() + wire("gemini").path;
        QCOMPARE(HttpClient().send(anonymous).status, 403);
        anonymous.url = fake.origin() + wire("bedrock").path;
        QCOMPARE(HttpClient().send(anonymous).status, 403);
    }

    void geminiBlocksAPrompt()
    {
        FakeProvider fake;
        const json answer = parsed(ask(fake, "gemini", "fake:refusal", json::object(), false));
        QVERIFY(!answer.contains("candidates"));
        QCOMPARE(answer["promptFeedback"]["blockReason"].get<std::string>(),
                 std::string("PROHIBITED_CONTENT"));
    }

    void geminiSignsTheFirstCallAfterThinking()
    {
        FakeProvider fake;
        const json answer = parsed(ask(fake, "gemini", "fake:thinking tools=2", json::object(), false));
        const json parts = answer["candidates"][0]["content"]["parts"];
        QCOMPARE(parts.size(), std::size_t{3});
        QVERIFY(parts[0]["thought"].get<bool>());
        QVERIFY(parts[1].contains("thoughtSignature"));
        QVERIFY(!parts[2].contains("thoughtSignature"));
        QVERIFY(answer["usageMetadata"]["thoughtsTokenCount"].get<int>() == 8);
    }

    void ollamaStreamsUnlessToldNotTo()
    {
        FakeProvider fake;
        json body = wire("ollama").body("fake:tokens=2", -1, false);
        QCOMPARE(eventsOf(HttpClient().send(askOf(fake, wire("ollama"), body, false))).size(),
                 std::size_t{1});
        body.erase("stream");
        QCOMPARE(eventsOf(HttpClient().send(askOf(fake, wire("ollama"), body, false))).size(),
                 std::size_t{3});
    }

    void chatTellsChancesWhenAsked()
    {
        FakeProvider fake;
        const json more = {{"logprobs", true}, {"top_logprobs", 2}};
        const json answer = parsed(ask(fake, "chat", "fake:tokens=3", more, false));
        const json content = answer["choices"][0]["logprobs"]["content"];
        QCOMPARE(content.size(), std::size_t{3});
        QCOMPARE(content[0]["top_logprobs"].size(), std::size_t{2});
    }

    void embeddingsAreTheSameInBothEncodings()
    {
        FakeProvider fake;
        HttpAsk request;
        request.url = fake.baseUrl() + "/embeddings";
        json body = {{"model", "m"}, {"input", json::array({"red cat", "dog"})}, {"dimensions", 8}};
        request.body = body.dump();
        const json floats = parsed(HttpClient().send(request));
        body["encoding_format"] = "base64";
        request.body = body.dump();
        const json text = parsed(HttpClient().send(request));
        const QByteArray bytes = QByteArray::fromBase64(
            QByteArray::fromStdString(text["data"][1]["embedding"].get<std::string>()));
        QCOMPARE(bytes.size(), qsizetype{8 * 4});
        float first = 0;
        std::memcpy(&first, bytes.constData(), sizeof first);
        QCOMPARE(first, floats["data"][1]["embedding"][0].get<float>());
        QCOMPARE(floats["usage"]["prompt_tokens"].get<int>(), 3);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed().promptTokens, std::int64_t{6});
        QCOMPARE(fake.billed().completionTokens, std::int64_t{0});
    }

    void countingIsFree()
    {
        FakeProvider fake;
        HttpAsk request =
            askOf(fake, wire("messages"), wire("messages").body("one two three", -1, false), false);
        request.url = fake.baseUrl() + "/messages/count_tokens";
        QCOMPARE(parsed(HttpClient().send(request))["input_tokens"].get<int>(), 3);
        request = askOf(fake, wire("gemini"), wire("gemini").body("one two three", -1, false), false);
        request.url = fake.origin() + "/v1beta/models/m:countTokens";
        QCOMPARE(parsed(HttpClient().send(request))["totalTokens"].get<int>(), 3);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed(), fake::Bill{});
        QCOMPARE(fake.calls(), 2);
    }
};

QTEST_GUILESS_MAIN(FakeEventsTest)
#include "fakeevents_test.moc"
