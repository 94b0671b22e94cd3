// Signed customer tokens against the real program: whoever cannot sign is nobody.
#include "leastrequests.h"
#include "signedcustomers.h"

using namespace llm0;
using Json = GatewayProcess::Json;

class CustomerTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_line.start(), m_line.gateway->output().c_str()); }
    void init() { QVERIFY(m_line.renew()); }

    void countsForTheCustomerAndTierThatTheTokenNames()
    {
        m_line.gateway->admin("POST", m_line.path("/tiers"), {{"slug", "pro"}, {"requests_per_day", 1000}});
        const HttpReply reply = m_line.say({{"X-LLM0-Customer-Token", m_line.token("alice", "pro")}});
        QVERIFY2(reply.status == 200, reply.body.c_str());
        const Json row = m_line.gateway->row(reply);
        QCOMPARE(textOf(row, "customer_id"), std::string("alice"));
        QCOMPARE(textOf(row, "tier"), std::string("pro"));
        QVERIFY2(row["labels"].empty(), "the token is no label");
        QCOMPARE(m_line.provider.requests().back().count("x-llm0-customer-token"), std::size_t(0));
    }

    void everyRouteThatSpendsOrCountsAsksForAToken()
    {
        for (const SpendingRoute &route : spendingRoutes())
            verifyRefused(m_line.send(pathOf(route), leastBody(route), {{"X-Customer-ID", "alice"}}), 400,
                          "customer token");
        for (const char *path : {"/v1/messages/count_tokens", "/anthropic/v1/messages/count_tokens"})
            verifyRefused(m_line.send(path, leastBody(Format::AnthropicMessages), {}), 400, "customer token");
        verifyRefused(
            m_line.send("/v1beta/models/gemini-2.5-flash:countTokens", leastBody(Format::GeminiContent), {}),
            400, "customer token");
        QCOMPARE(m_line.provider.calls(), 0);
    }

    void everyRouteThatSpendsTakesOne()
    {
        const Headers headers = tokenHeader(m_line.token("alice"));
        for (const SpendingRoute &route : spendingRoutes()) {
            const HttpReply reply = m_line.send(pathOf(route), leastBody(route), headers);
            QVERIFY2(reply.status == 200, (route.pattern + " " + reply.body).c_str());
            QCOMPARE(textOf(m_line.gateway->row(reply), "customer_id"), std::string("alice"));
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
        CustomerClaims claims = m_line.claimsOf("alice");
        std::string secret = m_line.secret;
        if (fault == u"wrong secret")
            secret.back() = secret.back() == '0' ? '1' : '0';
        else if (fault == u"expired")
            claims.issuedAt -= 1000, claims.expiresAt = SignedCustomers::nowSeconds() - 60;
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
            const std::string other = signCustomerToken(m_line.claimsOf("mallory"), Secret(secret));
            text = other.substr(0, other.rfind('.')) + text.substr(text.rfind('.'));
        }
        Headers headers = {{"X-LLM0-Customer-Token", fault == u"nothing" ? "" : text}};
        if (fault == u"two")
            headers.add("x-llm0-customer-token", m_line.token("bob"));
        verifyRefused(m_line.say(headers), fault == u"two" || fault == u"nothing" ? 400 : 403, "oken");
        QCOMPARE(m_line.provider.calls(), 0);
    }

    void aTokenOfAnotherProjectOpensNothingHere()
    {
        const auto made = m_line.gateway->admin("POST", "/projects", {{"name", "neighbour"}});
        const std::string id = made.body["id"];
        m_line.gateway->admin("POST", "/projects/" + id + "/customer-signing/secrets", Json::object());
        const auto theirs = m_line.gateway->admin("POST", "/projects/" + id + "/customer-signing/tokens",
                                                  {{"customer", "alice"}});
        QCOMPARE(theirs.status, 201);
        verifyRefused(m_line.say({{"X-LLM0-Customer-Token", textOf(theirs.body, "token")}}), 403,
                      "not signed");
        QCOMPARE(m_line.provider.calls(), 0);
    }

    void refusesATokenWithAnyByteFlipped()
    {
        const std::string good = m_line.token("alice");
        std::vector<HttpAsk> asks;
        for (std::size_t at = 0; at < good.size(); ++at) {
            std::string flipped = good;
            flipped[at] = static_cast<char>(flipped[at] ^ 1);
            asks.push_back(
                m_line.ask("/v1/chat/completions", chatBody("hi"), {{"X-LLM0-Customer-Token", flipped}}));
        }
        for (const HttpReply &reply : m_line.client.sendAll(asks))
            QVERIFY2(reply.status == 403 || reply.status == 400, reply.body.c_str());
        QCOMPARE(m_line.provider.calls(), 0);
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
        const HttpReply reply = m_line.send("/v1/chat/completions", body.toStdString(),
                                            {{"X-LLM0-Customer-Token", m_line.token("alice", "free")},
                                             {header.toStdString(), value.toStdString()}});
        QVERIFY2(reply.status == status, reply.body.c_str());
        QCOMPARE(m_line.provider.calls(), status == 200 ? 1 : 0);
        const Json row = m_line.gateway->row(reply);
        if (status == 403)
            QCOMPARE(textOf(row, "error_code"), std::string("customer_mismatch"));
        else
            QCOMPARE(textOf(row, "customer_id"), std::string("alice"));
    }

    void aTierThatTheTokenDoesNotGrantIsRefused()
    {
        verifyRefused(
            m_line.say({{"X-LLM0-Customer-Token", m_line.token("alice")}, {"X-Customer-Tier", "pro"}}), 403,
            "tier");
    }

    void aPinnedKeyTakesItsCustomersTokensOnly()
    {
        m_line.key = m_line.gateway->createKey({{"customer_id", "alice"}});
        QCOMPARE(m_line.say(tokenHeader(m_line.token("alice"))).status, 200);
        verifyRefused(m_line.say(tokenHeader(m_line.token("bob"))), 403, "another customer");
    }

    void theCapOfTheCustomerThatIsSignedForHolds()
    {
        const Headers capped = tokenHeader(m_line.token("capped"));
        QCOMPARE(m_line.say(capped).status, 200);
        m_line.gateway->patchCustomer("capped", {{"limits", {{"daily_spend_limit_usd", 0}}}});
        QCOMPARE(m_line.say(capped).status, 429);
        QCOMPARE(m_line.say({{"X-LLM0-Customer-Token", m_line.token("capped")}, {"X-Customer-ID", "fresh"}})
                     .status,
                 403);
        QCOMPARE(m_line.provider.calls(), 1);
    }

    void aTokenIsCheckedWhereNoneIsRequired()
    {
        QCOMPARE(m_line.require(false), 200);
        QCOMPARE(m_line.say({}).status, 200);
        const HttpReply named = m_line.say(tokenHeader(m_line.token("alice")));
        QCOMPARE(textOf(m_line.gateway->row(named), "customer_id"), std::string("alice"));
        verifyRefused(m_line.say({{"X-LLM0-Customer-Token", m_line.token("alice") + "A"}}), 403, "token");
    }

    void answersAreNotSharedBetweenCustomers()
    {
        m_line.key = m_line.gateway->createKey({{"cache_enabled", nullptr}});
        const auto asked = [this](const char *customer) {
            return header(m_line.send("/v1/chat/completions", chatBody("what did I say?"),
                                      {{"X-LLM0-Customer-Token", m_line.token(customer)}}),
                          "X-Cache-Hit");
        };
        QCOMPARE(asked("alice"), std::string("miss"));
        QCOMPARE(asked("alice"), std::string("exact"));
        QCOMPARE(asked("mallory"), std::string("miss"));
        QCOMPARE(m_line.provider.calls(), 2);
    }

    void aHitNeedsATokenToo()
    {
        m_line.key = m_line.gateway->createKey({{"cache_enabled", nullptr}});
        const Headers headers = tokenHeader(m_line.token("alice"));
        QCOMPARE(m_line.say(headers).status, 200);
        QCOMPARE(m_line.say({}).status, 400);
        QCOMPARE(m_line.say({{"X-Customer-ID", "alice"}}).status, 400);
    }

    void streamsAndFailoverKeepTheCustomer()
    {
        const Headers headers = tokenHeader(m_line.token("alice"));
        QCOMPARE(m_line.send("/v1/chat/completions", chatBody("hi", true), {}).status, 400);
        const HttpReply streamed = m_line.send("/v1/chat/completions", chatBody("hi", true), headers);
        QCOMPARE(streamed.status, 200);
        QCOMPARE(textOf(m_line.gateway->row(streamed), "customer_id"), std::string("alice"));
        m_line.provider.setScript([](const fake::Received &request) {
            fake::Behaviour behaviour;
            if (request.path == "/v1/chat/completions")
                behaviour.status = 503;
            return behaviour;
        });
        const HttpReply moved = m_line.say(headers);
        m_line.provider.setScript({});
        QVERIFY2(moved.status == 200, moved.body.c_str());
        QCOMPARE(header(moved, "X-Failover"), std::string("true"));
        QCOMPARE(textOf(m_line.gateway->row(moved), "customer_id"), std::string("alice"));
    }

private:
    SignedCustomers m_line;
};

QTEST_GUILESS_MAIN(CustomerTokensTest)
#include "customertokens_test.moc"
