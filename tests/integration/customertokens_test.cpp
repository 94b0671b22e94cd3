// Signed customer tokens against the real program: whoever cannot sign is nobody.
#include "chatlinefixture.h"
#include "leastrequests.h"
#include "pipeline/customertoken.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

std::int64_t nowSeconds()
{
    return SystemClock().nowMs() / 1000;
}

std::string everyFileUnder(const std::string &folder)
{
    std::string all;
    QDirIterator files(QString::fromStdString(folder), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll().toStdString();
    }
    return all;
}

} // namespace

class CustomerTokensTest : public QObject
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
                                        {"ANTHROPIC_BASE_URL", m_provider.origin()},
                                        {"ANTHROPIC_API_KEY", "k"},
                                        {"OLLAMA_BASE_URL", m_provider.origin() + "/none"}});
        QVERIFY2(m_gateway->start(), m_gateway->output().c_str());
    }

    /// A fresh secret, required; a key that reads no cache.
    void init()
    {
        m_secret = makeSecret(0);
        QVERIFY(!m_secret.empty());
        QCOMPARE(require(true), 200);
        m_key = m_gateway->createKey();
        m_provider.reset();
    }

    void cannotBeRequiredWithoutASecret()
    {
        const auto made = m_gateway->admin("POST", "/projects", {{"name", "bare"}});
        const std::string path = "/projects/" + made.body["id"].get<std::string>() + "/customer-signing";
        const auto refused = m_gateway->admin("PATCH", path, {{"require_signed_customers", true}});
        QCOMPARE(refused.status, 400);
        QCOMPARE(textOf(refused.body, "param"), std::string("require_signed_customers"));
    }

    void countsForTheCustomerAndTierThatTheTokenNames()
    {
        m_gateway->admin("POST", projectPath("/tiers"), {{"slug", "pro"}, {"requests_per_day", 1000}});
        const HttpReply reply = say({{"X-LLM0-Customer-Token", token("alice", "pro")}});
        QVERIFY2(reply.status == 200, reply.body.c_str());
        const Json row = m_gateway->row(reply);
        QCOMPARE(textOf(row, "customer_id"), std::string("alice"));
        QCOMPARE(textOf(row, "tier"), std::string("pro"));
        QVERIFY2(row["labels"].empty(), "the token is no label");
        QCOMPARE(m_provider.requests().back().count("x-llm0-customer-token"), std::size_t(0));
    }

    void everyRouteThatSpendsOrCountsAsksForAToken()
    {
        for (const SpendingRoute &route : spendingRoutes())
            verifyRefused(send(pathOf(route), leastBody(route), {{"X-Customer-ID", "alice"}}), 400,
                          "customer token");
        for (const char *path : {"/v1/messages/count_tokens", "/anthropic/v1/messages/count_tokens"})
            verifyRefused(send(path, leastBody(Format::AnthropicMessages), {}), 400, "customer token");
        verifyRefused(
            send("/v1beta/models/gemini-2.5-flash:countTokens", leastBody(Format::GeminiContent), {}), 400,
            "customer token");
        QCOMPARE(m_provider.calls(), 0);
    }

    void everyRouteThatSpendsTakesOne()
    {
        const Headers headers = {{"X-LLM0-Customer-Token", token("alice")}};
        for (const SpendingRoute &route : spendingRoutes()) {
            const HttpReply reply = send(pathOf(route), leastBody(route), headers);
            QVERIFY2(reply.status == 200, (route.pattern + " " + reply.body).c_str());
            QCOMPARE(textOf(m_gateway->row(reply), "customer_id"), std::string("alice"));
        }
    }

    void refusesTokensByTheirFault_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"wrong secret", "expired", "future iat", "too long a life",
                                  "another project's", "of no project", "tampered claims", "nothing", "two"})
            QTest::newRow(fault) << fault;
    }
    void refusesTokensByTheirFault()
    {
        QFETCH(QString, fault);
        CustomerClaims claims = claimsOf("alice");
        std::string secret = m_secret;
        if (fault == u"wrong secret")
            secret.back() = secret.back() == '0' ? '1' : '0';
        else if (fault == u"expired")
            claims.issuedAt -= 1000, claims.expiresAt = nowSeconds() - 60;
        else if (fault == u"future iat")
            claims.issuedAt += 300;
        else if (fault == u"too long a life")
            claims.expiresAt = claims.issuedAt + longestTokenLifeSeconds + 1;
        else if (fault == u"of no project")
            claims.project.clear();
        else if (fault == u"another project's")
            claims.project = "00000000-0000-0000-0000-000000000000";
        std::string text = signCustomerToken(claims, Secret(secret));
        if (fault == u"tampered claims") {
            const std::string other = signCustomerToken(claimsOf("mallory"), Secret(secret));
            text = other.substr(0, other.rfind('.')) + text.substr(text.rfind('.'));
        }
        Headers headers = {{"X-LLM0-Customer-Token", fault == u"nothing" ? "" : text}};
        if (fault == u"two")
            headers.add("x-llm0-customer-token", token("bob"));
        verifyRefused(say(headers), fault == u"two" || fault == u"nothing" ? 400 : 403, "oken");
        QCOMPARE(m_provider.calls(), 0);
    }

    void aTokenOfAnotherProjectOpensNothingHere()
    {
        const auto made = m_gateway->admin("POST", "/projects", {{"name", "neighbour"}});
        const std::string id = made.body["id"];
        m_gateway->admin("POST", "/projects/" + id + "/customer-signing/secrets", Json::object());
        const auto theirs =
            m_gateway->admin("POST", "/projects/" + id + "/customer-signing/tokens", {{"customer", "alice"}});
        QCOMPARE(theirs.status, 201);
        verifyRefused(say({{"X-LLM0-Customer-Token", textOf(theirs.body, "token")}}), 403, "not signed");
        QCOMPARE(m_provider.calls(), 0);
    }

    void refusesATokenWithAnyByteFlipped()
    {
        const std::string good = token("alice");
        std::vector<HttpAsk> asks;
        for (std::size_t at = 0; at < good.size(); ++at) {
            std::string flipped = good;
            flipped[at] = static_cast<char>(flipped[at] ^ 1);
            asks.push_back(ask("/v1/chat/completions", chatBody("hi"), {{"X-LLM0-Customer-Token", flipped}}));
        }
        for (const HttpReply &reply : m_client.sendAll(asks))
            QVERIFY2(reply.status == 403 || reply.status == 400, reply.body.c_str());
        QCOMPARE(m_provider.calls(), 0);
    }

    void whatElseIsSaidMustNotContradictTheToken_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("status");
        const auto add = [](const char *name, const char *header, const char *value, const char *more,
                            int status) {
            QTest::newRow(name) << header << value
                                << QString(QStringLiteral(R"({"model":"gpt-4o-mini",%1"messages":[{"role":)"
                                                          R"("user","content":"hi"}]})"))
                                       .arg(QString::fromLatin1(more))
                                << status;
        };
        add("same customer", "X-Customer-ID", "alice", "", 200);
        add("other customer", "X-Customer-ID", "bob", "", 403);
        add("other case", "X-Customer-ID", "Alice", "", 403);
        add("same tier", "X-Customer-Tier", "free", "", 200);
        add("other tier", "X-Customer-Tier", "pro", "", 403);
        add("same user", "X-A", "b", R"("user":"alice",)", 200);
        add("other user", "X-A", "b", R"("user":"bob",)", 403);
        add("other safety_identifier", "X-A", "b", R"("safety_identifier":"bob",)", 403);
        add("a label of that name", "X-LLM0-Tier", "pro", "", 200);
    }
    void whatElseIsSaidMustNotContradictTheToken()
    {
        QFETCH(QString, header);
        QFETCH(QString, value);
        QFETCH(QString, body);
        QFETCH(int, status);
        const HttpReply reply = send(
            "/v1/chat/completions", body.toStdString(),
            {{"X-LLM0-Customer-Token", token("alice", "free")}, {header.toStdString(), value.toStdString()}});
        QVERIFY2(reply.status == status, reply.body.c_str());
        QCOMPARE(m_provider.calls(), status == 200 ? 1 : 0);
        const Json row = m_gateway->row(reply);
        if (status == 403)
            QCOMPARE(textOf(row, "error_code"), std::string("customer_mismatch"));
        else
            QCOMPARE(textOf(row, "customer_id"), std::string("alice"));
    }

    void aTierThatTheTokenDoesNotGrantIsRefused()
    {
        verifyRefused(say({{"X-LLM0-Customer-Token", token("alice")}, {"X-Customer-Tier", "pro"}}), 403,
                      "tier");
    }

    void aPinnedKeyTakesItsCustomersTokensOnly()
    {
        m_key = m_gateway->createKey({{"customer_id", "alice"}});
        QCOMPARE(say({{"X-LLM0-Customer-Token", token("alice")}}).status, 200);
        verifyRefused(say({{"X-LLM0-Customer-Token", token("bob")}}), 403, "another customer");
    }

    void theCapOfTheCustomerThatIsSignedForHolds()
    {
        const Headers capped = {{"X-LLM0-Customer-Token", token("capped")}};
        QCOMPARE(say(capped).status, 200);
        m_gateway->patchCustomer("capped", {{"limits", {{"daily_spend_limit_usd", 0}}}});
        QCOMPARE(say(capped).status, 429);
        QCOMPARE(say({{"X-LLM0-Customer-Token", token("capped")}, {"X-Customer-ID", "fresh"}}).status, 403);
        QCOMPARE(m_provider.calls(), 1);
    }

    void aTokenIsCheckedWhereNoneIsRequired()
    {
        QCOMPARE(require(false), 200);
        QCOMPARE(say({}).status, 200);
        const HttpReply named = say({{"X-LLM0-Customer-Token", token("alice")}});
        QCOMPARE(textOf(m_gateway->row(named), "customer_id"), std::string("alice"));
        verifyRefused(say({{"X-LLM0-Customer-Token", token("alice") + "A"}}), 403, "token");
    }

    void aFormerSecretWorksForItsOverlapOnly()
    {
        const std::string before = token("alice");
        const std::string next = makeSecret(24);
        QVERIFY(next != m_secret);
        QCOMPARE(say({{"X-LLM0-Customer-Token", before}}).status, 200);
        m_secret = next;
        QCOMPARE(say({{"X-LLM0-Customer-Token", token("alice")}}).status, 200);
        QCOMPARE(secrets().size(), std::size_t(2));
        makeSecret(0);
        QCOMPARE(secrets().size(), std::size_t(1));
        verifyRefused(say({{"X-LLM0-Customer-Token", before}}), 403, "not signed");
        verifyRefused(say({{"X-LLM0-Customer-Token", token("alice")}}), 403, "not signed");
    }

    void theLastSecretCannotBeTakenAwayWhileTokensAreRequired()
    {
        const std::string id = secrets()[0]["id"];
        QCOMPARE(m_gateway->admin("DELETE", projectPath("/customer-signing/secrets/" + id)).status, 409);
        QCOMPARE(require(false), 200);
        QCOMPARE(m_gateway->admin("DELETE", projectPath("/customer-signing/secrets/" + id)).status, 204);
        verifyRefused(say({{"X-LLM0-Customer-Token", token("alice")}}), 403, "no signing secret");
    }

    void answersAreNotSharedBetweenCustomers()
    {
        m_key = m_gateway->createKey({{"cache_enabled", nullptr}});
        const auto asked = [this](const char *customer) {
            return header(send("/v1/chat/completions", chatBody("what did I say?"),
                               {{"X-LLM0-Customer-Token", token(customer)}}),
                          "X-Cache-Hit");
        };
        QCOMPARE(asked("alice"), std::string("miss"));
        QCOMPARE(asked("alice"), std::string("exact"));
        QCOMPARE(asked("mallory"), std::string("miss"));
        QCOMPARE(m_provider.calls(), 2);
    }

    void aHitNeedsATokenToo()
    {
        m_key = m_gateway->createKey({{"cache_enabled", nullptr}});
        const Headers headers = {{"X-LLM0-Customer-Token", token("alice")}};
        QCOMPARE(say(headers).status, 200);
        QCOMPARE(say({}).status, 400);
        QCOMPARE(say({{"X-Customer-ID", "alice"}}).status, 400);
    }

    void streamsAndFailoverKeepTheCustomer()
    {
        const Headers headers = {{"X-LLM0-Customer-Token", token("alice")}};
        QCOMPARE(send("/v1/chat/completions", chatBody("hi", true), {}).status, 400);
        const HttpReply streamed = send("/v1/chat/completions", chatBody("hi", true), headers);
        QCOMPARE(streamed.status, 200);
        QCOMPARE(textOf(m_gateway->row(streamed), "customer_id"), std::string("alice"));
        m_provider.setScript([](const fake::Received &request) {
            fake::Behaviour behaviour;
            if (request.path == "/v1/chat/completions")
                behaviour.status = 503;
            return behaviour;
        });
        const HttpReply moved = say(headers);
        m_provider.setScript({});
        QVERIFY2(moved.status == 200, moved.body.c_str());
        QCOMPARE(header(moved, "X-Failover"), std::string("true"));
        QCOMPARE(textOf(m_gateway->row(moved), "customer_id"), std::string("alice"));
    }

    void secretsOutliveARestart()
    {
        const std::string before = token("alice");
        QCOMPARE(m_gateway->stop(), 0);
        QVERIFY(m_gateway->start());
        QCOMPARE(say({{"X-LLM0-Customer-Token", before}}).status, 200);
        QCOMPARE(say({}).status, 400);
    }

    void theCommandLineMakesATokenToTryWith()
    {
        QProcess cli;
        cli.start(QStringLiteral(LLM0_BIN_DIR "/llm0-gateway"),
                  {QStringLiteral("token"), QStringLiteral("create"), QStringLiteral("--project"),
                   QStringLiteral("default"), QStringLiteral("--customer"), QStringLiteral("alice"),
                   QStringLiteral("--seconds"), QStringLiteral("60"), QStringLiteral("--data-dir"),
                   QString::fromStdString(m_gateway->dataDir())});
        QVERIFY(cli.waitForFinished());
        const std::string made = cli.readAllStandardOutput().trimmed().toStdString();
        const HttpReply reply = say({{"X-LLM0-Customer-Token", made}});
        QVERIFY2(reply.status == 200, (reply.body + cli.readAllStandardError().toStdString()).c_str());
        QCOMPARE(textOf(m_gateway->row(reply), "customer_id"), std::string("alice"));
    }

    void secretsAndTokensAreNowhereToBeRead()
    {
        const std::string sent = token("alice");
        QCOMPARE(say({{"X-LLM0-Customer-Token", sent}}).status, 200);
        QCOMPARE(say({{"X-LLM0-Customer-Token", sent + "A"}}).status, 403);
        m_gateway->admin("POST", "/verify", Json::object());
        const std::string backup = m_gateway->dataDir() + "/../copy.db";
        QCOMPARE(m_gateway->admin("POST", "/backup", {{"file", backup}}).status, 200);
        std::string told = everyFileUnder(m_gateway->dataDir() + "/..") + m_gateway->output();
        for (const char *path :
             {"/projects", "/audit", "/requests", "/settings", "/export/audit.csv", "/export/requests.csv"})
            told += m_client
                        .get(m_gateway->adminUrl() + "/v1/admin" + path,
                             {{"Authorization", "Bearer " + m_gateway->adminToken()}})
                        .body;
        told += m_gateway->admin("GET", projectPath("/customer-signing")).body.dump();
        QVERIFY(told.find("project.signing_secret.create") != std::string::npos);
        QVERIFY2(told.find(m_secret) == std::string::npos, "the secret");
        QVERIFY2(told.find(m_secret.substr(10)) == std::string::npos, "the secret without its prefix");
        QVERIFY2(told.find(sent.substr(sent.rfind('.'))) == std::string::npos, "the token's signature");
    }

private:
    std::string projectPath(const std::string &tail) const
    {
        return "/projects/" + m_gateway->projectId() + tail;
    }
    std::string makeSecret(int overlapHours)
    {
        const auto made = m_gateway->admin("POST", projectPath("/customer-signing/secrets"),
                                           {{"overlap_hours", overlapHours}});
        return textOf(made.body, "secret");
    }
    Json secrets() { return m_gateway->admin("GET", projectPath("/customer-signing")).body["secrets"]; }
    int require(bool flag)
    {
        return m_gateway
            ->admin("PATCH", projectPath("/customer-signing"), {{"require_signed_customers", flag}})
            .status;
    }
    CustomerClaims claimsOf(const std::string &customer, const std::string &tier = {}) const
    {
        return {customer, tier, m_gateway->projectId(), "", nowSeconds(), nowSeconds() + 600};
    }
    std::string token(const std::string &customer, const std::string &tier = {}) const
    {
        return signCustomerToken(claimsOf(customer, tier), Secret(m_secret));
    }
    HttpAsk ask(const std::string &path, const std::string &body, const Headers &headers) const
    {
        HttpAsk ask;
        ask.url = m_gateway->dataUrl() + path;
        ask.headers = withKey(m_key, headers);
        ask.body = body;
        return ask;
    }
    HttpReply send(const std::string &path, const std::string &body, const Headers &headers)
    {
        return m_client.send(ask(path, body, headers));
    }
    HttpReply say(const Headers &headers) { return send("/v1/chat/completions", chatBody("hi"), headers); }
    static void verifyRefused(const HttpReply &reply, int status, const char *said)
    {
        QVERIFY2(reply.status == status, (std::to_string(reply.status) + " " + reply.body).c_str());
        QVERIFY2(reply.body.find(said) != std::string::npos, reply.body.c_str());
    }

    FakeProvider m_provider;
    std::unique_ptr<GatewayProcess> m_gateway;
    GatewayProcess::Key m_key;
    std::string m_secret;
    HttpClient m_client;
};

QTEST_GUILESS_MAIN(CustomerTokensTest)
#include "customertokens_test.moc"
