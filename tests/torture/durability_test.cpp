// What was answered is never lost: the process is killed under load, and each answered call has its row.
#include "support/fakeprovider.h"
#include "torture/flight.h"
#include "torture/worldsetup.h"

#include <QEventLoop>
#include <QTest>

#include <map>

using namespace llm0;
using namespace llm0::torture;

namespace {

constexpr int lives = 5;
constexpr int clients = 24;

/// Clients that ask one call after the other until the gateway is gone.
class Clients
{
public:
    Clients(const GatewayProcess &gateway, const GatewayProcess::Key &key) : m_gateway(gateway), m_key(key) {}

    /// Returns when every client has lost its gateway.
    void askUntilKilled(GatewayProcess &gateway, int killAtMs)
    {
        m_over = false;
        m_flights.clear();
        m_flights.resize(clients);
        QTimer::singleShot(killAtMs, &m_loop, [this, &gateway] {
            m_over = true;
            gateway.killHard();
        });
        for (std::size_t i = 0; i < clients; ++i)
            ask(i);
        m_loop.exec();
    }
    /// The request IDs of the calls that were answered to their end, and the costs that were told.
    const std::map<std::string, std::string> &answered() const { return m_answered; }

private:
    void ask(std::size_t client)
    {
        HttpAsk ask;
        ask.url = m_gateway.chatUrl();
        ask.headers = withKey(m_key);
        Json body = Json::parse(chatBody("durable fake:tokens=3", ++m_number % 3 == 0));
        body["max_tokens"] = 16;
        ask.body = body.dump();
        ++m_open;
        m_flights[client] =
            std::make_unique<Flight>(m_client, ask, Manners{}, [this, client] { ended(client); });
    }

    void ended(std::size_t client)
    {
        const HttpReply &reply = m_flights[client]->reply();
        if (reply.status == 200 && reply.end == UpstreamEnd::Complete)
            m_answered[std::string(reply.headers.value("X-Request-Id"))] = reply.headers.value("X-Cost-Usd");
        --m_open;
        // The flight is still on the stack.
        QTimer::singleShot(0, &m_loop, [this, client] {
            if (!m_over)
                ask(client);
            else if (m_open == 0)
                m_loop.quit();
        });
    }

    const GatewayProcess &m_gateway;
    const GatewayProcess::Key &m_key;
    UpstreamClient m_client;
    std::vector<std::unique_ptr<Flight>> m_flights;
    std::map<std::string, std::string> m_answered;
    QEventLoop m_loop;
    int m_number = 0;
    int m_open = 0;
    bool m_over = false;
};

} // namespace

class DurabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAnsweredHasItsRowAfterAKill_data()
    {
        QTest::addColumn<bool>("full");
        QTest::newRow("synchronous NORMAL") << false;
        QTest::newRow("synchronous FULL") << true;
    }
    void whatWasAnsweredHasItsRowAfterAKill();
};

void DurabilityTest::whatWasAnsweredHasItsRowAfterAKill()
{
    QFETCH(bool, full);
    FakeProvider provider;
    GatewayProcess gateway(GatewayProcess::pointingTo(provider.baseUrl()));
    QVERIFY2(gateway.start({"--workers", "2"}), gateway.output().c_str());
    QCOMPARE(gateway.patchSettings({{"synchronous_full", full}}).status, 200);
    QCOMPARE(gateway.stop(), 0);
    QVERIFY(gateway.start({"--workers", "2"}));
    const GatewayProcess::Key key = gateway.createKey();
    Clients load(gateway, key);
    for (int life = 0; life < lives; ++life) {
        load.askUntilKilled(gateway, 120 + 47 * life);
        QVERIFY2(gateway.start({"--workers", "2"}), gateway.output().c_str());
        const Json verified = gateway.admin("POST", "/verify").body;
        QVERIFY2(verified.value("ok", false) && verified["open_holds"] == 0, verified.dump().c_str());
    }
    std::map<std::string, Json> rows;
    for (const Json &row : gateway.rows())
        rows[row["request_id"]] = row;
    int unconfirmed = 0;
    for (const auto &[id, cost] : load.answered()) {
        QVERIFY2(rows.contains(id), ("an answered call is not in the log: " + id).c_str());
        // Its row may not have been written yet: then its hold was, and that is charged.
        const Money counted = GatewayProcess::money(rows[id], "actual");
        unconfirmed += rows[id]["status"] == "unconfirmed";
        QVERIFY2(cost.empty() || counted >= *Money::parse(cost), rows[id].dump().c_str());
    }
    qInfo("%zu answered calls, %d of them charged at their bound, %zu rows", load.answered().size(),
          unconfirmed, rows.size());
    QVERIFY(load.answered().size() > 100);
}

QTEST_GUILESS_MAIN(DurabilityTest)
#include "durability_test.moc"
