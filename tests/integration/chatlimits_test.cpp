// What the real program refuses, fits or downgrades, and that each change binds the next request.
#include "chatlinefixture.h"

using namespace llm0;
using Json = GatewayProcess::Json;

class ChatLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void refusesUnpricedAndUnknownModels();
    void refusesBadRequestsByName_data();
    void refusesBadRequestsByName();
    void refusesMissingUnknownAndRevokedKeys();
    void pauseStopsPaidCallsAndResumeLetsThemGo();
    void pauseOfAllStopsLocalCallsToo();
    void aCapChangeBindsTheNextRequest();
    void aCapRefusalShowsItsArithmetic();
    void aCapLeavesLocalModelsAlone();
    void perRequestCapBindsEachCall();
    void fitsTheOutputLimitIntoWhatIsLeft();
    void lowersTheClientsOwnLimit();
    void hugeCountsNeverLookSmall_data();
    void hugeCountsNeverLookSmall();
    void downgradesToTheCheaperModel();
    void embeddingsAreNotDowngraded();
    void warnsAndLetsThrough();
    void limitsTheRateOfAKey();
    void limitsACustomersRequests_data();
    void limitsACustomersRequests();
    void capsACustomerAlone();
    void takesTheCustomerFromTheBody();
    void blocksACustomer();
    void pinsAKeyToItsCustomer();
    void asksForACustomerWhereRequired();

private:
    HttpReply say(const std::string &text = "hi", const Headers &headers = {})
    {
        return m_line->say(text, headers);
    }
    GatewayProcess &gateway() { return m_line->gateway; }
    /// `refused` says so to its sender, in the log, and the provider never hears of it.
    void verifyRefused(const HttpReply &refused, int status, const std::string &code);
    std::unique_ptr<ChatLine> m_line;
    std::string m_lineOf;
};

/// Each has a program of its own; the rows of one that leaves nothing behind share it, since a start takes
/// longer than they do.
void ChatLimitsTest::init()
{
    const std::string now = QTest::currentTestFunction();
    const bool leavesNothing = now == "refusesBadRequestsByName" || now == "hugeCountsNeverLookSmall";
    if (std::exchange(m_lineOf, now) == now && leavesNothing)
        return;
    m_line.reset();
    m_line = std::make_unique<ChatLine>();
    QVERIFY2(m_line->start(), m_line->gateway.output().c_str());
}

void ChatLimitsTest::verifyRefused(const HttpReply &refused, int status, const std::string &code)
{
    QCOMPARE(refused.status, status);
    QCOMPARE(errorCode(refused), code);
    QVERIFY(!header(refused, "X-Request-Id").empty());
    if (status == 401)
        return;
    const Json row = gateway().row(refused);
    QCOMPARE(textOf(row, "status"), std::string("refused"));
    QCOMPARE(textOf(row, "error_code"), code);
    QVERIFY(GatewayProcess::money(row, "actual").isZero());
}

void ChatLimitsTest::refusesUnpricedAndUnknownModels()
{
    verifyRefused(m_line->send(chatBody("hi", false, "openai/nothing-knows-this")), 503, "model_unpriced");
    verifyRefused(m_line->send(chatBody("hi", false, "nothing-knows-this")), 404, "model_not_found");
    verifyRefused(m_line->send(chatBody("hi", false, "claude-sonnet-4-5")), 404, "model_not_found");
    QCOMPARE(m_line->provider.calls(), 0);
}

void ChatLimitsTest::refusesBadRequestsByName_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("{\"model\":");
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no model") << QByteArray(R"({"messages":[{"role":"user","content":"hi"}]})");
    QTest::newRow("no messages") << QByteArray(R"({"model":"gpt-4o-mini"})");
    QTest::newRow("limit below 0") << QByteArray(
        R"({"model":"gpt-4o-mini","max_tokens":-1,"messages":[{"role":"user","content":"h"}]})");
    QTest::newRow("two models") << QByteArray(
        R"({"model":"gpt-4o-mini","model":"gpt-4o","messages":[{"role":"user","content":"h"}]})");
    QTest::newRow("n is text") << QByteArray(
        R"({"model":"gpt-4o-mini","n":"9","messages":[{"role":"user","content":"h"}]})");
}

void ChatLimitsTest::refusesBadRequestsByName()
{
    QFETCH(QByteArray, body);
    verifyRefused(m_line->send(body.toStdString()), 400, "invalid_request");
    QCOMPARE(m_line->provider.calls(), 0);
}

void ChatLimitsTest::refusesMissingUnknownAndRevokedKeys()
{
    HttpAsk ask = m_line->ask(chatBody("hi"));
    ask.headers = {{"Content-Type", "application/json"}};
    verifyRefused(m_line->client.send(ask), 401, "invalid_api_key");
    std::string other = m_line->key.secret;
    other.back() = other.back() == '0' ? '1' : '0';
    ask.headers.add("Authorization", "Bearer " + other);
    verifyRefused(m_line->client.send(ask), 401, "invalid_api_key");
    QCOMPARE(say().status, 200);
    QCOMPARE(gateway().patchKey(m_line->key, {{"is_active", false}}).status, 200);
    verifyRefused(say(), 401, "invalid_api_key");
    QCOMPARE(gateway().patchKey(m_line->key, {{"is_active", true}}).status, 200);
    QCOMPARE(gateway().patchProject({{"is_active", false}}).status, 200);
    verifyRefused(say(), 401, "invalid_api_key");
    QCOMPARE(m_line->provider.calls(), 1);
}

void ChatLimitsTest::pauseStopsPaidCallsAndResumeLetsThemGo()
{
    QCOMPARE(gateway().admin("POST", "/pause", Json::object()).status, 200);
    const HttpReply refused = say();
    verifyRefused(refused, 503, "spend_paused");
    QCOMPARE(header(refused, "x-should-retry"), std::string("false"));
    QCOMPARE(m_line->provider.calls(), 0);
    QCOMPARE(m_line->send(chatBody("hi", false, "ollama/llama3.2")).status, 200);
    const auto resumed = gateway().admin("POST", "/resume", Json::object());
    QCOMPARE(resumed.status, 200);
    QCOMPARE(resumed.body["refused_meanwhile"].get<int>(), 1);
    QCOMPARE(say().status, 200);
}

void ChatLimitsTest::pauseOfAllStopsLocalCallsToo()
{
    QCOMPARE(gateway().admin("POST", "/pause", {{"all", true}}).status, 200);
    verifyRefused(m_line->send(chatBody("hi", false, "ollama/llama3.2")), 503, "spend_paused");
}

void ChatLimitsTest::aCapChangeBindsTheNextRequest()
{
    QCOMPARE(say().status, 200);
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", 0}}).status, 200);
    verifyRefused(say(), 402, "spend_cap_exceeded");
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", 1}}).status, 200);
    QCOMPARE(say().status, 200);
    QCOMPARE(gateway().patchKey(m_line->key, {{"monthly_cap_usd", 0}}).status, 200);
    verifyRefused(say(), 402, "spend_cap_exceeded");
    QCOMPARE(gateway().patchKey(m_line->key, {{"monthly_cap_usd", nullptr}}).status, 200);
    QCOMPARE(gateway().patchSettings({{"monthly_cap_usd", 0}}).status, 200);
    verifyRefused(say(), 402, "spend_cap_exceeded");
    QCOMPARE(m_line->provider.calls(), 2);
}

void ChatLimitsTest::aCapRefusalShowsItsArithmetic()
{
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", Json::parse("0.0001")}}).status, 200);
    const HttpReply refused = say(std::string(4000, 'x'));
    verifyRefused(refused, 402, "spend_cap_exceeded");
    QCOMPARE(header(refused, "x-should-retry"), std::string("false"));
    QVERIFY(!refused.headers.contains("Retry-After"));
    const Json error = parsedJson(refused.body)["error"];
    QCOMPARE(textOf(error, "scope"), std::string("project"));
    QCOMPARE(textOf(error, "scope_id"), std::string("default"));
    QCOMPARE(textOf(error, "window"), std::string("day"));
    QCOMPARE(textOf(error, "limit_usd"), std::string("0.000100000"));
    QCOMPARE(textOf(error, "remaining_usd"), std::string("0.000100000"));
    QVERIFY(GatewayProcess::money(error, "needed_usd") > GatewayProcess::money(error, "limit_usd"));
    QVERIFY(textOf(error, "resets_at").ends_with("T00:00:00.000Z"));
}

void ChatLimitsTest::aCapLeavesLocalModelsAlone()
{
    QCOMPARE(gateway().patchSettings({{"daily_cap_usd", 0}}).status, 200);
    verifyRefused(say(), 402, "spend_cap_exceeded");
    QCOMPARE(m_line->send(chatBody("hi", false, "ollama/llama3.2")).status, 200);
}

void ChatLimitsTest::perRequestCapBindsEachCall()
{
    QCOMPARE(gateway().patchProject({{"per_request_max_usd", Json::parse("0.0001")}}).status, 200);
    verifyRefused(say(std::string(4000, 'x')), 402, "spend_cap_exceeded");
    QCOMPARE(gateway().patchProject({{"per_request_max_usd", Json::parse("0.001")}}).status, 200);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(say("hi fake:tokens=1000").status, 200);
}

void ChatLimitsTest::fitsTheOutputLimitIntoWhatIsLeft()
{
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", Json::parse("0.001")}}).status, 200);
    const HttpReply reply = say("write a book fake:tokens=100000");
    QCOMPARE(reply.status, 200);
    const Json forwarded = parsedJson(m_line->forwarded());
    QCOMPARE(header(reply, "X-LLM0-Fitted-Max-Tokens"),
             std::to_string(forwarded.value("max_completion_tokens", 0)));
    QVERIFY(forwarded["max_completion_tokens"] > 1000);
    const Money billed = miniPrice(m_line->provider.billed());
    QVERIFY(billed <= Money::fromNano(1'000'000) && billed > Money::fromNano(900'000));
    verifyRefused(say(), 402, "spend_cap_exceeded");
}

void ChatLimitsTest::lowersTheClientsOwnLimit()
{
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", Json::parse("0.001")}}).status, 200);
    Json body = parsedJson(chatBody("write a book fake:tokens=100000"));
    body["max_tokens"] = 9000;
    const HttpReply reply = m_line->send(body.dump());
    QCOMPARE(reply.status, 200);
    const Json forwarded = parsedJson(m_line->forwarded());
    QCOMPARE(header(reply, "X-LLM0-Fitted-Max-Tokens"), std::to_string(forwarded.value("max_tokens", 0)));
    QVERIFY(forwarded["max_tokens"] < 1700);
    QVERIFY(!forwarded.contains("max_completion_tokens"));
    QVERIFY(miniPrice(m_line->provider.billed()) <= Money::fromNano(1'000'000));
}

void ChatLimitsTest::hugeCountsNeverLookSmall_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("2^62 choices of 4") << QByteArray(R"({"n":4611686018427387904,"max_tokens":4})");
    QTest::newRow("2^63-1 choices of 2") << QByteArray(R"({"n":9223372036854775807,"max_tokens":2})");
    QTest::newRow("2^60 choices") << QByteArray(R"({"n":1152921504606846976})");
    QTest::newRow("2^63-1 tokens of 3 choices") << QByteArray(R"({"n":3,"max_tokens":9223372036854775807})");
}

void ChatLimitsTest::hugeCountsNeverLookSmall()
{
    QFETCH(QByteArray, fields);
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", Json::parse("0.001")}}).status, 200);
    for (const char *model : {"gpt-4o-mini", "gpt-4-32k"}) { // the second has no known output maximum
        Json body = parsedJson(chatBody("hi fake:tokens=1", false, model));
        body.update(parsedJson(fields.toStdString()));
        const HttpReply reply = m_line->send(body.dump());
        const Json row = gateway().row(reply);
        QVERIFY(GatewayProcess::money(row, "estimate") > Money::fromNano(1'000'000));
        QVERIFY(reply.status == 402
                || m_line->forwarded().find(std::to_string(body.value("max_tokens", 0LL)))
                       == std::string::npos);
    }
}

void ChatLimitsTest::downgradesToTheCheaperModel()
{
    const Json limits = {{"daily_spend_limit_usd", Json::parse("0.001")},
                         {"on_limit_behavior", "downgrade"},
                         {"downgrade_model", "gpt-4o-mini"}};
    QCOMPARE(gateway().patchCustomer("acme", {{"limits", limits}}).status, 200);
    Json body = parsedJson(chatBody("hi fake:tokens=5", false, "gpt-4o"));
    body["max_tokens"] = 500;
    const HttpReply reply = m_line->send(body.dump(), {{"X-Customer-ID", "acme"}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(header(reply, "X-Downgraded"), std::string("true"));
    QCOMPARE(header(reply, "X-Downgraded-Model"), std::string("gpt-4o"));
    QCOMPARE(header(reply, "X-Model"), std::string("gpt-4o-mini"));
    QCOMPARE(textOf(parsedJson(m_line->forwarded()), "model"), std::string("gpt-4o-mini"));
    const Json row = gateway().row(reply);
    QCOMPARE(textOf(row, "model_asked"), std::string("gpt-4o"));
    QCOMPARE(textOf(row, "model_served"), std::string("gpt-4o-mini"));
    QCOMPARE(GatewayProcess::money(row, "actual").nano(), miniPrice(m_line->provider.billed()).nano());
}

void ChatLimitsTest::embeddingsAreNotDowngraded()
{
    const Json limits = {{"daily_spend_limit_usd", Json::parse("0.000000001")},
                         {"on_limit_behavior", "downgrade"},
                         {"downgrade_model", "ollama/llama3.2"}};
    QCOMPARE(gateway().patchCustomer("acme", {{"limits", limits}}).status, 200);
    HttpAsk ask =
        m_line->ask(R"({"model":"text-embedding-3-small","input":"hi"})", {{"X-Customer-ID", "acme"}});
    ask.url = gateway().dataUrl() + "/v1/embeddings";
    verifyRefused(m_line->client.send(ask), 429, "customer_spend_cap_exceeded");
    QCOMPARE(m_line->provider.calls(), 0);
}

void ChatLimitsTest::warnsAndLetsThrough()
{
    const Json limits = {{"daily_spend_limit_usd", 0}, {"on_limit_behavior", "warn"}};
    QCOMPARE(gateway().patchCustomer("acme", {{"limits", limits}}).status, 200);
    const HttpReply reply = say("hi", {{"X-Customer-ID", "acme"}});
    QCOMPARE(reply.status, 200);
    QVERIFY(!header(reply, "X-LLM0-Warning").empty());
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", 0}}).status, 200);
    verifyRefused(say("hi", {{"X-Customer-ID", "acme"}}), 402, "spend_cap_exceeded");
}

void ChatLimitsTest::limitsTheRateOfAKey()
{
    QCOMPARE(gateway().patchKey(m_line->key, {{"rate_limit_per_minute", 2}}).status, 200);
    QCOMPARE(say().status, 200);
    QCOMPARE(header(say(), "X-RateLimit-Remaining"), std::string("0"));
    const HttpReply refused = say();
    verifyRefused(refused, 429, "rate_limit_exceeded");
    const int wait = std::atoi(header(refused, "Retry-After").c_str());
    QVERIFY(wait >= 1 && wait <= 30);
    QCOMPARE(m_line->provider.calls(), 2);
}

void ChatLimitsTest::limitsACustomersRequests_data()
{
    QTest::addColumn<QByteArray>("limits");
    QTest::newRow("day") << QByteArray(R"({"requests_per_day":2})");
    QTest::newRow("hour") << QByteArray(R"({"requests_per_hour":2})");
    QTest::newRow("model") << QByteArray(R"({"model_limits":{"gpt-4o-mini":2}})");
    QTest::newRow("label") << QByteArray(R"({"label_limits":{"feature:chat":2}})");
}

void ChatLimitsTest::limitsACustomersRequests()
{
    QFETCH(QByteArray, limits);
    const auto patched = gateway().patchCustomer("acme", {{"limits", Json::parse(limits.toStdString())}});
    QVERIFY2(patched.status == 200, patched.body.dump().c_str());
    const Headers acme = {{"X-Customer-ID", "acme"}, {"X-LLM0-Feature", "chat"}};
    QCOMPARE(say("hi", acme).status, 200);
    QCOMPARE(say("hi", acme).status, 200);
    verifyRefused(say("hi", acme), 429, "customer_rate_limit_exceeded");
    QCOMPARE(say("hi", {{"X-Customer-ID", "other"}, {"X-LLM0-Feature", "chat"}}).status, 200);
}

void ChatLimitsTest::capsACustomerAlone()
{
    QCOMPARE(gateway().patchCustomer("acme", {{"limits", {{"daily_spend_limit_usd", 0}}}}).status, 200);
    verifyRefused(say("hi", {{"X-Customer-ID", "acme"}}), 429, "customer_spend_cap_exceeded");
    QCOMPARE(say("hi", {{"X-Customer-ID", "other"}}).status, 200);
    QCOMPARE(say("hi").status, 200);
}

void ChatLimitsTest::takesTheCustomerFromTheBody()
{
    QCOMPARE(gateway().patchCustomer("acme", {{"limits", {{"daily_spend_limit_usd", 0}}}}).status, 200);
    Json body = parsedJson(chatBody("hi"));
    body["user"] = "acme";
    verifyRefused(m_line->send(body.dump()), 429, "customer_spend_cap_exceeded");
    QCOMPARE(gateway().patchProject({{"customer_from_body", false}}).status, 200);
    QCOMPARE(m_line->send(body.dump()).status, 200);
}

void ChatLimitsTest::blocksACustomer()
{
    QCOMPARE(gateway().patchCustomer("acme", {{"blocked", true}}).status, 200);
    verifyRefused(say("hi", {{"X-Customer-ID", "acme"}}), 403, "customer_blocked");
    QCOMPARE(gateway().patchCustomer("acme", {{"blocked", false}}).status, 200);
    QCOMPARE(say("hi", {{"X-Customer-ID", "acme"}}).status, 200);
}

void ChatLimitsTest::pinsAKeyToItsCustomer()
{
    m_line->key = gateway().createKey({{"customer_id", "acme"}});
    verifyRefused(say("hi", {{"X-Customer-ID", "other"}}), 403, "customer_mismatch");
    const HttpReply unnamed = say();
    QCOMPARE(unnamed.status, 200);
    QCOMPARE(textOf(gateway().row(unnamed), "customer_id"), std::string("acme"));
}

void ChatLimitsTest::asksForACustomerWhereRequired()
{
    QCOMPARE(gateway().patchProject({{"require_customer", true}}).status, 200);
    verifyRefused(say(), 400, "customer_required");
    QCOMPARE(say("hi", {{"X-Customer-ID", "acme"}}).status, 200);
}

QTEST_GUILESS_MAIN(ChatLimitsTest)
#include "chatlimits_test.moc"
