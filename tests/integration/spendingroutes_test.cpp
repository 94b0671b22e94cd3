// No route that can cost money passes the ledger: every one there is meets a cap of nothing.
#include "chatlinefixture.h"
#include "leastrequests.h"
#include "pipeline/dataplane.h"

using namespace llm0;
using Json = GatewayProcess::Json;

class SpendingRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_gateway = std::make_unique<GatewayProcess>(
            GatewayProcess::Environment{{"OPENAI_BASE_URL", m_provider.baseUrl()},
                                        {"OPENAI_API_KEY", "k"},
                                        {"GEMINI_BASE_URL", m_provider.origin()},
                                        {"GEMINI_API_KEY", "k"},
                                        {"OLLAMA_BASE_URL", m_provider.origin() + "/none"}});
        QVERIFY2(m_gateway->start(), m_gateway->output().c_str());
    }

    void everyRouteThatSpendsMeetsTheLedger_data() { everyRoute(); }
    void everyRouteThatSpendsMeetsTheLedger()
    {
        QFETCH(int, index);
        const SpendingRoute &route = spendingRoutes()[static_cast<std::size_t>(index)];
        const HttpReply refused = send(route, m_gateway->createKey({{"monthly_cap_usd", 0}}));
        QVERIFY2(refused.status == 402, refused.body.c_str());
        QCOMPARE(m_provider.calls(), 0);
        const Json row = m_gateway->row(refused);
        QCOMPARE(textOf(row, "error_code"), std::string("spend_cap_exceeded"));
        QVERIFY(GatewayProcess::money(row, "estimate") > Money());
    }

    void everyRouteThatSpendsWantsAKey_data() { everyRoute(); }
    void everyRouteThatSpendsWantsAKey()
    {
        QFETCH(int, index);
        const SpendingRoute &route = spendingRoutes()[static_cast<std::size_t>(index)];
        HttpAsk ask;
        ask.url = m_gateway->dataUrl() + pathOf(route);
        ask.body = leastBody(route);
        QCOMPARE(m_client.send(ask).status, 401);
        QCOMPARE(m_provider.calls(), 0);
    }

    /// What takes a body and is not in the list of spending routes is named here, with why it is free.
    void thereIsNoOtherRouteThatTakesABody()
    {
        const std::set<std::string> free = {"/v1/messages/count_tokens",             // counts
                                            "/anthropic/v1/messages/count_tokens",   // counts
                                            "/v1beta/models/{model...}:countTokens", // counts
                                            "/api/show"};                            // tells of a model
        std::set<std::string> spending;
        for (const SpendingRoute &route : spendingRoutes())
            spending.insert(route.pattern);
        const auto table = DataPlane::routes();
        QVERIFY(!table.routes().empty());
        for (const auto &route : table.routes()) {
            const bool spends = route.target.spends != nullptr;
            QVERIFY2(spends == spending.contains(route.pattern), route.pattern.c_str());
            QVERIFY2(spends || route.method == "GET" || free.contains(route.pattern), route.pattern.c_str());
        }
    }

private:
    void everyRoute()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const SpendingRoute &route : spendingRoutes())
            QTest::addRow("%s", route.pattern.c_str()) << index++;
    }
    HttpReply send(const SpendingRoute &route, const GatewayProcess::Key &key)
    {
        HttpAsk ask;
        ask.url = m_gateway->dataUrl() + pathOf(route);
        ask.headers = withKey(key);
        ask.body = leastBody(route);
        return m_client.send(ask);
    }

    FakeProvider m_provider;
    std::unique_ptr<GatewayProcess> m_gateway;
    HttpClient m_client;
};

QTEST_GUILESS_MAIN(SpendingRoutesTest)
#include "spendingroutes_test.moc"
