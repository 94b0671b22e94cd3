// Power cuts in the middle of everything: after each restart the count is never below the bill, and no cap is
// passed over all lives together.
#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <QTest>

#include <random>
#include <thread>

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

constexpr int lives = 8;
constexpr int callsAtOnce = 60;
constexpr int rounds = 4;
constexpr unsigned seed = 20'261'124;
constexpr std::int64_t capNano = 12'000'000;

Money miniPrice(const fake::Bill &bill)
{
    return Money::fromNano(bill.promptTokens * 150 + bill.completionTokens * 600);
}

/// Calls until the gateway dies.
class Load
{
public:
    Load(const GatewayProcess &gateway, const GatewayProcess::Key &key, unsigned life)
    {
        std::vector<HttpAsk> asks;
        std::mt19937 random(seed + life);
        for (int i = 0; i < callsAtOnce; ++i) {
            const bool streamed = random() % 2 == 0;
            const std::string text = "life fake:tokens=" + std::to_string(5 + random() % 60)
                                     + " delay=" + std::to_string(random() % 40) + " chunk-delay=1";
            Json body = Json::parse(chatBody(text, streamed));
            body["max_tokens"] = 64;
            HttpAsk ask;
            ask.url = gateway.chatUrl();
            ask.headers = withKey(key, {{"X-Customer-ID", "customer " + std::to_string(random() % 5)}});
            ask.body = body.dump();
            asks.push_back(std::move(ask));
        }
        m_thread = std::thread([asks = std::move(asks)] {
            for (int round = 0; round < rounds; ++round)
                HttpClient().sendAll(asks);
        });
    }
    ~Load() { m_thread.join(); }

private:
    std::thread m_thread;
};

} // namespace

class CrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAgainAndAgainItNeverCountsTooLittle();
};

void CrashTest::killedAgainAndAgainItNeverCountsTooLittle()
{
    FakeProvider provider;
    GatewayProcess gateway(GatewayProcess::pointingTo(provider.baseUrl()));
    QVERIFY2(gateway.start({"--workers", "3"}), gateway.output().c_str());
    const GatewayProcess::Key key = gateway.createKey();
    QCOMPARE(gateway.patchProject({{"daily_cap_usd", Json::parse("0.012")}}).status, 200);

    std::mt19937 random(seed);
    for (unsigned life = 0; life < lives; ++life) {
        {
            const Load load(gateway, key, life);
            QTest::qWait(static_cast<int>(10 + random() % 250));
            gateway.killHard();
        }
        QVERIFY(provider.waitIdle());
        QVERIFY2(gateway.start({"--workers", "3"}), gateway.output().c_str());
        const Money billed = miniPrice(provider.billed());
        const Money spent = gateway.spentToday();
        qInfo("life %u: billed %s, counted %s", life, billed.toDecimal().c_str(), spent.toDecimal().c_str());
        QVERIFY2(spent >= billed, "the provider billed what was not counted");
        QVERIFY2(spent <= Money::fromNano(capNano), "the cap was passed");
        const Json verified = gateway.admin("POST", "/verify").body;
        QVERIFY2(verified.value("ok", false) && verified["open_holds"] == 0, verified.dump().c_str());
        Money sum;
        for (const Json &row : gateway.rows())
            sum += GatewayProcess::money(row, "actual");
        QCOMPARE(sum.nano(), spent.nano());
    }
    QVERIFY(provider.billed().calls > 0);
}

QTEST_GUILESS_MAIN(CrashTest)
#include "crash_test.moc"
