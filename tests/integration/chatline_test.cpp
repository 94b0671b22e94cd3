// One call through the real program: what reaches the provider, what comes back, and what it is charged.
#include "chatlinefixture.h"
#include "support/fakeopenai.h"

#include <QElapsedTimer>

using namespace llm0;
using namespace std::chrono_literals;
using Json = GatewayProcess::Json;

class ChatLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_line.reset(); }

    void answersWhole();
    void answersAsAStream();
    void costIsTheSameInHeaderBodyRowAndBill();
    void costCountsChoicesAndReasoning();
    void forwardsTheBodyByteForByte();
    void forwardsAStreamWithNothingButTheUsageFlagAdded();
    void neverForwardsTheClientsKeyOrLabels();
    void showsTheUsageFrameOnlyWhenAsked();
    void keepsProviderErrors_data();
    void keepsProviderErrors();
    void refusesRedirects();
    void answersBadJsonWith502AndCharges();
    void chargesAnAnswerWithoutUsage_data();
    void chargesAnAnswerWithoutUsage();
    void doesNotBelieveAUsageThatCannotBe_data();
    void doesNotBelieveAUsageThatCannotBe();
    void chargesADroppedCall();
    void breaksTheStreamWhenTheProviderDrops();
    void doesNotTakeARunningCountForTheFinalOne();
    void timesOutAndCharges();
    void doesNotChargeWhenTheProviderCannotBeReached();
    void stopsTheProviderWhenTheClientLeaves();
    void stopsAWholeCallWhenTheClientLeaves();
    void chargesAnUnseenAnswerAsIfItWasMade_data();
    void chargesAnUnseenAnswerAsIfItWasMade();
    void localModelsAreFree();
    void listsModels();

private:
    Json row(const HttpReply &reply) { return m_line->gateway.row(reply); }
    void verifyNothingHeld();
    std::unique_ptr<ChatLine> m_line;
};

void ChatLineTest::init()
{
    m_line = std::make_unique<ChatLine>();
    QVERIFY2(m_line->start(), m_line->gateway.output().c_str());
}

void ChatLineTest::verifyNothingHeld()
{
    QVERIFY(m_line->gateway.waitSettled());
    const Json verified = m_line->gateway.admin("POST", "/verify").body;
    QVERIFY2(verified.value("ok", false), verified.dump().c_str());
    QCOMPARE(verified["open_holds"].get<int>(), 0);
}

void ChatLineTest::answersWhole()
{
    const HttpReply reply = m_line->say("hello fake:tokens=3");
    QCOMPARE(reply.status, 200);
    const Json body = parsedJson(reply.body);
    QCOMPARE(body["choices"][0]["message"]["content"].get<std::string>(), std::string("w0 w1 w2 "));
    QCOMPARE(header(reply, "X-Provider"), std::string("openai"));
    QCOMPARE(header(reply, "X-Model"), std::string("gpt-4o-mini"));
    QCOMPARE(header(reply, "X-Tokens-Completion"), std::string("3"));
    QCOMPARE(textOf(row(reply), "status"), std::string("ok"));
}

void ChatLineTest::answersAsAStream()
{
    const HttpReply reply = m_line->send(chatBody("hello fake:tokens=3", true));
    QCOMPARE(reply.status, 200);
    QVERIFY(header(reply, "Content-Type").find("text/event-stream") == 0);
    std::string text;
    const auto frames = sseData(reply.body);
    for (const std::string &frame : frames) {
        const Json json = parsedJson(frame);
        if (json.is_object() && !json["choices"].empty())
            text += textOf(json["choices"][0]["delta"], "content");
    }
    QCOMPARE(text, std::string("w0 w1 w2 "));
    QCOMPARE(frames.back(), std::string("[DONE]"));
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("ok"));
    QCOMPARE(stored["usage_estimated"].get<bool>(), false);
    QCOMPARE(GatewayProcess::money(stored, "actual").nano(), miniPrice(m_line->provider.billed()).nano());
}

void ChatLineTest::costIsTheSameInHeaderBodyRowAndBill()
{
    const HttpReply reply = m_line->say("one two three four five fake:tokens=37 cached=5");
    QCOMPARE(reply.status, 200);
    const Money billed = miniPrice(m_line->provider.billed());
    QVERIFY(billed > Money());
    QCOMPARE(Money::parse(header(reply, "X-Cost-Usd"))->nano(), billed.nano());
    QCOMPARE(GatewayProcess::money(row(reply), "actual").nano(), billed.nano());
    QVERIFY2(reply.body.find("\"cost_usd\":" + billed.toDecimal()) != std::string::npos, reply.body.c_str());
    QCOMPARE(m_line->gateway.spentToday().nano(), billed.nano());
    verifyNothingHeld();
}

void ChatLineTest::costCountsChoicesAndReasoning()
{
    Json body = parsedJson(chatBody("think fake:tokens=10 reasoning=30"));
    body["n"] = 3;
    const HttpReply reply = m_line->send(body.dump());
    QCOMPARE(reply.status, 200);
    QCOMPARE(m_line->provider.billed().completionTokens, std::int64_t{120});
    QCOMPARE(GatewayProcess::money(row(reply), "actual").nano(), miniPrice(m_line->provider.billed()).nano());
}

void ChatLineTest::forwardsTheBodyByteForByte()
{
    const std::string body =
        "{ \"x_unknown\" : [1.50, 1e3, -0.0, 12345678901234567890],\n\t\"model\":\"gpt-4o-mini\", "
        "\"messages\":[{\"role\":\"user\",\"content\":\"h\\u00e9llo \\/ \xc3\xa9 "
        "fake:tokens=2\",\"odd\":{}}],"
        "\"metadata\":{\"a\":\"b\"},\"temperature\":0.70 ,\"max_tokens\":50}";
    QCOMPARE(m_line->send(body).status, 200);
    QCOMPARE(m_line->forwarded(), body);
}

void ChatLineTest::forwardsAStreamWithNothingButTheUsageFlagAdded()
{
    const std::string body = "{\"stream\" : true, \"max_tokens\":50,\"later\":1.0,\"model\":\"gpt-4o-mini\","
                             "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    QCOMPARE(m_line->send(body).status, 200);
    std::string forwarded = m_line->forwarded();
    QCOMPARE(parsedJson(forwarded)["stream_options"]["include_usage"].get<bool>(), true);
    const std::string added = "\"stream_options\":{\"include_usage\":true},";
    const std::size_t at = forwarded.find(added);
    QVERIFY2(at != std::string::npos, forwarded.c_str());
    forwarded.erase(at, added.size());
    QCOMPARE(forwarded, body);
}

void ChatLineTest::neverForwardsTheClientsKeyOrLabels()
{
    QCOMPARE(
        m_line->say("hi", {{"X-Customer-ID", "acme"}, {"X-LLM0-Feature", "chat"}, {"Cookie", "a=b"}}).status,
        200);
    const fake::Received received = m_line->provider.requests().back();
    QCOMPARE(received.header("Authorization"), std::string("Bearer sk-test"));
    for (const auto &[name, value] : received.headers) {
        QVERIFY2(value.find(m_line->key.secret) == std::string::npos, name.c_str());
        QVERIFY2(value.find("acme") == std::string::npos && value.find("a=b") == std::string::npos,
                 name.c_str());
    }
}

void ChatLineTest::showsTheUsageFrameOnlyWhenAsked()
{
    const HttpReply hidden = m_line->send(chatBody("hi fake:tokens=2", true));
    QVERIFY2(hidden.body.find("completion_tokens") == std::string::npos, hidden.body.c_str());
    Json body = parsedJson(chatBody("hi fake:tokens=2", true));
    body["stream_options"] = {{"include_usage", true}};
    const HttpReply shown = m_line->send(body.dump());
    QVERIFY2(shown.body.find("\"completion_tokens\":2") != std::string::npos, shown.body.c_str());
    QCOMPARE(row(hidden)["actual"].get<std::string>(), row(shown)["actual"].get<std::string>());
}

void ChatLineTest::keepsProviderErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("streamed");
    for (const int status : {400, 401, 429, 500, 503}) {
        QTest::addRow("%d", status) << status << false;
        QTest::addRow("%d streamed", status) << status << true;
    }
}

void ChatLineTest::keepsProviderErrors()
{
    QFETCH(int, status);
    QFETCH(bool, streamed);
    const std::string text = "hi fake:status=" + std::to_string(status) + " retry-after=7";
    const HttpReply reply = m_line->send(chatBody(text, streamed));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body, fake::errorAnswer(status, "fake: status " + std::to_string(status)));
    QCOMPARE(header(reply, "Retry-After"), std::string("7"));
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("failed"));
    QVERIFY(GatewayProcess::money(stored, "actual").isZero());
    verifyNothingHeld();
}

void ChatLineTest::refusesRedirects()
{
    const std::string elsewhere = m_line->provider.baseUrl() + "/chat/completions";
    const HttpReply reply = m_line->say("hi fake:status=307 location=" + elsewhere);
    QCOMPARE(reply.status, 502);
    QCOMPARE(errorCode(reply), std::string("provider_error"));
    QCOMPARE(m_line->provider.calls(), 1);
}

void ChatLineTest::answersBadJsonWith502AndCharges()
{
    const HttpReply reply = m_line->say("hi fake:bad-json tokens=20");
    QCOMPARE(reply.status, 502);
    QCOMPARE(errorCode(reply), std::string("provider_error"));
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("failed"));
    QVERIFY(GatewayProcess::money(stored, "actual") >= miniPrice(m_line->provider.billed()));
    verifyNothingHeld();
}

void ChatLineTest::chargesAnAnswerWithoutUsage_data()
{
    QTest::addColumn<bool>("streamed");
    QTest::newRow("whole") << false;
    QTest::newRow("streamed") << true;
}

void ChatLineTest::chargesAnAnswerWithoutUsage()
{
    QFETCH(bool, streamed);
    const HttpReply reply = m_line->send(chatBody("hi fake:no-usage tokens=300", streamed));
    QCOMPARE(reply.status, 200);
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("ok"));
    QCOMPARE(stored["usage_estimated"].get<bool>(), true);
    QVERIFY(GatewayProcess::money(stored, "actual") >= miniPrice(m_line->provider.billed()));
}

void ChatLineTest::doesNotBelieveAUsageThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("usage");
    QTest::newRow("nothing for a text") << QByteArray(R"({"prompt_tokens":3,"completion_tokens":0})");
    QTest::newRow("no prompt") << QByteArray(R"({"prompt_tokens":0,"completion_tokens":9})");
    QTest::newRow("negative") << QByteArray(R"({"prompt_tokens":3,"completion_tokens":-900000})");
    QTest::newRow("no number") << QByteArray(R"({"prompt_tokens":3,"completion_tokens":"9"})");
    QTest::newRow("half") << QByteArray(R"({"prompt_tokens":3})");
    QTest::newRow("empty") << QByteArray(R"({})");
}

void ChatLineTest::doesNotBelieveAUsageThatCannotBe()
{
    QFETCH(QByteArray, usage);
    const std::string text = R"({"id":"x","model":"gpt-4o-mini","choices":[{"index":0,)";
    const std::string whole = text + R"("message":{"role":"assistant","content":"some words"}}],"usage":)"
                              + usage.toStdString() + "}";
    const std::string frame =
        text + R"("delta":{"content":"some words"}}],"usage":)" + usage.toStdString() + "}";
    m_line->provider.setScript([&](const fake::Received &received) {
        fake::Behaviour behaviour;
        const bool streamed = received.body.find("\"stream\":true") != std::string::npos;
        behaviour.raw = streamed ? "data: " + frame + "\n\ndata: [DONE]\n\n" : whole;
        behaviour.rawType = streamed ? "text/event-stream" : "application/json";
        return behaviour;
    });
    for (const bool streamed : {false, true}) {
        const HttpReply reply = m_line->send(chatBody("hi", streamed));
        QCOMPARE(reply.status, 200);
        const Json stored = row(reply);
        QCOMPARE(textOf(stored, "status"), std::string("ok"));
        QCOMPARE(stored["usage_estimated"].get<bool>(), true);
        QVERIFY(GatewayProcess::money(stored, "actual") >= Money::fromNano(3 * 150 + 2 * 600));
    }
}

void ChatLineTest::chargesADroppedCall()
{
    const HttpReply reply = m_line->say("hi fake:drop-before");
    QCOMPARE(reply.status, 502);
    QCOMPARE(m_line->provider.calls(), 1); // uncertain calls are not repeated
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("failed"));
    QCOMPARE(stored["usage_estimated"].get<bool>(), true);
    QVERIFY(GatewayProcess::money(stored, "actual") >= miniPrice(m_line->provider.billed()));
    verifyNothingHeld();
}

void ChatLineTest::breaksTheStreamWhenTheProviderDrops()
{
    const HttpReply reply = m_line->send(chatBody("hi fake:tokens=20 drop-after=5 chunk-delay=1", true));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.end != UpstreamEnd::Complete);
    QVERIFY(reply.body.find("[DONE]") == std::string::npos);
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("failed"));
    QCOMPARE(stored["usage_estimated"].get<bool>(), true);
    QVERIFY(m_line->provider.waitIdle());
    QVERIFY(m_line->provider.billed().completionTokens > 0);
    QVERIFY(GatewayProcess::money(stored, "actual") >= miniPrice(m_line->provider.billed()));
    verifyNothingHeld();
}

void ChatLineTest::doesNotTakeARunningCountForTheFinalOne()
{
    m_line->provider.setScript([](const fake::Received &) {
        fake::Behaviour behaviour;
        behaviour.raw = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],"
                        "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}\n\n";
        behaviour.rawType = "text/event-stream";
        return behaviour;
    });
    const HttpReply reply = m_line->send(chatBody("hi", true));
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("failed"));
    QCOMPARE(stored["usage_estimated"].get<bool>(), true);
    QVERIFY(GatewayProcess::money(stored, "actual") > Money::fromNano(3 * 150 + 600));
}

void ChatLineTest::timesOutAndCharges()
{
    QCOMPARE(m_line->gateway.patchSettings({{"first_byte_timeout_seconds", 1}}).status, 200);
    const HttpReply reply = m_line->say("hi fake:hang");
    QCOMPARE(reply.status, 504);
    QCOMPARE(errorCode(reply), std::string("provider_timeout"));
    QVERIFY(GatewayProcess::money(row(reply), "actual") >= miniPrice(m_line->provider.billed()));
    verifyNothingHeld();
}

void ChatLineTest::doesNotChargeWhenTheProviderCannotBeReached()
{
    QCOMPARE(
        m_line->gateway.admin("PATCH", "/providers/groq", {{"base_url", "http://127.0.0.1:9/v1"}}).status,
        200);
    QCOMPARE(m_line->gateway.admin("PUT", "/providers/groq/key", {{"key", "gsk-test"}}).status, 204);
    const HttpReply reply = m_line->send(chatBody("hi", false, "groq/llama-3.3-70b-versatile"));
    QCOMPARE(reply.status, 502);
    const Json stored = row(reply);
    QVERIFY(GatewayProcess::money(stored, "reserved") > Money());
    QVERIFY(GatewayProcess::money(stored, "actual").isZero());
    QVERIFY(reply.body.find("gsk-test") == std::string::npos);
    verifyNothingHeld();
}

void ChatLineTest::stopsTheProviderWhenTheClientLeaves()
{
    HttpAsk ask = m_line->ask(chatBody("hi fake:tokens=5000 chunk-delay=5", true));
    ask.abortAfterBytes = 2000;
    QElapsedTimer timer;
    timer.start();
    const HttpReply reply = m_line->client.send(ask);
    QCOMPARE(reply.status, 200);
    QVERIFY(m_line->provider.waitIdle(5s));
    QVERIFY2(timer.elapsed() < 5000, "the stream went on for nobody"); // whole, it takes 25 s
    const Json stored = row(reply);
    QCOMPARE(textOf(stored, "status"), std::string("aborted"));
    QVERIFY(m_line->provider.billed().completionTokens > 0);
    QVERIFY(GatewayProcess::money(stored, "actual") >= miniPrice(m_line->provider.billed()));
    verifyNothingHeld();
}

void ChatLineTest::stopsAWholeCallWhenTheClientLeaves()
{
    HttpAsk ask = m_line->ask(chatBody("hi fake:delay=20000 tokens=40"));
    ask.abortAfterTime = 300ms;
    m_line->client.send(ask);
    QVERIFY(m_line->provider.waitIdle(5s));
    const auto rows = m_line->gateway.waitForRows(1);
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(textOf(rows[0], "status"), std::string("aborted"));
    QVERIFY(m_line->provider.billed().completionTokens > 0);
    QVERIFY(GatewayProcess::money(rows[0], "actual") >= miniPrice(m_line->provider.billed()));
    verifyNothingHeld();
}

void ChatLineTest::chargesAnUnseenAnswerAsIfItWasMade_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<bool>("streamed");
    QTest::addColumn<bool>("leaves");
    QTest::newRow("client leaves a whole call") << QByteArray("delay=2000") << false << true;
    QTest::newRow("provider drops a whole call") << QByteArray("drop-before") << false << false;
    QTest::newRow("provider drops a stream unbegun") << QByteArray("drop-before") << true << false;
    QTest::newRow("provider breaks a whole answer") << QByteArray("drop-after=1") << false << false;
    QTest::newRow("provider answers what nobody can read") << QByteArray("bad-json") << false << false;
}

void ChatLineTest::chargesAnUnseenAnswerAsIfItWasMade()
{
    QFETCH(QByteArray, how);
    QFETCH(bool, streamed);
    QFETCH(bool, leaves);
    HttpAsk ask = m_line->ask(chatBody("hi fake:tokens=3000 " + how.toStdString(), streamed));
    if (leaves)
        ask.abortAfterTime = 100ms;
    m_line->client.send(ask);
    QVERIFY(m_line->provider.waitIdle(5s));
    const auto rows = m_line->gateway.waitForRows(1);
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(m_line->provider.billed().completionTokens, std::int64_t{3000});
    QCOMPARE(rows[0]["usage_estimated"].get<bool>(), true);
    QVERIFY(GatewayProcess::money(rows[0], "actual") >= miniPrice(m_line->provider.billed()));
    QVERIFY(GatewayProcess::money(rows[0], "actual") <= GatewayProcess::money(rows[0], "reserved"));
    verifyNothingHeld();
}

void ChatLineTest::localModelsAreFree()
{
    for (const bool streamed : {false, true}) {
        const HttpReply reply = m_line->send(chatBody("hi fake:tokens=9", streamed, "ollama/llama3.2"));
        QCOMPARE(reply.status, 200);
        QCOMPARE(header(reply, "X-Provider"), std::string("ollama"));
        QCOMPARE(parsedJson(m_line->forwarded())["model"].get<std::string>(), std::string("llama3.2"));
        QCOMPARE(m_line->provider.requests().back().header("Authorization"), std::string());
        const Json stored = row(reply);
        QVERIFY(GatewayProcess::money(stored, "actual").isZero());
        QCOMPARE(stored["usage"]["output"].get<int>(), 9);
    }
    QVERIFY(m_line->gateway.spentToday().isZero());
}

void ChatLineTest::listsModels()
{
    std::string base = m_line->gateway.dataUrl() + "/v1/models";
    const HttpReply list = m_line->client.get(base, withKey(m_line->key));
    QCOMPARE(list.status, 200);
    QVERIFY(list.body.find("\"gpt-4o-mini\"") != std::string::npos);
    QVERIFY(list.body.find("claude") == std::string::npos); // no key for it
    QCOMPARE(m_line->client.get(base).status, 401);
    QCOMPARE(m_line->client.get(base + "/gpt-4o-mini", withKey(m_line->key)).status, 200);
}

QTEST_GUILESS_MAIN(ChatLineTest)
#include "chatline_test.moc"
