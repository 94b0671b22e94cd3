// Too much at once: what is shed, how early, and who still gets through.
#include "chatlinefixture.h"
#include "httpclient.h"

#include <QUrl>

#include <memory>
#include <thread>

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

constexpr int places = 16; // of the gateway's one worker; an eighth, two, more for others

/// Calls that hang at their provider until the gateway goes.
class Hanging
{
public:
    explicit Hanging(std::vector<HttpAsk> asks)
        : m_thread([asks = std::move(asks)] { HttpClient().sendAll(asks); })
    {}
    ~Hanging() { m_thread.join(); }

private:
    std::thread m_thread;
};

std::string codeOf(const HttpReply &reply)
{
    return textOf(parsedJson(reply.body).value("error", Json::object()), "code");
}

} // namespace

class OverloadTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeProvider> m_openai, m_anthropic;
    std::unique_ptr<GatewayProcess> m_gateway;
    GatewayProcess::Key m_key;
    std::vector<std::unique_ptr<Hanging>> m_hanging;

    HttpAsk ask(const std::string &text, const std::string &customer,
                const std::string &model = "gpt-4o-mini")
    {
        HttpAsk made;
        made.url = m_gateway->chatUrl();
        made.headers = withKey(m_key, {{"X-Customer-ID", customer}});
        made.body = chatBody(text, false, model);
        return made;
    }
    HttpReply send(const HttpAsk &what) { return HttpClient().send(what); }

    bool metricIs(const std::string &name, int value)
    {
        const std::string metrics = HttpClient().get(m_gateway->dataUrl() + "/metrics").body;
        return metrics.find("\n" + name + " " + std::to_string(value) + "\n") != std::string::npos;
    }

    /// So many calls hang at OpenAI, each of its own customer or all of one.
    bool hang(int count, const std::string &customer = {})
    {
        std::vector<HttpAsk> asks;
        for (int i = 0; i < count; ++i)
            asks.push_back(ask("fake:hang " + std::to_string(i),
                               customer.empty() ? "customer " + std::to_string(i) : customer));
        m_hanging.push_back(std::make_unique<Hanging>(std::move(asks)));
        return QTest::qWaitFor([&] { return m_openai->calls() == count; }, 20'000);
    }

private Q_SLOTS:
    void init()
    {
        m_openai = std::make_unique<FakeProvider>();
        m_anthropic = std::make_unique<FakeProvider>();
        m_gateway = std::make_unique<GatewayProcess>(
            GatewayProcess::Environment{{"OPENAI_BASE_URL", m_openai->baseUrl()},
                                        {"OPENAI_API_KEY", "sk-openai"},
                                        {"ANTHROPIC_BASE_URL", m_anthropic->origin()},
                                        {"ANTHROPIC_API_KEY", "sk-ant"},
                                        {"OLLAMA_BASE_URL", m_openai->origin() + "/no-ollama"},
                                        {"FAILOVER_MODE", "cloud_first"},
                                        {"MAX_CONCURRENT_REQUESTS", std::to_string(places)}});
        QVERIFY2(m_gateway->start({"--workers", "1"}), m_gateway->output().c_str());
        m_key = m_gateway->createKey();
    }
    void cleanup()
    {
        m_gateway->killHard(); // ends what hangs
        m_hanging.clear();
        m_gateway.reset();
    }

    void shedsWithoutAskingTheProvider()
    {
        QVERIFY(hang(places, "one"));
        const HttpReply reply = send(ask("hello", "one"));
        QCOMPARE(reply.status, 503);
        QCOMPARE(codeOf(reply), std::string("overloaded"));
        QCOMPARE(std::string(reply.headers.value("Retry-After")), std::string("1"));
        QCOMPARE(m_openai->calls(), places);
        QVERIFY(metricIs("llm0_open_reservations", places));
    }

    void aBusyCustomerDoesNotShutOutAnother()
    {
        QVERIFY(hang(places, "busy"));
        QCOMPARE(send(ask("hello", "busy")).status, 503);
        QCOMPARE(send(ask("hello", "quiet")).status, 200);
    }

    void aSilentProviderDoesNotShutOutTheOthers()
    {
        QVERIFY(hang(places + places / 8));
        QCOMPARE(send(ask("hello", "another")).status, 503);
        QCOMPARE(send(ask("hello", "customer 1", "claude-haiku-4-5")).status, 200);
        QCOMPARE(send(ask("hello", "another", "claude-haiku-4-5")).status, 200);
    }

    void theCacheAnswersWhenNoCallFindsAPlace()
    {
        const auto cached = m_gateway->createKey({{"cache_enabled", nullptr}});
        HttpAsk known = ask("a known question", "one");
        known.headers = withKey(cached, {{"X-Customer-ID", "one"}});
        QCOMPARE(send(known).status, 200);
        QVERIFY(m_gateway->waitSettled());
        m_openai->reset();
        QVERIFY(hang(places + places / 8));
        const HttpReply reply = send(known);
        QCOMPARE(reply.status, 200);
        QCOMPARE(std::string(reply.headers.value("X-Cache-Hit")), std::string("exact"));
    }

    void aReaderThatReadsNothingHoldsBackItsOwnStreamAlone()
    {
        constexpr int chunks = 3000;
        constexpr int chunkBytes = 20'000;
        const std::string body =
            chatBody("fake:tokens=" + std::to_string(chunks) + " pad=" + std::to_string(chunkBytes), true);
        const QUrl url(QString::fromStdString(m_gateway->dataUrl()));
        test::RawClient reader(static_cast<std::uint16_t>(url.port()));
        reader.socket().setReadBufferSize(1024); // the rest stays in the kernel, which takes no more
        reader.say("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                   + m_key.secret + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        QVERIFY(QTest::qWaitFor([&] { return m_openai->bytesSent() > 10 * chunkBytes; }, 20'000));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(send(ask("hello " + std::to_string(i), "other")).status, 200);
        QCOMPARE(m_openai->inFlight(), 1);
        QVERIFY(m_openai->bytesSent() < std::int64_t(chunks) * chunkBytes);
    }

    void theLogKeepsUpWithTheCalls()
    {
        constexpr int rounds = 20;
        for (int round = 0; round < rounds; ++round) {
            std::vector<HttpAsk> asks;
            for (int i = 0; i < places; ++i)
                asks.push_back(ask("call " + std::to_string(round * places + i), "one"));
            for (const HttpReply &reply : HttpClient().sendAll(asks))
                QCOMPARE(reply.status, 200);
        }
        QVERIFY(m_gateway->waitSettled());
        QVERIFY(QTest::qWaitFor([this] { return metricIs("llm0_journal_backlog", 0); }, 10'000));
        QCOMPARE(m_gateway->admin("POST", "/verify").body.value("rows", -1), rounds * places);
    }
};

QTEST_GUILESS_MAIN(OverloadTest)
#include "overload_test.moc"
