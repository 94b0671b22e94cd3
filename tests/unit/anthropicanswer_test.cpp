#include "dialects/anthropic/anthropic.h"
#include "dialects/openai/openai.h"
#include "formatfixture.h"

#include <QTest>

using namespace llm0;
using namespace llm0::formats;

namespace {

std::unique_ptr<AnswerWriter> writer()
{
    static const ParsedCall call;
    return anthropicDialect().answerWriter(call, {});
}

/// The buckets that are not zero.
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
    add("reasoning", usage.reasoning);
    add("webSearches", usage.webSearches);
    add("audio or images",
        usage.inputAudio + usage.cacheReadAudio + usage.outputAudio + usage.inputImage + usage.outputImage);
    return buckets;
}

AnswerAssembler streamed(const Json &frames)
{
    std::string stream;
    for (const Json &frame : frames)
        stream += "event: " + frame["type"].get<std::string>() + "\ndata: " + frame.dump() + "\n\n";
    return assembledFrom(eventsOf(anthropicFormat(), stream));
}

ChatAnswer whole(const std::string &body)
{
    const auto answer = anthropicFormat().answerReader()->whole(body);
    return answer ? *answer : ChatAnswer{};
}

std::vector<AnswerEvent> eventsOfFrame(std::string_view data)
{
    std::vector<AnswerEvent> events;
    anthropicFormat().answerReader()->frame({}, data, events);
    return events;
}

} // namespace

class AnthropicAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsUsageIntoDisjointBuckets()
    {
        const Json cases = Json::parse(fixture("usage/anthropic.json"));
        QVERIFY(cases.size() >= 25);
        for (const Json &each : cases) {
            const std::string name = each["name"];
            const AnswerAssembler stream =
                each.contains("stream") ? streamed(each["stream"]) : AnswerAssembler();
            QVERIFY2(stream.complete() == each.contains("stream"), name.c_str());
            const auto usage =
                each.contains("whole") ? whole(each["whole"].dump()).usage : stream.answer().usage;
            const nlohmann::json told = bucketsOf(usage.value());
            const nlohmann::json wanted = each["usage"];
            QVERIFY2(told == wanted, (name + ": " + told.dump()).c_str());
        }
    }

    void tellsStreamsAsAnthropicDoes_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"tools", "search", "length", "refusal", "stopsequence"})
            QTest::newRow(name) << QByteArray(name);
    }
    void tellsStreamsAsAnthropicDoes()
    {
        QFETCH(QByteArray, name);
        const std::string file = "streams/anthropic-" + name.toStdString();
        const auto events = eventsOf(anthropicFormat(), fixture(file + ".in"));
        QCOMPARE(written(*writer(), events), fixture(file + ".out"));
    }

    void tellsInterleavedCallsOneAfterTheOther()
    {
        const auto events = eventsOf(openAiChatFormat(), fixture("streams/anthropic-fromopenai.in"));
        QCOMPARE(written(*writer(), events), fixture("streams/anthropic-fromopenai.out"));
    }

    void readsWhatToolsSaid()
    {
        const auto events = eventsOf(anthropicFormat(), fixture("streams/anthropic-tools.in"));
        const AnswerAssembler assembler = assembledFrom(events);
        QVERIFY(assembler.complete() && !assembler.answer().unread);
        const auto &parts = assembler.answer().choices.front().parts;
        QCOMPARE(parts.size(), 5u);
        QCOMPARE(parts[0].text, std::string("Two cities, two calls."));
        QCOMPARE(parts[0].signature->value, std::string("EqQBCgIYAhIM1gbcDa9GJwZA2b3h"));
        QCOMPARE(parts[1].signature->value, std::string("EmwKAhgBEgy3va3pzix"));
        QCOMPARE(parts[3].arguments, std::string("{\"city\": \"Rome\"}"));
        QCOMPARE(parts[4].arguments, std::string("{}"));
        QVERIFY(assembler.answer().choices.front().finish == FinishReason::ToolCalls);
    }

    void saysWhenItHeldMoreThanItCouldTell()
    {
        const auto events = eventsOf(anthropicFormat(), fixture("streams/anthropic-search.in"));
        const AnswerAssembler assembler = assembledFrom(events);
        QVERIFY(assembler.complete() && assembler.answer().unread);
        const auto &parts = assembler.answer().choices.front().parts;
        QCOMPARE(parts.size(), 2u);
        QCOMPARE(parts[1].citations.front().url, std::string("https://example.com"));
        QVERIFY(whole(q("{'content':[{'type':'server_tool_use'}],'stop_reason':'end_turn'}")).unread);
    }

    void aStreamWithoutItsEndIsNotWhole()
    {
        const std::string stream = fixture("streams/anthropic-tools.in");
        const std::size_t end = stream.find("event: message_stop");
        QVERIFY(!assembledFrom(eventsOf(anthropicFormat(), stream.substr(0, end))).complete());
        for (std::size_t cut = 0; cut < end; cut += 7)
            QVERIFY(!assembledFrom(eventsOf(anthropicFormat(), stream.substr(0, cut))).complete());
    }

    void readsFinishReasons_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<int>("finish");
        const auto row = [](const char *reason, FinishReason finish) {
            QTest::newRow(reason) << QByteArray(reason) << int(finish);
        };
        row("end_turn", FinishReason::Stop);
        row("max_tokens", FinishReason::Length);
        row("stop_sequence", FinishReason::StopSequence);
        row("tool_use", FinishReason::ToolCalls);
        row("pause_turn", FinishReason::Pause);
        row("refusal", FinishReason::Refusal);
        row("model_context_window_exceeded", FinishReason::Length);
        row("never_seen", FinishReason::Other);
    }
    void readsFinishReasons()
    {
        QFETCH(QByteArray, reason);
        QFETCH(int, finish);
        const Json body = {{"content", Json::array()}, {"stop_reason", reason.toStdString()}};
        QCOMPARE(int(whole(body.dump()).choices.front().finish), finish);
    }

    void brokenFramesAreErrors()
    {
        QVERIFY(eventsOfFrame("").empty());
        QVERIFY(eventsOfFrame("{\"type\":\"ping\"}").empty());
        QVERIFY(eventsOfFrame("{\"type\":\"never_seen\"}").empty());
        for (const char *broken : {"{", "[]", "nonsense", "{\"type\":\"mess", "\"x\""}) {
            const auto events = eventsOfFrame(broken);
            QCOMPARE(events.size(), 1u);
            QVERIFY(events[0].kind == AnswerEvent::Kind::Error);
        }
        for (const char *odd :
             {"{\"type\":\"message_start\"}", "{\"type\":\"content_block_delta\",\"index\":-1}",
              "{\"type\":\"content_block_start\",\"content_block\":7}",
              "{\"type\":\"content_block_stop\",\"index\":1e99}"})
            QVERIFY(eventsOfFrame(odd).empty());
    }

    void aProviderThatBreaksOffIsHeard()
    {
        const auto events =
            eventsOfFrame(q("{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"));
        QVERIFY(events.front().kind == AnswerEvent::Kind::Error);
        QCOMPARE(events.front().text, std::string("Overloaded"));
    }

    void onlyMessagesAreAnswers()
    {
        const auto refusedBody = [](const char *body) {
            return !anthropicFormat().answerReader()->whole(body).ok();
        };
        QVERIFY(refusedBody("") && refusedBody("{}") && refusedBody("[1]") && refusedBody("<html>"));
        QVERIFY(refusedBody("{\"type\":\"error\",\"error\":{\"message\":\"x\"}}"));
    }

    void errorsHaveAnthropicsTypes_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        const auto row = [](int status, const char *type) {
            QTest::addRow("%d", status) << status << QByteArray(type);
        };
        row(400, "invalid_request_error");
        row(401, "authentication_error");
        row(402, "billing_error");
        row(403, "permission_error");
        row(404, "not_found_error");
        row(409, "conflict_error");
        row(413, "request_too_large");
        row(429, "rate_limit_error");
        row(431, "invalid_request_error");
        row(500, "api_error");
        row(502, "api_error");
        row(503, "overloaded_error");
        row(504, "timeout_error");
        row(529, "overloaded_error");
    }
    void errorsHaveAnthropicsTypes()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        CallError error;
        error.status = status;
        error.code = "some_code";
        error.message = "What \xC3 happened";
        error.details = "{\"scope\":\"key\",\"limit_usd\":\"1.00\"}";
        const Json body = Json::parse(anthropicDialect().errorBody(error));
        QVERIFY(body["type"] == "error");
        QCOMPARE(body["error"]["type"].get<std::string>(), type.toStdString());
        QVERIFY(body["error"]["code"] == "some_code" && body["error"]["limit_usd"] == "1.00");
    }

    void readsErrorsOfTheProvider()
    {
        const CallError told = anthropicFormat().error(
            400,
            q("{'type':'error','error':{'type':'invalid_request_error','message':'Your credit balance is too "
              "low'},'request_id':'r'}"));
        QCOMPARE(told.code, std::string("invalid_request_error"));
        QVERIFY(told.quota && told.status == 400);
        QCOMPARE(anthropicFormat().error(502, "<html>").message, std::string());
    }

    void failsInMidStreamWithAnErrorEvent()
    {
        std::string out;
        CallError error;
        error.status = 502;
        error.message = "gone";
        writer()->failure(error, out);
        QCOMPARE(out, std::string("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\","
                                  "\"message\":\"gone\"}}\n\n"));
        QCOMPARE(writer()->heartbeat(), std::string_view("event: ping\ndata: {\"type\":\"ping\"}\n\n"));
    }
};

QTEST_APPLESS_MAIN(AnthropicAnswerTest)
#include "anthropicanswer_test.moc"
