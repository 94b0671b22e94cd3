// What went wrong elsewhere and has no other place among the tests; tests/LESSONS.md names all of it.
#include "chatlinefixture.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace llm0;
using Json = GatewayProcess::Json;

class LessonsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ChatLine> m_line;

    GatewayProcess &gateway() { return m_line->gateway; }
    HttpAsk askAs(const std::string &customer, const std::string &text)
    {
        HttpAsk ask = m_line->ask(chatBody(text));
        ask.headers.add("X-Customer-ID", customer);
        return ask;
    }
    Money spentBy(const std::string &customer)
    {
        Money sum;
        for (const Json &row : gateway().rows()) {
            if (row["customer_id"] == customer)
                sum += GatewayProcess::money(row, "actual");
        }
        return sum;
    }

private Q_SLOTS:
    void init()
    {
        m_line = std::make_unique<ChatLine>();
        QVERIFY2(gateway().start(), gateway().output().c_str());
        m_line->key = gateway().createKey();
    }

    void firstCallsOfAnUnknownCustomerAtOnceShareTheDefaultCap()
    {
        const Money cap = *Money::parse("0.0001");
        QCOMPARE(gateway()
                     .admin("PATCH", "/projects/" + gateway().projectId() + "/defaults",
                            {{"default_daily_spend_limit_usd", Json::parse("0.0001")}})
                     .status,
                 200);
        for (int round = 0; round < 4; ++round) {
            const std::string customer = "never seen " + std::to_string(round);
            std::vector<HttpAsk> asks;
            for (int i = 0; i < 25; ++i)
                asks.push_back(askAs(customer, "at once " + std::to_string(i) + " fake:tokens=40"));
            const auto replies = HttpClient().sendAll(asks);
            QVERIFY(
                std::any_of(replies.begin(), replies.end(), [](const auto &r) { return r.status == 429; }));
            QVERIFY(gateway().waitSettled());
            QVERIFY2(spentBy(customer) <= cap, spentBy(customer).toDecimal().c_str());
        }
        QCOMPARE(gateway()
                     .admin("GET", "/projects/" + gateway().projectId() + "/customers")
                     .body["customers"]
                     .size(),
                 std::size_t(4));
    }

    void aNewNameForEachCallDoesNotPassTheProjectsCap()
    {
        const Money cap = *Money::parse("0.0004");
        QCOMPARE(gateway().patchProject({{"daily_cap_usd", Json::parse("0.0004")}}).status, 200);
        std::set<int> statuses;
        for (int i = 0; i < 30; ++i)
            statuses.insert(
                m_line->client.send(askAs("fresh " + std::to_string(i), "hello fake:tokens=60")).status);
        QCOMPARE(statuses, std::set<int>({200, 402}));
        QVERIFY(gateway().waitSettled());
        QVERIFY(gateway().spentToday() <= cap);
    }

    void keysAreToldApartByAllOfTheirText()
    {
        std::vector<GatewayProcess::Key> keys;
        for (int i = 0; i < 40; ++i)
            keys.push_back(gateway().createKey());
        QCOMPARE(gateway().patchKey(keys[7], {{"is_active", false}}).status, 200);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            HttpAsk ask = m_line->ask(chatBody("hi", false, "ollama/llama3.2"));
            ask.headers = withKey(keys[i]);
            QCOMPARE(m_line->client.send(ask).status, i == 7 ? 401 : 200);
        }
    }

    void aSilentStreamIsKeptAliveBetweenItsEvents()
    {
        HttpAsk ask = m_line->ask(chatBody("hi fake:tokens=5 stall-after=2", true));
        ask.abortAfterTime = std::chrono::milliseconds(16'500);
        const HttpReply reply = m_line->client.send(ask);
        const auto beat = reply.body.find("\n\n: keep-alive\n\n");
        QVERIFY2(beat != std::string::npos, reply.body.c_str());
        QVERIFY(reply.body.find("data: ", beat) == std::string::npos); // after what had come, not within it
        QVERIFY(gateway().waitSettled());
        QVERIFY(GatewayProcess::money(gateway().waitForRows(1).front(), "actual") > Money());
    }

    void anAnswerOfAStandInIsKeptUnderTheModelThatWasAskedFor()
    {
        FakeProvider other;
        auto environment = GatewayProcess::pointingTo(m_line->provider.baseUrl(), other.origin());
        environment["ANTHROPIC_BASE_URL"] = other.origin();
        environment["ANTHROPIC_API_KEY"] = "sk-ant";
        environment["FAILOVER_ANTHROPIC_CHEAP"] = "claude-haiku-4-5";
        GatewayProcess second(environment);
        QVERIFY2(second.start(), second.output().c_str());
        const auto key = second.createKey({{"cache_enabled", nullptr}});
        m_line->provider.setScript([](const fake::Received &) {
            fake::Behaviour behaviour;
            behaviour.status = 503;
            return behaviour;
        });
        const auto say = [&] {
            return HttpClient().post(second.chatUrl(), withKey(key), chatBody("the same"));
        };
        const HttpReply first = say();
        QCOMPARE(header(first, "X-Failover"), std::string("true"));
        QVERIFY(second.waitSettled());
        const HttpReply again = say();
        QCOMPARE(header(again, "X-Cache-Hit"), std::string("exact"));
        QCOMPARE(header(again, "X-Model"), std::string("claude-haiku-4-5")); // who answered stays known
        QCOMPARE(other.calls(), 1);
    }
};

QTEST_GUILESS_MAIN(LessonsTest)
#include "lessons_test.moc"
