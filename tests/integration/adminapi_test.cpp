#include "base/secret.h"
#include "gateway.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace llm0;
using Json = nlohmann::json;

class AdminApiTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aKeyIsShownOnceAndStoredAsItsHash();
    void capsComeBackExactly();
    void fieldsAreRefusedByName_data();
    void fieldsAreRefusedByName();
    void changesAreAuditedWithoutSecrets();
    void aTierIsReplacedWhole();
    void defaultsKeepWhatAPatchOmits();
    void aCustomerCanBeSetBeforeItIsSeen();
    void customersPageByCursor();
    void exposureFollowsTheCaps();
    void aPauseOutlivesTheProcess();
    void aProviderKeyIsNeverReadBack();
    void anEditedPriceIsInForceAtOnce();
    void settingsTakeEffectAndSayWhereTheyComeFrom();
    void exportsBeginWithTheirColumns();
    void verifyFindsTheBooksInOrder();

private:
    Json ask(const std::string &method, const std::string &path, const std::string &body = {},
             int expected = 200);
    std::string projectPath();
    void open();

    std::unique_ptr<QTemporaryDir> m_dir;
    SystemClock m_clock;
    std::unique_ptr<Gateway> m_gateway;
    std::string m_lastBody;
};

void AdminApiTest::open()
{
    auto gateway = Gateway::open({m_dir->path().toStdString(), {}, {{"secrets_backend", "file"}}}, m_clock);
    QVERIFY2(gateway, gateway ? "" : gateway.error().message.c_str());
    m_gateway = *std::move(gateway);
}

void AdminApiTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    open();
}

void AdminApiTest::cleanup()
{
    m_gateway.reset();
    m_dir.reset();
}

Json AdminApiTest::ask(const std::string &method, const std::string &path, const std::string &body,
                       int expected)
{
    HttpRequest request;
    request.method = method;
    const std::size_t query = std::min(path.find('?'), path.size());
    request.path = "/v1/admin" + path.substr(0, query);
    request.query = query < path.size() ? path.substr(query + 1) : std::string();
    request.body = body;
    const Gateway::AdminAnswer answer = m_gateway->admin(std::move(request));
    m_lastBody = answer.body;
    if (answer.status != expected)
        QTest::qFail((path + ": " + std::to_string(answer.status) + " " + answer.body).c_str(), __FILE__,
                     __LINE__);
    return Json::parse(answer.body, nullptr, false);
}

std::string AdminApiTest::projectPath()
{
    return "/projects/" + ask("GET", "/projects")["projects"][0]["id"].get<std::string>();
}

void AdminApiTest::aKeyIsShownOnceAndStoredAsItsHash()
{
    const std::string path = projectPath() + "/api-keys";
    const Json made = ask("POST", path, R"({"name":"app","rate_limit_per_minute":60})", 201);
    const std::string key = made["api_key"];
    QCOMPARE(key.size(), std::size_t(74));
    QVERIFY(key.starts_with("llm0_live_"));
    QCOMPARE(made["key"]["shown"].get<std::string>(), key.substr(0, 14) + "…");
    ask("GET", path);
    QVERIFY(m_lastBody.find(key) == std::string::npos);
    const std::string id = made["key"]["id"];
    QCOMPARE(ask("PATCH", path + "/" + id, R"({"is_active":false})")["is_active"].get<bool>(), false);
    m_gateway.reset();
    QFile database(m_dir->filePath(QStringLiteral("llm0.db")));
    QVERIFY(database.open(QIODevice::ReadOnly));
    const QByteArray bytes = database.readAll();
    QVERIFY(bytes.contains(QByteArray::fromStdString(sha256(key))));
    QVERIFY(!bytes.contains(QByteArray::fromStdString(key)));
}

void AdminApiTest::capsComeBackExactly()
{
    const std::string path = projectPath();
    ask("PATCH", path, R"({"daily_cap_usd":0.3,"monthly_cap_usd":5.00,"per_request_max_usd":0.000000001})");
    QVERIFY(m_lastBody.find(R"("daily_cap_usd":0.3,"monthly_cap_usd":5,"per_request_max_usd":0.000000001)")
            != std::string::npos);
    ask("PATCH", path, R"({"daily_cap_usd":null})");
    QVERIFY(m_lastBody.find(R"("daily_cap_usd":null,"monthly_cap_usd":5,)") != std::string::npos);
}

void AdminApiTest::fieldsAreRefusedByName_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("param");
    QTest::newRow("unknown") << ""
                             << R"({"budget_usd":5})"
                             << "budget_usd";
    QTest::newRow("twice") << ""
                           << R"({"name":"a","name":"b"})"
                           << "name";
    QTest::newRow("negative cap") << ""
                                  << R"({"daily_cap_usd":-1})"
                                  << "daily_cap_usd";
    QTest::newRow("exponent") << ""
                              << R"({"daily_cap_usd":1e33})"
                              << "daily_cap_usd";
    QTest::newRow("empty name") << ""
                                << R"({"name":""})"
                                << "name";
    QTest::newRow("control character") << ""
                                       << R"({"name":"a\u0000b"})"
                                       << "name";
    QTest::newRow("cap as flag") << ""
                                 << R"({"daily_cap_usd":true})"
                                 << "daily_cap_usd";
    QTest::newRow("default of nothing") << "/defaults"
                                        << R"({"daily_spend_limit_usd":1})"
                                        << "daily_spend_limit_usd";
    QTest::newRow("unpriced downgrade") << "/defaults"
                                        << R"({"default_on_limit_behavior":"downgrade",)"
                                           R"("default_downgrade_model":"no-such-model"})"
                                        << "default_downgrade_model";
    QTest::newRow("unknown tier") << "/customers/acme"
                                  << R"({"tier":"gold"})"
                                  << "tier";
    QTest::newRow("inside limits") << "/customers/acme"
                                   << R"({"limits":{"daily":1}})"
                                   << "daily";
}

void AdminApiTest::fieldsAreRefusedByName()
{
    QFETCH(QString, path);
    QFETCH(QString, body);
    const Json error = ask("PATCH", projectPath() + path.toStdString(), body.toStdString(), 400);
    QCOMPARE(error["error"].get<std::string>(), std::string("invalid_request"));
    QTEST(QString::fromStdString(error["param"].get<std::string>()), "param");
}

void AdminApiTest::changesAreAuditedWithoutSecrets()
{
    const std::string path = projectPath();
    ask("PATCH", path, R"({"daily_cap_usd":0.25})");
    const std::string key = ask("POST", path + "/api-keys", R"({"name":"k"})", 201)["api_key"];
    ask("PUT", "/providers/openai/key", R"({"key":"sk-very-secret"})", 204);
    const Json events = ask("GET", "/audit")["events"];
    QCOMPARE(events[0]["action"].get<std::string>(), std::string("provider.key.set"));
    QCOMPARE(events[1]["action"].get<std::string>(), std::string("key.create"));
    QCOMPARE(events[2]["action"].get<std::string>(), std::string("project.update"));
    QVERIFY(events[2]["before"]["daily_cap_usd"].is_null());
    QVERIFY(m_lastBody.find(R"("daily_cap_usd":0.25)") != std::string::npos);
    QVERIFY(m_lastBody.find("sk-very-secret") == std::string::npos);
    QVERIFY(m_lastBody.find(key) == std::string::npos);
}

void AdminApiTest::aTierIsReplacedWhole()
{
    const std::string path = projectPath() + "/tiers";
    ask("POST", path, R"({"slug":"free","daily_spend_limit_usd":0.3,"requests_per_day":5})");
    ask("POST", path, R"({"slug":"free","model_limits":{"gpt-4o":3},"label_limits":{"team:a":2}})");
    const Json tiers = ask("GET", path)["tiers"];
    QCOMPARE(tiers.size(), std::size_t(1));
    QVERIFY(tiers[0]["daily_spend_limit_usd"].is_null());
    QCOMPARE(tiers[0]["model_limits"]["gpt-4o"].get<int>(), 3);
    ask("POST", path, R"({"slug":"Not A Slug"})", 400);
    ask("DELETE", path + "/free", {}, 204);
    ask("DELETE", path + "/free", {}, 404);
}

void AdminApiTest::defaultsKeepWhatAPatchOmits()
{
    const std::string path = projectPath() + "/defaults";
    ask("PATCH", path, R"({"default_daily_spend_limit_usd":1,"default_requests_per_minute":9})");
    const Json changed = ask("PATCH", path, R"({"default_requests_per_minute":null})");
    QVERIFY(changed["default_requests_per_minute"].is_null());
    QVERIFY(m_lastBody.find(R"("default_daily_spend_limit_usd":1,)") != std::string::npos);
    ask("DELETE", path, {}, 204);
    QVERIFY(ask("GET", path)["default_daily_spend_limit_usd"].is_null());
}

void AdminApiTest::aCustomerCanBeSetBeforeItIsSeen()
{
    const std::string path = projectPath() + "/customers/team/a b";
    ask("GET", path, {}, 404);
    const Json made = ask("PATCH", path, R"({"blocked":true,"limits":{"daily_spend_limit_usd":0.5}})");
    QCOMPARE(made["customer_id"].get<std::string>(), std::string("team/a b"));
    QCOMPARE(made["state"].get<std::string>(), std::string("blocked"));
    QCOMPARE(made["effective"]["source"].get<std::string>(), std::string("override"));
    QCOMPARE(made["left_today"].get<std::string>(), std::string("0.500000000"));
    m_gateway.reset();
    open();
    QCOMPARE(ask("GET", path)["blocked"].get<bool>(), true);
    ask("DELETE", path, {}, 204);
    const Json reset = ask("GET", path);
    QCOMPARE(reset["blocked"].get<bool>(), false);
    QVERIFY(reset["limits"].is_null());
}

void AdminApiTest::customersPageByCursor()
{
    const std::string path = projectPath() + "/customers";
    for (const char *name : {"c", "a", "b"})
        ask("PATCH", path + "/" + name, R"({"blocked":false})");
    const Json first = ask("GET", path + "?sort=name&limit=2");
    QCOMPARE(first["customers"][0]["name"].get<std::string>(), std::string("a"));
    QCOMPARE(first["total"].get<int>(), 3);
    const Json second =
        ask("GET", path + "?sort=name&limit=2&cursor=" + first["next_cursor"].get<std::string>());
    QCOMPARE(second["customers"].size(), std::size_t(1));
    QCOMPARE(second["customers"][0]["name"].get<std::string>(), std::string("c"));
    QVERIFY(second["next_cursor"].is_null());
    QCOMPARE(ask("GET", path + "?search=B")["total"].get<int>(), 1);
}

void AdminApiTest::exposureFollowsTheCaps()
{
    const std::string path = projectPath();
    QCOMPARE(ask("GET", "/exposure")["account"]["exposure"].get<std::string>(), std::string("0.000000000"));
    ask("POST", path + "/api-keys", R"({"name":"k"})", 201);
    QVERIFY(ask("GET", "/exposure")["account"]["exposure"].is_null());
    ask("PATCH", path, R"({"daily_cap_usd":5})");
    QCOMPARE(ask("GET", "/exposure")["account"]["exposure"].get<std::string>(), std::string("5.000000000"));
    ask("PATCH", "/settings", R"({"daily_cap_usd":2.50})");
    const Json exposure = ask("GET", "/exposure");
    QCOMPARE(exposure["account"]["binding"].get<std::string>(), std::string("account day"));
    QCOMPARE(exposure["projects"][0]["exposure"].get<std::string>(), std::string("2.500000000"));
    QCOMPARE(ask("GET", "/status")["can_still_spend_today"].get<std::string>(), std::string("2.500000000"));
}

void AdminApiTest::aPauseOutlivesTheProcess()
{
    ask("POST", "/pause", R"({"for":"a while"})", 400);
    QVERIFY(ask("GET", "/status")["paused"].is_null());
    QCOMPARE(ask("POST", "/pause", R"({"all":true})")["scope"].get<std::string>(), std::string("all"));
    m_gateway.reset();
    open();
    QCOMPARE(ask("GET", "/status")["paused"]["scope"].get<std::string>(), std::string("all"));
    QVERIFY(ask("GET", "/status")["paused"]["since"].is_string());
    ask("POST", "/resume");
    m_gateway.reset();
    open();
    QVERIFY(ask("GET", "/status")["paused"].is_null());
}

void AdminApiTest::aProviderKeyIsNeverReadBack()
{
    ask("PUT", "/providers/groq/key", R"({"key":"gsk-very-secret"})", 204);
    const Json providers = ask("GET", "/providers")["providers"];
    QVERIFY(m_lastBody.find("gsk-very-secret") == std::string::npos);
    const auto groq = std::find_if(providers.begin(), providers.end(),
                                   [](const Json &provider) { return provider["slug"] == "groq"; });
    QVERIFY((*groq)["key_set"].get<bool>());
    QCOMPARE((*groq)["key_source"].get<std::string>(), std::string("file"));
    ask("PATCH", "/providers/groq", R"({"base_url":"http://api.example.com"})", 400);
    QCOMPARE(ask("PATCH", "/providers/groq", R"({"enabled":false})")["enabled"].get<bool>(), false);
    ask("DELETE", "/providers/groq/key", {}, 204);
    ask("GET", "/providers");
    QVERIFY(m_lastBody.find(R"("key_set":true)") == std::string::npos);
    ask("PUT", "/providers/nobody/key", R"({"key":"x"})", 404);
}

void AdminApiTest::anEditedPriceIsInForceAtOnce()
{
    const std::string version = ask("GET", "/prices?provider=groq")["version"];
    ask("PUT", "/prices/groq/my-model", R"({"pico_per_token":{"input":1000000,"output":2000000}})");
    const Json prices = ask("GET", "/prices?provider=groq");
    QVERIFY(prices["version"].get<std::string>() != version);
    QVERIFY(m_lastBody.find("\"my-model\"") != std::string::npos);
    ask("PUT", "/prices/groq/my-model", R"({"model":"other"})", 400);
    ask("DELETE", "/prices/groq/my-model", {}, 204);
    QCOMPARE(ask("GET", "/prices")["version"].get<std::string>(), version);
}

void AdminApiTest::settingsTakeEffectAndSayWhereTheyComeFrom()
{
    ask("PATCH", "/settings", R"({"retention_days":30,"daily_cap_usd":0.30,"allowed_hosts":["llm.lan"]})");
    QVERIFY(m_lastBody.find(R"("daily_cap_usd":{"value":0.3,"source":"stored","needs_restart":false})")
            != std::string::npos);
    QVERIFY(m_lastBody.find(R"("allowed_hosts":{"value":["llm.lan"],)") != std::string::npos);
    const Json settings = ask("GET", "/settings")["settings"];
    QCOMPARE(settings["secrets_backend"]["source"].get<std::string>(), std::string("argument"));
    QCOMPARE(settings["workers"]["source"].get<std::string>(), std::string("default"));
    QCOMPARE(ask("PATCH", "/settings", R"({"nope":1})", 400)["param"].get<std::string>(),
             std::string("nope"));
    QCOMPARE(ask("PATCH", "/settings", R"({"pause":"x"})", 400)["param"].get<std::string>(),
             std::string("pause"));
}

void AdminApiTest::exportsBeginWithTheirColumns()
{
    ask("GET", "/export/customers.csv");
    QVERIFY(m_lastBody.starts_with("project_id,project,customer_id,"));
    ask("GET", "/export/requests.csv?from=2026-01-01&to=2026-12-31");
    QVERIFY(m_lastBody.starts_with("request_id,started_at,"));
    ask("GET", "/export/focus.csv");
    QVERIFY(m_lastBody.starts_with("BilledCost,BillingAccountId,"));
    ask("GET", "/export/focus.csv?from=yesterday", {}, 400);
}

void AdminApiTest::verifyFindsTheBooksInOrder()
{
    QVERIFY(ask("POST", "/verify")["ok"].get<bool>());
    const std::string file = m_dir->filePath(QStringLiteral("copy.db")).toStdString();
    QVERIFY(ask("POST", "/backup", R"({"file":")" + file + R"("})")["bytes"].get<std::int64_t>() > 0);
    ask("POST", "/backup", R"({"file":")" + file + R"("})", 400);
    ask("POST", "/backup", R"({"file":"copy.db"})", 400);
}

QTEST_GUILESS_MAIN(AdminApiTest)
#include "adminapi_test.moc"
