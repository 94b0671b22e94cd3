// Own endpoints and several keys of a provider, through the Admin API and to the wire.
#include "support/fakeprovider.h"
#include "support/gatewayprocess.h"

#include <QTest>

#include <set>

using namespace llm0;
using Json = GatewayProcess::Json;

class ProvidersApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<GatewayProcess> m_gateway;
    GatewayProcess::Key m_key;

    HttpReply say(const std::string &model)
    {
        return HttpClient().post(m_gateway->chatUrl(), withKey(m_key), chatBody("hi", false, model));
    }
    GatewayProcess::Reply ask(const char *method, const std::string &path, const Json &body = nullptr)
    {
        return m_gateway->admin(method, "/providers" + path, body);
    }
    std::set<std::string> keysSeen()
    {
        std::set<std::string> keys;
        for (const auto &request : m_provider->requests())
            keys.insert(request.header("authorization"));
        return keys;
    }

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<FakeProvider>();
        auto environment = GatewayProcess::pointingTo(m_provider->baseUrl());
        environment.erase("OPENAI_API_KEY");
        environment["FAILOVER_MODE"] = "cloud_only";
        m_gateway = std::make_unique<GatewayProcess>(environment);
        QVERIFY2(m_gateway->start(), m_gateway->output().c_str());
        m_key = m_gateway->createKey();
    }

    void anOwnEndpointIsAddedPricedCalledAndRemoved()
    {
        const Json own = {{"slug", "mine"}, {"name", "My server"}, {"base_url", m_provider->baseUrl()}};
        QCOMPARE(ask("POST", "", own).status, 201);
        QCOMPARE(say("mine/some-model").status, 503); // nobody knows what it costs
        QCOMPARE(m_gateway
                         ->admin("PUT", "/prices/mine/some-model",
                                 {{"pico_per_token", {{"input", 1'000'000}, {"output", 2'000'000}}}})
                         .status
                     / 100,
                 2);
        QCOMPARE(ask("PUT", "/mine/key", {{"key", "sk-of-my-server"}}).status, 204);
        const HttpReply reply = say("mine/some-model");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.value("X-Provider"), std::string_view("mine"));
        QCOMPARE(m_provider->requests().back().header("authorization"),
                 std::string("Bearer sk-of-my-server"));
        const Json row = m_gateway->row(reply);
        const auto bill = m_provider->billed();
        QCOMPARE(GatewayProcess::money(row, "actual").nano(),
                 bill.promptTokens * 1'000 + bill.completionTokens * 2'000);
        QCOMPARE(ask("DELETE", "/mine").status, 204);
        QCOMPARE(say("mine/some-model").status, 404);
        QCOMPARE(ask("DELETE", "/mine").status, 404);
    }

    void anOwnEndpointTakesSeveralKeysAndIsSwitchedOff()
    {
        const Json own = {{"slug", "mine"}, {"base_url", m_provider->baseUrl()}};
        const Json prices = {{"pico_per_token", {{"input", 1'000'000}, {"output", 2'000'000}}}};
        QCOMPARE(ask("POST", "", own).status, 201);
        QCOMPARE(m_gateway->admin("PUT", "/prices/mine/some-model", prices).status / 100, 2);
        QCOMPARE(ask("PUT", "/mine/key", {{"key", "sk-first-key"}}).status, 204);
        QCOMPARE(ask("POST", "/mine/keys", {{"id", "two"}, {"key", "sk-second-key"}}).status, 204);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(say("mine/some-model").status, 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-first-key", "Bearer sk-second-key"}));
        QCOMPARE(ask("PATCH", "/mine/keys/two", {{"weight", 0}}).status, 204);
        const auto off = ask("PATCH", "/mine", {{"enabled", false}});
        QVERIFY2(off.status == 200 && !off.body["enabled"].get<bool>(), off.body.dump().c_str());
        QCOMPARE(say("mine/some-model").status, 404);
        m_gateway->stop();
        QVERIFY2(m_gateway->start(), m_gateway->output().c_str());
        QCOMPARE(say("mine/some-model").status, 404);
        QCOMPARE(ask("PATCH", "/mine", {{"enabled", true}}).status, 200);
        m_provider->reset();
        for (int i = 0; i < 10; ++i)
            QCOMPARE(say("mine/some-model").status, 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-first-key"}));
    }

    void ofARemovedEndpointNothingIsLeftToTheNextOfItsName()
    {
        const Json own = {{"slug", "mine"}, {"base_url", m_provider->baseUrl()}};
        QCOMPARE(ask("POST", "", own).status, 201);
        QCOMPARE(ask("POST", "/mine/keys", {{"id", "two"}, {"key", "sk-second-key"}}).status, 204);
        QCOMPARE(ask("PATCH", "/mine", {{"enabled", false}}).status, 200);
        QCOMPARE(ask("DELETE", "/mine").status, 204);
        QCOMPARE(ask("PATCH", "/mine", {{"enabled", true}}).status, 404);
        QCOMPARE(ask("POST", "", own).status, 201);
        const Json listed = ask("GET", "").body["providers"];
        for (const Json &one : listed) {
            if (one["slug"] != "mine")
                continue;
            QVERIFY(one["enabled"].get<bool>());
            QVERIFY(!one["key_set"].get<bool>());
            return;
        }
        QFAIL("it is not in the list");
    }

    void badEndpointsAreRefusedByName_data()
    {
        QTest::addColumn<QString>("slug");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("more");
        const QString good = QStringLiteral("https:/%1").arg(QStringLiteral("/example.org/v1"));
        QTest::newRow("no slug") << QString() << good << QString();
        QTest::newRow("a built-in one's slug") << QStringLiteral("openai") << good << QString();
        QTest::newRow("no address") << QStringLiteral("mine") << QString() << QString();
        QTest::newRow("in the clear")
            << QStringLiteral("mine") << QStringLiteral("http:/%1").arg(QStringLiteral("/example.org/v1"))
            << QString();
        QTest::newRow("a file") << QStringLiteral("mine")
                                << QStringLiteral("file:/%1").arg(QStringLiteral("//etc/passwd"))
                                << QString();
        QTest::newRow("unknown field") << QStringLiteral("mine") << good << QStringLiteral("key");
    }
    void badEndpointsAreRefusedByName()
    {
        QFETCH(const QString, slug);
        QFETCH(const QString, address);
        QFETCH(const QString, more);
        Json body = Json::object();
        if (!slug.isEmpty())
            body["slug"] = slug.toStdString();
        if (!address.isEmpty())
            body["base_url"] = address.toStdString();
        if (!more.isEmpty())
            body[more.toStdString()] = "x";
        const auto reply = ask("POST", "", body);
        QVERIFY2(reply.status == 400 || reply.status == 409, reply.body.dump().c_str());
        QVERIFY(!reply.body["message"].get<std::string>().empty());
    }

    void aBadEndpointNamesTheFieldAtFault()
    {
        const auto param = [this](const Json &body) { return ask("POST", "", body).body.value("param", ""); };
        const std::string good = m_provider->baseUrl();
        QCOMPARE(param({{"slug", "not a slug"}, {"base_url", good}}), std::string("slug"));
        QCOMPARE(param({{"slug", "openai"}, {"base_url", good}}), std::string("slug"));
        QCOMPARE(param({{"slug", "mine"}}), std::string("base_url"));
        QCOMPARE(param({{"slug", "mine"}, {"base_url", "nowhere"}}), std::string("base_url"));
        QCOMPARE(ask("POST", "", {{"slug", "mine"}, {"base_url", good}}).status, 201);
        QCOMPARE(param({{"slug", "mine"}, {"base_url", good}}), std::string("slug"));
    }

    void theWayOfACallIsToldBeforehand()
    {
        const auto way = [this](const std::string &query) {
            return m_gateway->admin("GET", "/route?" + query);
        };
        QCOMPARE(way("model=gpt-4o").status, 404); // no key yet
        QCOMPARE(ask("PUT", "/openai/key", {{"key", "sk-first-key"}}).status, 204);
        const Json plain = way("model=gpt-4o").body;
        QCOMPARE(plain["own_chain"].get<bool>(), false);
        QCOMPARE(plain["steps"].size(), std::size_t(1));
        QCOMPARE(plain["steps"][0]["provider"].get<std::string>(), std::string("openai"));
        QCOMPARE(plain["steps"][0]["state"].get<std::string>(), std::string("ok"));
        const Json drafted =
            way("model=gpt-4o&chain=anthropic/claude-haiku-4-5,openai/gpt-4.1-mini,nobody-knows").body;
        QCOMPARE(drafted["own_chain"].get<bool>(), true);
        QCOMPARE(drafted["steps"].size(), std::size_t(2));
        QCOMPARE(drafted["steps"][1]["model"].get<std::string>(), std::string("gpt-4.1-mini"));
        QCOMPARE(drafted["left_out"][0]["why"].get<std::string>(), std::string("no_key"));
        QCOMPARE(drafted["left_out"][1]["why"].get<std::string>(), std::string("unknown"));
        QCOMPARE(way("model=gpt-4o").body["own_chain"].get<bool>(), false); // nothing was saved
        QCOMPARE(way("").status, 400);
        QCOMPARE(say("gpt-4o").status, 200);
    }

    void callsAreSpreadOverKeysAndARemovedOneIsNotUsed()
    {
        QCOMPARE(ask("PUT", "/openai/key", {{"key", "sk-first-key"}}).status, 204);
        QCOMPARE(ask("POST", "/openai/keys", {{"id", "two"}, {"key", "sk-second-key"}, {"weight", 5}}).status,
                 204);
        for (int i = 0; i < 40; ++i)
            QCOMPARE(say("gpt-4o-mini").status, 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-first-key", "Bearer sk-second-key"}));
        QCOMPARE(ask("PATCH", "/openai/keys/main", {{"weight", 0}}).status, 204);
        m_provider->reset();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(say("gpt-4o-mini").status, 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-second-key"}));
        QCOMPARE(ask("DELETE", "/openai/keys/two").status, 204);
        m_provider->reset();
        QCOMPARE(say("gpt-4o-mini").status, 200);
        QCOMPARE(keysSeen(), std::set<std::string>({"Bearer sk-first-key"}));
    }

    void badKeysAreRefusedByName()
    {
        for (const Json &body :
             {Json{{"key", "sk-x"}}, Json{{"id", "main"}, {"key", "sk-x"}},
              Json{{"id", "two words"}, {"key", "sk-x"}}, Json{{"id", "two"}, {"key", ""}},
              Json{{"id", "two"}, {"key", "a\nb"}}, Json{{"id", "two"}, {"key", "sk-x"}, {"weight", -1}}})
            QVERIFY2(ask("POST", "/openai/keys", body).status == 400, body.dump().c_str());
        QCOMPARE(ask("POST", "/nobody/keys", {{"id", "two"}, {"key", "sk-x"}}).status, 404);
        QCOMPARE(ask("PATCH", "/openai/keys/two", {{"weight", 1}}).status, 404);
        QCOMPARE(ask("DELETE", "/openai/keys/two").status, 404);
    }

    void aProjectNeedsNoUserId()
    {
        const auto made = m_gateway->admin("POST", "/projects", {{"name", "without"}});
        QVERIFY2(made.status == 201, made.body.dump().c_str());
        const auto wrong = m_gateway->admin("POST", "/projects", {{"name", "wrong"}, {"user_id", "x"}});
        QCOMPARE(wrong.status, 400);
    }

    void whatIsRaisedOnceStandsInTheCustomersHeaders()
    {
        QCOMPARE(m_gateway->patchCustomer("acme", {{"limits", {{"daily_spend_limit_usd", 1}}}}).status, 200);
        const auto left = [this] {
            const HttpReply reply = HttpClient().post(
                m_gateway->chatUrl(), withKey(m_key, {{"X-Customer-ID", "acme"}}), chatBody("hi"));
            return Money::parse(std::string(reply.headers.value("X-Customer-Remaining-Usd")));
        };
        QCOMPARE(ask("PUT", "/openai/key", {{"key", "sk-first-key"}}).status, 204);
        const auto before = left();
        const Json more = {{"scope", "customer"},
                           {"project", m_gateway->projectId()},
                           {"customer", "acme"},
                           {"window", "day"},
                           {"amount_usd", 5}};
        const auto raised = m_gateway->admin("POST", "/allowances", more);
        QVERIFY2(raised.status / 100 == 2, raised.body.dump().c_str());
        const auto after = left();
        QVERIFY(before && after);
        QVERIFY(*after > *before + *Money::parse("4.9"));
    }
};

QTEST_GUILESS_MAIN(ProvidersApiTest)
#include "providersapi_test.moc"
