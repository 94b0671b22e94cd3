#include "support/fakeprovider.h"
#include "support/httpclient.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace llm0;
using nlohmann::json;

namespace {

json chat(const std::string &text)
{
    return json::parse(chatBody(text));
}

HttpAsk ask(const FakeProvider &fake, const json &body)
{
    HttpAsk request;
    request.url = fake.baseUrl() + "/chat/completions";
    request.body = body.dump();
    return request;
}

/// The last event with a usage in it.
json streamedUsage(const HttpReply &reply)
{
    json usage;
    for (const std::string &data : sseData(reply.body)) {
        if (data != "[DONE]" && json::parse(data).value("usage", json()).is_object())
            usage = json::parse(data)["usage"];
    }
    return usage;
}

} // namespace

/// The judge is judged: what it tells clients is what it bills.
class FakeProviderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void billsWhatItTells_data()
    {
        QTest::addColumn<std::string>("fields");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("prompt");
        QTest::addColumn<int>("completion");
        QTest::newRow("plain") << std::string("{}") << std::string("one two fake:tokens=5") << 3 << 5;
        QTest::newRow("default") << std::string("{}") << std::string("one") << 1 << 16;
        QTest::newRow("limit") << std::string(R"({"max_tokens":4})") << std::string("one") << 1 << 4;
        QTest::newRow("both limits") << std::string(R"({"max_tokens":9,"max_completion_tokens":3})")
                                     << std::string("one") << 1 << 3;
        QTest::newRow("choices") << std::string(R"({"n":3,"max_tokens":4})") << std::string("one") << 1 << 12;
        QTest::newRow("reasoning") << std::string("{}") << std::string("fake:tokens=5 reasoning=7") << 2
                                   << 12;
        QTest::newRow("reasoning over the limit")
            << std::string(R"({"max_tokens":6})") << std::string("fake:tokens=5 reasoning=7") << 2 << 6;
        QTest::newRow("cached") << std::string("{}") << std::string("fake:cached=100 tokens=1") << 100 << 1;
        QTest::newRow("tool") << std::string("{}") << std::string("fake:tool") << 1 << 16;
        QTest::newRow("echo") << std::string("{}") << std::string("fake:echo") << 1 << 16;
    }

    void billsWhatItTells()
    {
        QFETCH(std::string, fields);
        QFETCH(std::string, text);
        QFETCH(int, prompt);
        QFETCH(int, completion);
        HttpClient http;
        for (const bool stream : {false, true}) {
            FakeProvider fake;
            json body = chat(text);
            body.update(json::parse(fields));
            if (stream)
                body.update(json{{"stream", true}, {"stream_options", {{"include_usage", true}}}});
            const HttpReply reply = http.send(ask(fake, body));
            const json usage = stream ? streamedUsage(reply) : json::parse(reply.body)["usage"];
            QCOMPARE(usage["prompt_tokens"].get<int>(), prompt);
            QCOMPARE(usage["completion_tokens"].get<int>(), completion);
            QVERIFY(fake.waitIdle());
            QCOMPARE(fake.billed().promptTokens, std::int64_t{prompt});
            QCOMPARE(fake.billed().completionTokens, std::int64_t{completion});
            QCOMPARE(fake.billedPerModel().at("gpt-4o-mini"), fake.billed());
        }
    }

    void billsWhatHadLeftWhenTheClientGoes()
    {
        FakeProvider fake;
        HttpClient http;
        HttpAsk request = ask(fake, json::parse(chatBody("fake:tokens=500 chunk-delay=5", true)));
        request.abortAfterBytes = 2'000;
        QCOMPARE(http.send(request).end, UpstreamEnd::Cancelled);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed().calls, std::int64_t{1});
        QVERIFY(fake.billed().completionTokens >= 1);
        QVERIFY(fake.billed().completionTokens < 500);
    }

    void billsAsScriptedWhenTheClientGoes()
    {
        FakeProvider fake;
        HttpClient http;
        for (const char *bill : {"whole", "nothing"}) {
            const std::string text = std::string("fake:tokens=500 chunk-delay=5 bill=") + bill;
            HttpAsk request = ask(fake, json::parse(chatBody(text, true)));
            request.abortAfterBytes = 0;
            http.send(request);
            QVERIFY(fake.waitIdle());
            QCOMPARE(fake.billed().completionTokens, std::int64_t{500});
        }
    }

    void errorsAndFreeFailuresAreNotBilled()
    {
        FakeProvider fake;
        HttpClient http;
        http.send(ask(fake, chat("fake:status=500")));
        http.send(ask(fake, chat("fake:drop-before free")));
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed(), fake::Bill{});
        QCOMPARE(fake.calls(), 2);
        http.send(ask(fake, chat("fake:drop-before")));
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed().calls, std::int64_t{1});
    }

    void streamedToolArgumentsJoinToJson()
    {
        FakeProvider fake;
        HttpClient http;
        const HttpReply reply = http.send(ask(fake, json::parse(chatBody("fake:tool", true))));
        std::string arguments;
        for (const std::string &data : sseData(reply.body)) {
            const json event = json::parse(data, nullptr, false);
            if (!event.is_object())
                continue;
            const json delta = event["choices"][0]["delta"];
            if (delta.contains("tool_calls"))
                arguments += delta["tool_calls"][0]["function"]["arguments"].get<std::string>();
        }
        QCOMPARE(json::parse(arguments)["city"].get<std::string>(), std::string("Paris"));
    }

    void echoReturnsTheReceivedBytes()
    {
        FakeProvider fake;
        HttpClient http;
        HttpAsk request = ask(fake, {});
        request.body =
            R"({"model":"m","x":1.0,"messages":[{"role":"user","content":"fake:echo \u00e4"}],  "y":12345678901234567890})";
        const json answer = json::parse(http.send(request).body);
        QCOMPARE(answer["choices"][0]["message"]["content"].get<std::string>(), request.body);
    }
};

QTEST_GUILESS_MAIN(FakeProviderTest)
#include "fakeprovider_test.moc"
