// The main promise: whatever is sent at once, the provider never bills more than the cap; and the brakes
// hold.
#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

constexpr int waves = 4;
constexpr int callsPerWave = 120;
constexpr std::int64_t capNano = 1'500'000; // $0.0015
constexpr const char *customer = "acme";

/// gpt-4o-mini: $0.15 and $0.60 per million tokens.
Money priceOf(const fake::Bill &bill)
{
    return Money::fromNano(bill.promptTokens * 150 + bill.completionTokens * 600);
}

/// Whole, streamed, and streamed with a client that leaves; with an output limit and without.
HttpAsk mixedCall(const GatewayProcess &gateway, const GatewayProcess::Key &key, int number, bool aborts)
{
    const bool streamed = number % 3 != 0;
    const bool leaves = aborts && (number % 5 == 1 || number % 15 == 2);
    const int tokens = 8 + number % 40;
    std::string text = "call " + std::to_string(number) + " fake:tokens=" + std::to_string(tokens);
    if (leaves)
        text += " chunk-delay=2";
    Json body = Json::parse(chatBody(text, streamed));
    if (number % 40 != 30)
        body["max_tokens"] = 20 + number % 60;
    HttpAsk ask;
    ask.url = gateway.chatUrl();
    ask.headers = withKey(key, {{"X-Customer-ID", customer}});
    ask.body = body.dump();
    if (leaves && !streamed)
        ask.abortAfterTime = std::chrono::milliseconds(number % 4);
    if (streamed && leaves)
        ask.abortAfterBytes = static_cast<std::size_t>(200 * (number % 10));
    return ask;
}

/// Small calls in parallel until it is destroyed.
class EndlessLoad
{
public:
    EndlessLoad(const GatewayProcess &gateway, const GatewayProcess::Key &key)
    {
        HttpAsk ask;
        ask.url = gateway.chatUrl();
        ask.headers = withKey(key, {{"X-Customer-ID", customer}});
        ask.body = chatBody("hi");
        m_thread = std::thread([this, asks = std::vector<HttpAsk>(30, ask)] {
            HttpClient client;
            for (; !m_over; ++m_rounds)
                client.sendAll(asks);
        });
    }
    ~EndlessLoad()
    {
        m_over = true;
        m_thread.join();
    }
    int rounds() const { return m_rounds; }

private:
    std::atomic<bool> m_over = false;
    std::atomic<int> m_rounds = 0;
    std::thread m_thread;
};

/// One small call after the other until one is refused: then less than `estimate` of it is left.
Money spendTheRest(GatewayProcess &gateway, const GatewayProcess::Key &key)
{
    constexpr int most = 1000;
    Json body = Json::parse(chatBody("rest fake:tokens=8"));
    body["max_tokens"] = 10;
    HttpClient client;
    for (int i = 0; i < most; ++i) {
        const HttpReply reply =
            client.post(gateway.chatUrl(), withKey(key, {{"X-Customer-ID", customer}}), body.dump());
        if (reply.status != 200)
            return GatewayProcess::money(gateway.row(reply), "estimate");
    }
    return {};
}

} // namespace

class CapRaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parallelCallsNeverPassTheCap_data();
    void parallelCallsNeverPassTheCap();
    void aChangeStopsARunningLoad_data();
    void aChangeStopsARunningLoad();

private:
    static int setCap(GatewayProcess &gateway, const GatewayProcess::Key &key, const QByteArray &scope);
    static std::vector<HttpReply> race(GatewayProcess &gateway, const GatewayProcess::Key &key, bool aborts);
};

void CapRaceTest::parallelCallsNeverPassTheCap_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<int>("refusal");
    QTest::addColumn<bool>("aborts");
    QTest::newRow("account") << QByteArray("account") << 402 << true;
    QTest::newRow("project") << QByteArray("project") << 402 << true;
    QTest::newRow("key") << QByteArray("key") << 402 << true;
    QTest::newRow("customer") << QByteArray("customer") << 429 << true;
    QTest::newRow("customer, nobody leaves") << QByteArray("customer") << 429 << false;
}

int CapRaceTest::setCap(GatewayProcess &gateway, const GatewayProcess::Key &key, const QByteArray &scope)
{
    const Json cap = Json::parse("0.0015");
    if (scope == "account")
        return gateway.patchSettings({{"daily_cap_usd", cap}}).status;
    if (scope == "project")
        return gateway.patchProject({{"daily_cap_usd", cap}}).status;
    if (scope == "key")
        return gateway.patchKey(key, {{"daily_cap_usd", cap}}).status;
    return gateway.patchCustomer(customer, {{"limits", {{"daily_spend_limit_usd", cap}}}}).status;
}

std::vector<HttpReply> CapRaceTest::race(GatewayProcess &gateway, const GatewayProcess::Key &key, bool aborts)
{
    std::vector<HttpReply> replies;
    for (int wave = 0; wave < waves; ++wave) {
        HttpClient client;
        std::vector<HttpAsk> asks;
        for (int i = 0; i < callsPerWave; ++i)
            asks.push_back(mixedCall(gateway, key, wave * callsPerWave + i, aborts));
        for (HttpReply &reply : client.sendAll(asks))
            replies.push_back(std::move(reply));
    }
    return replies;
}

void CapRaceTest::parallelCallsNeverPassTheCap()
{
    QFETCH(QByteArray, scope);
    QFETCH(int, refusal);
    QFETCH(bool, aborts);
    FakeProvider provider;
    GatewayProcess gateway(GatewayProcess::pointingTo(provider.baseUrl()));
    QVERIFY2(gateway.start({"--workers", "4"}), gateway.output().c_str());
    const GatewayProcess::Key key = gateway.createKey();
    QCOMPARE(setCap(gateway, key, scope), 200);

    const auto replies = race(gateway, key, aborts);
    QVERIFY(gateway.waitSettled());
    const Money refusedCall = spendTheRest(gateway, key);
    QVERIFY(provider.waitIdle());

    std::map<int, int> statuses;
    for (const HttpReply &reply : replies)
        ++statuses[reply.status];
    QVERIFY2(statuses[200] > 0, "no call was let through");
    QVERIFY2(statuses[refusal] > 0, "no call was refused");
    for (const auto &[status, count] : statuses)
        QVERIFY2(status == 200 || status == refusal || status == 0, std::to_string(status).c_str());

    const Money billed = priceOf(provider.billed());
    const Money spent = gateway.spentToday();
    qInfo("billed %s, spent %s, %d let through, %d refused", billed.toDecimal().c_str(),
          spent.toDecimal().c_str(), statuses[200], statuses[refusal]);
    QVERIFY2(billed <= Money::fromNano(capNano), billed.toDecimal().c_str());
    QVERIFY2(billed <= spent, "the provider billed more than was counted");
    if (!aborts)
        QCOMPARE(billed.nano(), spent.nano());
    QVERIFY2(spent <= Money::fromNano(capNano), spent.toDecimal().c_str());

    QVERIFY2(spent + refusedCall > Money::fromNano(capNano), "calls were refused although they fitted");

    const Json verified = gateway.admin("POST", "/verify").body;
    QVERIFY2(verified.value("ok", false), verified.dump().c_str());
    QCOMPARE(verified["open_holds"].get<int>(), 0);
    Money sum;
    const auto rows = gateway.rows();
    for (const Json &row : rows)
        sum += GatewayProcess::money(row, "actual");
    QCOMPARE(sum.nano(), spent.nano());
    QVERIFY(provider.calls() > 0 && static_cast<std::size_t>(provider.calls()) < rows.size());
}

void CapRaceTest::aChangeStopsARunningLoad_data()
{
    QTest::addColumn<QByteArray>("change");
    for (const char *change : {"pause", "cap", "revoke", "block"})
        QTest::newRow(change) << QByteArray(change);
}

void CapRaceTest::aChangeStopsARunningLoad()
{
    QFETCH(QByteArray, change);
    FakeProvider provider;
    GatewayProcess gateway(GatewayProcess::pointingTo(provider.baseUrl()));
    QVERIFY2(gateway.start({"--workers", "3"}), gateway.output().c_str());
    const GatewayProcess::Key key = gateway.createKey();
    std::optional<EndlessLoad> load(std::in_place, gateway, key);
    QTRY_VERIFY(provider.calls() > 100);

    if (change == "pause")
        QCOMPARE(gateway.admin("POST", "/pause", Json::object()).status, 200);
    else if (change == "cap")
        QCOMPARE(gateway.patchProject({{"daily_cap_usd", 0}}).status, 200);
    else if (change == "revoke")
        QCOMPARE(gateway.patchKey(key, {{"is_active", false}}).status, 200);
    else
        QCOMPARE(gateway.patchCustomer(customer, {{"blocked", true}}).status, 200);

    constexpr int underWayMs = 150; // what was let through before may still be on its way
    QTest::qWait(underWayMs);
    const int calls = provider.calls();
    const int asked = load->rounds();
    QTRY_VERIFY(load->rounds() > asked + 2);
    QCOMPARE(provider.calls(), calls);
    load.reset();
    QVERIFY(gateway.waitSettled());
}

QTEST_GUILESS_MAIN(CapRaceTest)
#include "caprace_test.moc"
