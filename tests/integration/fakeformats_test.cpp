#include "support/fakewires.h"

#include <QTest>

using namespace llm0;
using namespace llm0::test;
using nlohmann::json;

/// The judge is judged: every format bills what it tells and obeys the same directives.
class FakeFormatsTest : public QObject
{
    Q_OBJECT

private:
    static void rows(bool arraysToo = true)
    {
        QTest::addColumn<std::string>("name");
        for (const Wire &one : wires()) {
            if (arraysToo || one.name != "gemini-array")
                QTest::newRow(one.name.c_str()) << one.name;
        }
    }

private Q_SLOTS:
    void billsWhatItTells_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("prompt");
        QTest::addColumn<int>("completion");
        for (const Wire &one : wires()) {
            const auto row = [&one](const char *what, const char *text, int limit, int prompt,
                                    int completion) {
                QTest::addRow("%s: %s", one.name.c_str(), what)
                    << one.name << std::string(text) << limit << prompt << completion;
            };
            const bool gemini = one.name.starts_with("gemini");
            row("plain", "one two fake:tokens=5", -1, 3, 5);
            row("default", "one", -1, 1, 16);
            row("limit", "one", 4, 1, 4);
            row("reasoning", "fake:tokens=5 reasoning=7", -1, 2, 12);
            row("reasoning over the limit", "fake:tokens=5 reasoning=7", 6, 2, 6);
            row("thinking", "fake:thinking tokens=5", -1, 2, 13);
            row("thinking over the limit", "fake:thinking tokens=5", 6, 2, 6);
            row("redacted", "fake:redacted tokens=5 reasoning=3", -1, 3, 8);
            row("cached", "fake:cached=100 tokens=1", -1, 100, 1);
            row("cached and written", "fake:cached=100 cache-write=20 cache-write-1h=3 tokens=1", -1, 123, 1);
            row("tools", "fake:tools=3", -1, 1, 16);
            row("refusal", "fake:refusal", -1, 1, gemini ? 0 : 16);
            row("doubled events", "fake:dup-events tokens=5", -1, 2, 5);
            row("a reason", "fake:finish=safety tokens=5", -1, 2, 5);
        }
    }

    void billsWhatItTells()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, text);
        QFETCH(int, limit);
        QFETCH(int, prompt);
        QFETCH(int, completion);
        for (const bool stream : {false, true}) {
            FakeProvider fake;
            const HttpReply reply = say(fake, wire(name), text, stream, limit);
            QCOMPARE(reply.status, 200);
            const Told told = toldBy(stream ? eventsOf(reply) : std::vector{json::parse(reply.body)});
            QCOMPARE(told.prompt, prompt);
            QCOMPARE(told.completion, completion);
            QVERIFY(fake.waitIdle());
            QCOMPARE(fake.billed().calls, std::int64_t{1});
            QCOMPARE(fake.billed().promptTokens, std::int64_t{prompt});
            QCOMPARE(fake.billed().completionTokens, std::int64_t{completion});
        }
    }

    void tellsNoUsageWhenAsked_data() { rows(); }
    void tellsNoUsageWhenAsked()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        for (const bool stream : {false, true})
            QCOMPARE(toldBy(eventsOf(say(fake, wire(name), "fake:no-usage", stream))).completion, 0);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed().completionTokens, std::int64_t{32});
    }

    void errorsAreInTheFormatsShapeAndFree_data() { rows(); }
    void errorsAreInTheFormatsShapeAndFree()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        for (const int status : {400, 401, 403, 404, 429, 500, 503, 529}) {
            const std::string text = "fake:status=" + std::to_string(status) + " retry-after=7";
            const HttpReply reply = say(fake, wire(name), text, status % 2 == 0);
            const json body = json::parse(reply.body);
            QCOMPARE(reply.status, status);
            QVERIFY(body.contains(name == "bedrock" ? "message" : "error"));
        }
        QCOMPARE(say(fake, wire(name), "fake:error-mid", false).status, 500);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed(), fake::Bill{});
    }

    void billsWhatHadLeftBeforeAnErrorInMidStream_data() { rows(); }
    void billsWhatHadLeftBeforeAnErrorInMidStream()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        const HttpReply reply = say(fake, wire(name), "fake:error-mid tokens=10", true);
        QCOMPARE(reply.end, UpstreamEnd::Complete);
        QVERIFY(reply.body.find(wire(name).errorMark) != std::string::npos);
        QVERIFY(reply.body.find("w4 ") != std::string::npos);
        QVERIFY(reply.body.find("w5 ") == std::string::npos);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed().completionTokens, std::int64_t{5});
    }

    void billsWhatHadLeftBeforeACut_data() { rows(); }
    void billsWhatHadLeftBeforeACut()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        const HttpReply reply = say(fake, wire(name), "fake:drop-after=3 tokens=10", true);
        QVERIFY(reply.end != UpstreamEnd::Complete);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.billed().completionTokens, std::int64_t{3});
    }

    void billsWhatHadLeftWhenTheClientGoes_data() { rows(); }
    void billsWhatHadLeftWhenTheClientGoes()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        const json body = wire(name).body("fake:tokens=5000 chunk-delay=5", -1, true);
        HttpAsk ask = askOf(fake, wire(name), body, true);
        ask.abortAfterBytes = 2'000;
        QCOMPARE(HttpClient().send(ask).end, UpstreamEnd::Cancelled);
        QVERIFY(fake.waitIdle());
        QCOMPARE(fake.aborts(), 1);
        QCOMPARE(fake.billed().calls, std::int64_t{1});
        QVERIFY(fake.billed().completionTokens >= 1);
        QVERIFY(fake.billed().completionTokens < 5000);
    }

    void sendsEventsThatAreNoJson_data() { rows(false); }
    void sendsEventsThatAreNoJson()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        const HttpReply good = say(fake, wire(name), "fake:tokens=5", true);
        const HttpReply bad = say(fake, wire(name), "fake:tokens=5 bad-json", true);
        QVERIFY(bad.body.size() > good.body.size());
        QCOMPARE(eventsOf(bad).size(), eventsOf(good).size());
        QVERIFY(
            json::parse(say(fake, wire(name), "fake:bad-json", false).body, nullptr, false).is_discarded());
    }

    void saysEventsTwice_data() { rows(); }
    void saysEventsTwice()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        const auto once = eventsOf(say(fake, wire(name), "fake:tokens=2", true));
        const auto twice = eventsOf(say(fake, wire(name), "fake:tokens=2 dup-events", true));
        QVERIFY(twice.size() > once.size() + 1);
        QVERIFY(twice.size() <= once.size() * 2);
    }

    void echoesTheReceivedBytes_data() { rows(); }
    void echoesTheReceivedBytes()
    {
        QFETCH(std::string, name);
        FakeProvider fake;
        const HttpAsk ask = askOf(fake, wire(name), wire(name).body("fake:echo", -1, false), false);
        const HttpReply reply = HttpClient().send(ask);
        QVERIFY(reply.body.find(json(ask.body).dump()) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(FakeFormatsTest)
#include "fakeformats_test.moc"
