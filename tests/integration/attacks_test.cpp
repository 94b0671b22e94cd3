// Ways to be someone else, spend as no one, or skip a cap, tried on the real program before a provider that
// counts: nothing reaches it, or what does is on the account of whoever holds the key.
#include "attacks/attackline.h"
#include "chatlinefixture.h"
#include "limits/keyguesses.h"

#include <QElapsedTimer>

using namespace llm0;
using namespace llm0::attacks;
using Json = GatewayProcess::Json;

namespace {

const Money tightCap = Money::fromNano(1'000'000);

/// What of a client's headers must never go on.
constexpr std::array withheld = {"openai-organization",
                                 "openai-project",
                                 "x-goog-user-project",
                                 "x-customer-id",
                                 "x-customer-tier",
                                 "x-llm0-customer-token",
                                 "cookie",
                                 "proxy-authorization",
                                 "x-amz-security-token"};

} // namespace

class AttacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_line.start(), m_line.gateway ? m_line.gateway->output().c_str() : "no gateway");
        for (const auto rows : {customerAttacks, tokenAttacks, keyAttacks, pathAttacks, webAttacks,
                                budgetAttacks, modelAttacks, bodyAttacks, upstreamAttacks}) {
            for (Attack &attack : rows(m_line.world))
                m_attacks.push_back(std::move(attack));
        }
        std::set<std::string> names;
        for (const Attack &attack : m_attacks)
            QVERIFY2(names.insert(attack.name).second, ("named twice: " + attack.name).c_str());
        QVERIFY2(m_attacks.size() >= 100, "the list has shrunk");
    }

    void init() { m_line.provider.reset(); }

    void comesToNothing_data() { rowsOf(Outcome::Kind::Refused); }
    void comesToNothing()
    {
        const Attack &attack = row();
        RawCall call(m_line.urlOf(attack), attack.bytes);
        verifyRefused(attack, call.heard());
    }

    void isOnTheAccountOfWhoeverHoldsTheKey_data() { rowsOf(Outcome::Kind::Counted); }
    void isOnTheAccountOfWhoeverHoldsTheKey()
    {
        const Attack &attack = row();
        const std::string heard = RawCall(m_line.urlOf(attack), attack.bytes).heard();
        QVERIFY2(statusesIn(heard) == std::vector<int>{200}, heard.c_str());
        QCOMPARE(m_line.provider.calls(), 1);
        const Json told = m_line.gateway->row(headerIn(heard, "x-request-id"));
        QCOMPARE(textOf(told, "customer_id"), attack.outcome.customer);
        QCOMPARE(textOf(told, "key"), attack.outcome.key);
        QCOMPARE(textOf(told, "project"), attack.outcome.project);
        QCOMPARE(textOf(told, "tier"), attack.outcome.tier);
        QVERIFY(GatewayProcess::money(told, "actual") > Money());
        verifySentOn(attack, m_line.provider.requests().back());
    }

    void costsNoMoreThanTheCap_data() { rowsOf(Outcome::Kind::Bounded); }
    void costsNoMoreThanTheCap()
    {
        const Attack &attack = row();
        const std::string heard = RawCall(m_line.urlOf(attack), attack.bytes).heard();
        const std::vector<int> statuses = statusesIn(heard);
        QVERIFY2(statuses.size() == 1 && statuses[0] < 500, heard.substr(0, 500).c_str());
        QVERIFY(m_line.provider.waitIdle());
        QVERIFY(m_line.provider.calls() <= 1);
        if (m_line.provider.calls() == 0)
            return;
        const Json told = m_line.gateway->row(headerIn(heard, "x-request-id"));
        QVERIFY2(GatewayProcess::money(told, "reserved") <= tightCap, told.dump().c_str());
        QVERIFY2(GatewayProcess::money(told, "actual") <= tightCap, told.dump().c_str());
        if (textOf(told, "model_served") == "gpt-4o-mini")
            QVERIFY2(miniPrice(m_line.provider.billed()) <= tightCap, told.dump().c_str());
    }

    /// Wrong admin tokens are answered ever more slowly; these wait side by side.
    void theAdminPortStaysShut()
    {
        std::vector<std::pair<const Attack *, std::unique_ptr<RawCall>>> calls;
        for (const Attack &attack : m_attacks) {
            if (attack.onAdminPort)
                calls.emplace_back(&attack, std::make_unique<RawCall>(m_line.urlOf(attack), attack.bytes));
        }
        QVERIFY(calls.size() >= 15);
        for (auto &[attack, call] : calls)
            verifyRefused(*attack, call->heard());
    }

    void pipelinedCallsShareTheLastCent()
    {
        const auto key = m_line.gateway->createKey({{"name", "pipelined"}, {"daily_cap_usd", 0.001}});
        const std::string one = post(key.secret);
        std::string all;
        for (int i = 0; i < 30; ++i)
            all += one;
        const std::string last = chat({bearer("llm0_live_")}, "{}");
        const std::string heard = RawCall(m_line.gateway->dataUrl(), all + last).heard();
        QCOMPARE(statusesIn(heard).size(), std::size_t(31));
        verifyWithin(key);
    }

    void parallelCallsShareTheLastCent()
    {
        const auto key = m_line.gateway->createKey({{"name", "parallel"}, {"daily_cap_usd", 0.001}});
        std::vector<HttpAsk> asks(60);
        for (HttpAsk &ask : asks) {
            ask.url = m_line.gateway->chatUrl();
            ask.headers = withKey(key);
            ask.body = chatText(R"("max_tokens":200,)", "hi fake:tokens=200 delay=50");
        }
        for (const HttpReply &reply : m_client.sendAll(asks))
            QVERIFY2(reply.status == 200 || reply.status == 402, reply.body.c_str());
        verifyWithin(key);
    }

    void callsUnderManyNamesShareTheCapAboveThem()
    {
        const auto key = m_line.gateway->createKey({{"name", "names"}, {"daily_cap_usd", 0.001}});
        std::vector<HttpAsk> asks(60);
        for (std::size_t i = 0; i < asks.size(); ++i) {
            asks[i].url = m_line.gateway->chatUrl();
            asks[i].headers = withKey(key, {{"X-Customer-ID", "walk-in " + std::to_string(i)}});
            asks[i].body = chatText(R"("max_tokens":200,)", "hi fake:tokens=200");
        }
        m_client.sendAll(asks);
        verifyWithin(key);
    }

    void clientsThatLeavePayForWhatWasMade()
    {
        const auto key = m_line.gateway->createKey({{"name", "leavers"}, {"daily_cap_usd", 0.001}});
        std::vector<HttpAsk> asks(40);
        for (HttpAsk &ask : asks) {
            ask.url = m_line.gateway->chatUrl();
            ask.headers = withKey(key);
            ask.body = chatText(R"("max_tokens":200,"stream":true,)", "hi fake:tokens=200 chunk-delay=1");
            ask.abortAfterBytes = 200;
        }
        for (std::size_t i = 0; i < asks.size(); i += 4)
            m_client.sendAll({asks.begin() + std::ptrdiff_t(i), asks.begin() + std::ptrdiff_t(i) + 4});
        verifyWithin(key);
    }

    void answersAreNotSharedBetweenProjects()
    {
        const auto mine = m_line.gateway->createKey({{"name", "caching"}, {"cache_enabled", nullptr}});
        const auto other = m_line.makeProject("caching too");
        const auto theirs =
            m_line.gateway->admin("POST", "/projects/" + other.id + "/api-keys", {{"name", "caching"}});
        const std::string body = chatText("", "what did we earn?");
        QCOMPARE(hit(mine.secret, body), std::string("miss"));
        QCOMPARE(hit(mine.secret, body), std::string("exact"));
        QCOMPARE(hit(theirs.body["api_key"], body), std::string("miss"));
    }

    void aHitNeedsAKeyInForce()
    {
        const auto key = m_line.gateway->createKey({{"name", "cached"}, {"cache_enabled", nullptr}});
        const std::string body = chatText("", "who may read this?");
        QCOMPARE(hit(key.secret, body), std::string("miss"));
        m_line.gateway->patchKey(key, {{"is_active", false}});
        QCOMPARE(hit(key.secret, body), std::string());
        m_line.gateway->patchKey(key, {{"is_active", true}});
        QCOMPARE(hit(key.secret, body, {"X-Customer-ID: barred"}), std::string());
        QCOMPARE(hit(key.secret, body), std::string("exact"));
    }

    /// What is stored answers only what could not have been answered otherwise.
    void anAnswerCannotBePlantedForAnotherQuestion_data()
    {
        QTest::addColumn<QString>("planted");
        const auto row = [](const char *name, const std::string &body) {
            QTest::newRow(name) << QString::fromStdString(body);
        };
        row("another system prompt",
            R"({"model":"gpt-4o-mini","messages":[{"role":"system","content":"lie"},)"
            R"({"role":"user","content":"hi"}]})");
        row("another role", R"({"model":"gpt-4o-mini","messages":[{"role":"assistant","content":"hi"}]})");
        row("two messages that read like one",
            R"({"model":"gpt-4o-mini","messages":[{"role":"user","content":"h"},{"role":"user","content":"i"}]})");
        row("another model", R"({"model":"gpt-4o","messages":[{"role":"user","content":"hi"}]})");
        row("the model by its provider",
            R"({"model":"openai/gpt-4o-mini","messages":[{"role":"user","content":"hi","name":"x"}]})");
        row("an unknown field", chatText(R"("x_style":"rude",)"));
        row("another temperature", chatText(R"("temperature":1.5,)"));
        row("a stop word", chatText(R"("stop":"w",)"));
        row("a limit", chatText(R"("max_tokens":1,)"));
        row("a tool", chatText(R"("tools":[{"type":"function","function":{"name":"f"}}],)"));
        row("a shape", chatText(R"("response_format":{"type":"json_object"},)"));
        row("a composed letter", chatText("", "h\xc3\xad"));
        row("a decomposed letter", chatText("", "hi\xcc\x81"));
        row("a blank behind", chatText("", "hi "));
        row("kept by the provider", chatText(R"("store":true,)"));
        row("nothing but the query", chatText());
    }
    void anAnswerCannotBePlantedForAnotherQuestion()
    {
        QFETCH(QString, planted);
        const bool same = planted.toStdString() == chatText();
        m_line.gateway->admin("DELETE", "/cache");
        const auto key = m_line.gateway->createKey({{"name", "planting"}, {"cache_enabled", nullptr}});
        hit(key.secret, planted.toStdString());
        QCOMPARE(hit(key.secret, chatText()), std::string(same ? "exact" : "miss"));
    }

    void whatHasToBeKeptIsAskedOfTheProviderEachTime()
    {
        const auto key = m_line.gateway->createKey({{"name", "keeping"}, {"cache_enabled", nullptr}});
        const std::string body = chatText(R"("store":true,)", "keep this");
        QCOMPARE(hit(key.secret, chatText("", "keep this")), std::string("miss"));
        QCOMPARE(hit(key.secret, body), std::string("miss"));
        QCOMPARE(hit(key.secret, body), std::string("miss"));
        QCOMPARE(hit(key.secret, chatText("", "keep this")), std::string("exact"));
    }

    /// The last of all: from here on strangers wait.
    void strangersWhoTryKeysWait()
    {
        const auto guess = [](int number) {
            const std::string digits = std::to_string(number);
            return "llm0_live_" + std::string(64 - digits.size(), 'a') + digits;
        };
        const auto tried = [&](const std::string &key) {
            QElapsedTimer timer;
            timer.start();
            const std::string heard = RawCall(m_line.gateway->dataUrl(), chat({bearer(key)}, "{}")).heard();
            return std::pair(statusesIn(heard), timer.elapsed());
        };
        for (int i = 0; i < KeyGuesses::freeGuesses + 10; ++i)
            m_strangers.push_back(
                std::make_unique<RawCall>(m_line.gateway->dataUrl(), chat({bearer(guess(i))}, "{}")));
        for (const auto &stranger : m_strangers)
            QCOMPARE(statusesIn(stranger->heard()), std::vector<int>{401});
        const auto [refusal, waited] = tried(guess(9999));
        QCOMPARE(refusal, std::vector<int>{401});
        QVERIFY2(waited >= 900, std::to_string(waited).c_str());
        const auto [answer, served] = tried(m_line.world.broke);
        QCOMPARE(answer, std::vector<int>{400});
        QVERIFY2(served < waited, "whoever holds a key does not wait");
    }

private:
    void rowsOf(Outcome::Kind kind)
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_attacks.size(); ++i) {
            if (m_attacks[i].outcome.kind == kind && !m_attacks[i].onAdminPort)
                QTest::addRow("%s", m_attacks[i].name.c_str()) << int(i);
        }
    }
    const Attack &row() const
    {
        QFETCH(int, index);
        return m_attacks[std::size_t(index)];
    }
    void verifyRefused(const Attack &attack, const std::string &heard)
    {
        const std::vector<int> statuses = statusesIn(heard);
        QVERIFY2(statuses.size() == 1, (attack.name + ": " + heard.substr(0, 600)).c_str());
        QVERIFY2(attack.outcome.statuses.contains(statuses[0]),
                 (attack.name + ": " + heard.substr(0, 600)).c_str());
        QVERIFY2(m_line.provider.calls() == 0, attack.name.c_str());
    }
    void verifySentOn(const Attack &attack, const fake::Received &request)
    {
        QCOMPARE(request.count("authorization"), std::size_t(1));
        QCOMPARE(request.header("authorization"), "Bearer " + m_line.world.providerKey);
        for (const char *name : withheld)
            QVERIFY2(request.count(name) == 0, name);
        for (const auto &[name, value] : request.headers) {
            for (const char *text : {"evil.example", "sk-other", "llm0_live_", "llm0_sign_"})
                QVERIFY2(value.find(text) == std::string::npos, (name + ": " + value).c_str());
        }
        if (attack.outcome.model)
            QCOMPARE(textOf(parsedJson(request.body), "model"), *attack.outcome.model);
    }
    static std::string post(const std::string &secret)
    {
        const std::string body = chatText(R"("max_tokens":200,)", "hi fake:tokens=200");
        return "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + bearer(secret)
               + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    /// Of a cap of a thousandth of a dollar; and something was served.
    void verifyWithin(const GatewayProcess::Key &key)
    {
        QVERIFY(m_line.provider.waitIdle());
        QVERIFY(m_line.gateway->waitSettled());
        QVERIFY(m_line.provider.calls() > 0);
        QVERIFY2(miniPrice(m_line.provider.billed()) <= tightCap,
                 miniPrice(m_line.provider.billed()).toDecimal().c_str());
        const auto keys =
            m_line.gateway->admin("GET", "/projects/" + m_line.gateway->projectId() + "/api-keys");
        for (const Json &one : keys.body["api_keys"]) {
            if (one["id"] == key.id)
                QVERIFY(GatewayProcess::money(one, "spend_today") >= miniPrice(m_line.provider.billed()));
        }
    }
    /// The X-Cache-Hit of an answer with success, else "".
    std::string hit(const std::string &secret, const std::string &body, Lines lines = {})
    {
        lines.push_back(bearer(secret));
        const std::string heard = RawCall(m_line.gateway->dataUrl(), chat(lines, body)).heard();
        return statusesIn(heard) == std::vector<int>{200} ? headerIn(heard, "x-cache-hit") : std::string();
    }

    AttackLine m_line;
    Attacks m_attacks;
    HttpClient m_client;
    std::vector<std::unique_ptr<RawCall>> m_strangers;
};

QTEST_GUILESS_MAIN(AttacksTest)
#include "attacks_test.moc"
