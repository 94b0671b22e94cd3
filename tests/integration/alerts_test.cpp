// What the real program tells when a threshold is reached, and that it tells it once.
#include "chatlinefixture.h"

using namespace llm0;
using Json = GatewayProcess::Json;

class AlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_line.reset(); }

    void tellsOfReachedThresholdsOnce();
    void snoozesResolvesAndFilters();
    void refusesRulesThatAreNone();
    void changesOfRulesAreAudited();
    void aTrialSaysHowOftenItWouldHaveFired();

private:
    GatewayProcess &gateway() { return m_line->gateway; }
    Json inbox(const std::string &query = {}) { return gateway().admin("GET", "/alerts" + query).body; }
    bool waitForAlerts(std::size_t count)
    {
        return QTest::qWaitFor([&] { return inbox()["alerts"].size() >= count; }, 10'000);
    }
    Json addRule(const Json &rule) { return gateway().admin("POST", "/alerts/rules", rule).body; }

    std::unique_ptr<ChatLine> m_line;
};

void AlertsTest::init()
{
    m_line = std::make_unique<ChatLine>();
    QVERIFY2(m_line->start(), m_line->gateway.output().c_str());
}

void AlertsTest::tellsOfReachedThresholdsOnce()
{
    addRule({{"scope", "customer"}, {"window", "day"}, {"amount_usd", 0.000001}});
    addRule({{"scope", "account"}, {"window", "month"}, {"amount_usd", 0.000001}});
    addRule({{"scope", "project"}, {"window", "day"}, {"basis", "forecast"}, {"amount_usd", 1000000}});
    QCOMPARE(m_line->say("hi", {{"X-Customer-ID", "acme"}}).status, 200);
    QVERIFY(waitForAlerts(2));
    QCOMPARE(m_line->say("hi", {{"X-Customer-ID", "acme"}}).status, 200);
    QCOMPARE(m_line->say("hi", {{"X-Customer-ID", "globex"}}).status, 200);
    QVERIFY(waitForAlerts(3));
    const Json all = inbox();
    QCOMPARE(all["alerts"].size(), std::size_t(3));
    QCOMPARE(all["open"].get<int>(), 3);
    QCOMPARE(all["alerts"][0]["customer_id"].get<std::string>(), std::string("globex"));
    QCOMPARE(all["alerts"][0]["threshold_usd"].get<std::string>(), std::string("0.000001000"));
    QVERIFY(*Money::parse(all["alerts"][0]["spent_usd"].get<std::string>()) > Money());
}

void AlertsTest::snoozesResolvesAndFilters()
{
    addRule({{"scope", "account"}, {"window", "day"}, {"amount_usd", 0.000001}});
    QCOMPARE(m_line->say("hi").status, 200);
    QVERIFY(waitForAlerts(1));
    const std::string path = "/alerts/" + inbox()["alerts"][0]["id"].get<std::string>();
    auto changed =
        gateway().admin("PATCH", path, Json{{"state", "snoozed"}, {"snoozed_until", "2999-01-01T00:00:00Z"}});
    QCOMPARE(changed.status, 200);
    QCOMPARE(inbox("?state=open")["alerts"].size(), std::size_t(0));
    QCOMPARE(inbox("?state=snoozed")["alerts"].size(), std::size_t(1));
    changed =
        gateway().admin("PATCH", path, Json{{"state", "snoozed"}, {"snoozed_until", "2001-01-01T00:00:00Z"}});
    QVERIFY2(changed.body["state"] == "open", "a snooze that is over is open");
    QCOMPARE(inbox("?state=open")["alerts"].size(), std::size_t(1));
    changed = gateway().admin("PATCH", path, Json{{"state", "resolved"}});
    QCOMPARE(inbox("?state=resolved")["alerts"].size(), std::size_t(1));
    QCOMPARE(inbox("?state=open")["open"].get<int>(), 0);
    QCOMPARE(gateway().admin("PATCH", path, Json{{"state", "gone"}}).status, 400);
}

void AlertsTest::refusesRulesThatAreNone()
{
    const auto refused = [&](const Json &rule, const std::string &param) {
        const auto answer = gateway().admin("POST", "/alerts/rules", rule);
        return answer.status == 400 && answer.body["param"] == param;
    };
    QVERIFY(refused({{"scope", "account"}, {"window", "day"}}, "percent"));
    QVERIFY(
        refused({{"scope", "account"}, {"window", "day"}, {"percent", 80}, {"amount_usd", 1}}, "percent"));
    QVERIFY(refused({{"scope", "planet"}, {"percent", 80}}, "scope"));
    QVERIFY(refused({{"scope", "account"}, {"window", "week"}, {"percent", 80}}, "window"));
    QVERIFY(refused({{"scope", "account"}, {"customer_id", "acme"}, {"percent", 80}}, "scope"));
    QVERIFY(refused({{"scope", "project"}, {"project_id", "none"}, {"percent", 80}}, "project_id"));
    QVERIFY(refused({{"scope", "account"}, {"percent", 80}, {"colour", "red"}}, "colour"));
}

void AlertsTest::changesOfRulesAreAudited()
{
    const Json rule = addRule({{"scope", "account"}, {"window", "day"}, {"percent", 80}});
    const std::string path = "/alerts/rules/" + rule["id"].get<std::string>();
    const auto changed = gateway().admin("PATCH", path, Json{{"amount_usd", 2.5}});
    QCOMPARE(changed.status, 200);
    QVERIFY(changed.body["percent"].is_null());
    QCOMPARE(changed.body["amount_usd"].get<std::string>(), std::string("2.500000000"));
    QCOMPARE(gateway().admin("DELETE", path).status, 204);
    QVERIFY(gateway().admin("GET", "/alerts/rules").body["rules"].empty());
    const Json events = gateway().admin("GET", "/audit").body["events"];
    QCOMPARE(events[0]["action"].get<std::string>(), std::string("alert_rule.delete"));
    QCOMPARE(events[1]["action"].get<std::string>(), std::string("alert_rule.update"));
    QCOMPARE(events[1]["before"]["percent"].get<int>(), 80);
    QCOMPARE(events[2]["action"].get<std::string>(), std::string("alert_rule.create"));
}

void AlertsTest::aTrialSaysHowOftenItWouldHaveFired()
{
    const auto trial = gateway().admin("POST", "/alerts/rules/try",
                                       Json{{"scope", "customer"}, {"window", "day"}, {"amount_usd", 1}});
    QCOMPARE(trial.status, 200);
    QCOMPARE(trial.body["fired"].get<int>(), 0);
    QVERIFY(trial.body["from"].get<std::string>() < trial.body["to"].get<std::string>());
    QVERIFY(gateway().admin("GET", "/alerts/rules").body["rules"].empty());
}

QTEST_GUILESS_MAIN(AlertsTest)
#include "alerts_test.moc"
