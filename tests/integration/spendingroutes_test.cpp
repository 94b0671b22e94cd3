// No route that can cost money passes the ledger: every one there is meets a cap of nothing.
#include "chatlinefixture.h"
#include "pipeline/dataplane.h"
#include "pipeline/spendingroutes.h"

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// The smallest request that the dialect takes.
std::string leastBody(Format format)
{
    const std::string model = R"("model":"gpt-4o-mini")";
    switch (format) {
    case Format::OpenAiChat:
    case Format::OllamaChat:
        return "{" + model + R"(,"messages":[{"role":"user","content":"hi"}]})";
    case Format::AnthropicMessages:
        return "{" + model + R"(,"max_tokens":9,"messages":[{"role":"user","content":"hi"}]})";
    case Format::OpenAiResponses:
        return "{" + model + R"(,"store":false,"input":"hi"})";
    case Format::OpenAiCompletions:
    case Format::OllamaGenerate:
        return "{" + model + R"(,"prompt":"hi"})";
    case Format::OpenAiEmbeddings:
    case Format::OllamaEmbeddings:
        return R"({"model":"text-embedding-3-small","input":"hi"})";
    case Format::GeminiContent:
        return R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})";
    case Format::GeminiEmbeddings:
        return R"({"content":{"parts":[{"text":"hi"}]}})";
    default:
        return {};
    }
}

std::string bodyOf(const SpendingRoute &route)
{
    if (!route.batch)
        return leastBody(route.format);
    return R"({"requests":[{"model":"models/gemini-embedding-001","content":{"parts":[{"text":"hi"}]}}]})";
}

std::string pathOf(const SpendingRoute &route)
{
    const bool embeds = route.format == Format::GeminiEmbeddings;
    return replaced(route.pattern, "{model...}", embeds ? "gemini-embedding-001" : "gemini-2.5-flash");
}

} // namespace

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
        ask.body = bodyOf(route);
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
        ask.body = bodyOf(route);
        return m_client.send(ask);
    }

    FakeProvider m_provider;
    std::unique_ptr<GatewayProcess> m_gateway;
    HttpClient m_client;
};

QTEST_GUILESS_MAIN(SpendingRoutesTest)
#include "spendingroutes_test.moc"
