// Calls whose first place fails, through the real program: where they go, what they cost, what is told.
#include "chatlinefixture.h"

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

Json attemptsOf(const Json &row)
{
    return row.contains("attempts") ? row["attempts"] : Json::array();
}

} // namespace

class FailoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_openai = std::make_unique<FakeProvider>();
        m_anthropic = std::make_unique<FakeProvider>();
        m_gateway = std::make_unique<GatewayProcess>(
            GatewayProcess::Environment{{"OPENAI_BASE_URL", m_openai->baseUrl()},
                                        {"OPENAI_API_KEY", "sk-openai"},
                                        {"ANTHROPIC_BASE_URL", m_anthropic->origin()},
                                        {"ANTHROPIC_API_KEY", "sk-ant"},
                                        {"GROQ_BASE_URL", "http://127.0.0.1:1/v1"}, // nobody listens
                                        {"GROQ_API_KEY", "gsk"},
                                        {"OLLAMA_BASE_URL", m_openai->origin() + "/no-ollama"},
                                        {"FAILOVER_ANTHROPIC_CHEAP", "claude-haiku-4-5"},
                                        {"FAILOVER_ANTHROPIC_FLAGSHIP", "claude-opus-4-5"}});
        QVERIFY2(m_gateway->start(), m_gateway->output().c_str());
        m_key = m_gateway->createKey();
    }
    void cleanup()
    {
        QVERIFY(m_gateway->waitSettled());
        const Json verified = m_gateway->admin("POST", "/verify").body;
        QVERIFY2(verified.value("ok", false), verified.dump().c_str());
        m_gateway.reset();
    }

    void goesElsewhereWhenAProviderFails_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 403, 404, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void goesElsewhereWhenAProviderFails()
    {
        QFETCH(int, status);
        failOpenAi(status);
        const HttpReply reply = say("hello", "gpt-4o-mini");
        QCOMPARE(reply.status, 200);
        QCOMPARE(header(reply, "X-Failover"), std::string("true"));
        QCOMPARE(header(reply, "X-Original-Provider"), std::string("openai"));
        QCOMPARE(header(reply, "X-Provider"), std::string("anthropic"));
        QCOMPARE(header(reply, "X-Model"), std::string("claude-haiku-4-5"));
        const Json body = parsedJson(reply.body);
        QVERIFY2(!textOf(body["choices"][0]["message"], "content").empty(), reply.body.c_str());
        const Json row = m_gateway->row(reply);
        QCOMPARE(textOf(row, "provider"), std::string("anthropic"));
        QCOMPARE(attemptsOf(row).size(), std::size_t{2});
        QCOMPARE(attemptsOf(row)[0]["status"].get<int>(), status);
        // Priced where it was answered.
        const fake::Bill bill = m_anthropic->billed();
        QCOMPARE(GatewayProcess::money(row, "actual").nano(),
                 bill.promptTokens * 1'000 + bill.completionTokens * 5'000);
    }

    void streamsGoElsewhereUntilTheFirstByte()
    {
        failOpenAi(503);
        const HttpReply reply = say("hello fake:tokens=3", "gpt-4o-mini", true);
        QCOMPARE(reply.status, 200);
        QVERIFY(header(reply, "Content-Type").starts_with("text/event-stream"));
        const auto frames = sseData(reply.body);
        QCOMPARE(frames.back(), std::string("[DONE]"));
        QCOMPARE(m_openai->calls(), 1);
        QCOMPARE(m_anthropic->calls(), 1);
    }

    void aBadRequestIsTheClientsOwnAndGoesNowhereElse()
    {
        failOpenAi(400);
        QCOMPARE(say("hello", "gpt-4o-mini").status, 400);
        QCOMPARE(m_anthropic->calls(), 0);
    }

    void whatMayHaveBeenBilledIsNotSentAgain()
    {
        m_openai->setScript([](const fake::Received &) {
            fake::Behaviour behaviour;
            behaviour.dropBefore = true;
            return behaviour;
        });
        const HttpReply reply = say("hello", "gpt-4o-mini");
        QCOMPARE(reply.status, 502);
        QCOMPARE(m_openai->calls(), 1);
        QCOMPARE(m_anthropic->calls(), 0);
        const Json row = m_gateway->row(reply);
        QVERIFY(GatewayProcess::money(row, "actual") > Money());
        QVERIFY(row["usage_estimated"].get<bool>());
    }

    void aReplayThatIsAllowedIsChargedForBoth()
    {
        QCOMPARE(m_gateway->patchSettings({{"replay_uncertain", true}}).status, 200);
        m_openai->setScript([](const fake::Received &) {
            fake::Behaviour behaviour;
            behaviour.dropBefore = true;
            return behaviour;
        });
        const HttpReply reply = say("hello", "gpt-4o-mini");
        QCOMPARE(reply.status, 200);
        QCOMPARE(m_anthropic->calls(), 1);
        const fake::Bill bill = m_anthropic->billed();
        const Json row = m_gateway->row(reply);
        QVERIFY(GatewayProcess::money(row, "actual").nano()
                > bill.promptTokens * 1'000 + bill.completionTokens * 5'000);
        QVERIFY(GatewayProcess::money(row, "actual") <= GatewayProcess::money(row, "reserved"));
        QVERIFY(row["usage_estimated"].get<bool>()); // the lost answer's part is
    }

    void aDearerPlaceMustFitTheBudgetToo()
    {
        failOpenAi(503);
        // The mini's worst case fits, the stand-in's does not, and not a useful part of it either.
        QCOMPARE(m_gateway->patchSettings({{"per_request_max_usd", "0.00033"}}).status, 200);
        const HttpReply reply = say("hello", "gpt-4o-mini", false, 500);
        QCOMPARE(reply.status, 503); // the provider's own
        QCOMPARE(m_anthropic->calls(), 0);
        const Json attempts = attemptsOf(m_gateway->row(reply));
        QVERIFY2(attempts.dump().find("not tried") != std::string::npos, attempts.dump().c_str());
    }

    void whenEveryPlaceFailsEachIsNamedWithoutSecrets()
    {
        failOpenAi(503);
        m_anthropic->setScript([](const fake::Received &) {
            fake::Behaviour behaviour;
            behaviour.status = 529;
            return behaviour;
        });
        QCOMPARE(m_gateway->patchSettings({{"upstream_retries", 0}}).status, 200);
        const HttpReply reply = say("hello", "gpt-4o-mini");
        QCOMPARE(reply.status, 502);
        QCOMPARE(errorCode(reply), std::string("provider_error"));
        const Json error = parsedJson(reply.body)["error"];
        QCOMPARE(error["attempts"].size(), std::size_t{2});
        QVERIFY(reply.body.find("sk-") == std::string::npos);
        QVERIFY(GatewayProcess::money(m_gateway->row(reply), "actual").isZero());
    }

    void theSamePlaceIsAskedAgainWhenThereIsNoOther()
    {
        m_openai->setScript([first = true](const fake::Received &) mutable {
            fake::Behaviour behaviour;
            behaviour.status = std::exchange(first, false) ? 503 : 200;
            return behaviour;
        });
        const HttpReply reply = say("hello", "openai/gpt-4o-mini");
        QCOMPARE(reply.status, 200);
        QCOMPARE(m_openai->calls(), 2);
        QVERIFY(header(reply, "X-Failover").empty());
    }

    void leavingWhileAFailedTryWaitsForTheNextCostsNothing()
    {
        QCOMPARE(m_gateway->patchSettings({{"upstream_retries", 5}}).status, 200);
        HttpAsk ask = askFor(parsedJson(chatBody("hello", false, "groq/llama-3.3-70b-versatile")), {});
        ask.abortAfterTime = std::chrono::milliseconds(100);
        QCOMPARE(m_client.send(ask).status, 0);
        const Json row = m_gateway->waitForRows(1).front();
        QCOMPARE(textOf(row, "status"), std::string("aborted"));
        QVERIFY2(GatewayProcess::money(row, "actual").isZero(), row.dump().c_str());
        QCOMPARE(attemptsOf(row).size(), std::size_t{1});
    }

    void aSdkThatRetriesByItselfIsNotMultiplied()
    {
        failOpenAi(503);
        const HttpReply reply =
            say("hello", "openai/gpt-4o-mini", false, 0, {{"x-stainless-retry-count", "1"}});
        QCOMPARE(reply.status, 503);
        QCOMPARE(m_openai->calls(), 1);
    }

    void aPlaceThatKeepsFailingIsLeftAloneForAWhile()
    {
        failOpenAi(503);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(say("hello", "gpt-4o-mini").status, 200);
        QCOMPARE(m_openai->calls(), 5);
        QCOMPARE(m_anthropic->calls(), 6);
    }

    void theOwnersChainIsFollowed()
    {
        QCOMPARE(
            m_gateway
                ->patchSettings({{"failover_chains", R"({"gpt-4o-mini":["anthropic/claude-opus-4-5"]})"}})
                .status,
            200);
        failOpenAi(500);
        QCOMPARE(header(say("hello", "gpt-4o-mini"), "X-Model"), std::string("claude-opus-4-5"));
    }

    void whatThePlaceHasNoWordsForIsNotSentThere()
    {
        failOpenAi(500);
        Json body = parsedJson(chatBody("hello"));
        body["seed"] = 7;
        const HttpReply reply = send(body, {});
        QCOMPARE(reply.status, 500);
        QCOMPARE(m_anthropic->calls(), 0);
        QVERIFY(attemptsOf(m_gateway->row(reply)).dump().find("seed") != std::string::npos);
    }

private:
    void failOpenAi(int status)
    {
        m_openai->setScript([status](const fake::Received &) {
            fake::Behaviour behaviour;
            behaviour.status = status;
            return behaviour;
        });
    }
    HttpAsk askFor(const Json &body, const Headers &headers) const
    {
        HttpAsk ask;
        ask.url = m_gateway->chatUrl();
        ask.headers = withKey(m_key, headers);
        ask.body = body.dump();
        return ask;
    }
    HttpReply send(const Json &body, const Headers &headers) { return m_client.send(askFor(body, headers)); }
    HttpReply say(const std::string &text, const std::string &model, bool stream = false, int limit = 0,
                  const Headers &headers = {})
    {
        Json body = parsedJson(chatBody(text, stream, model));
        if (limit > 0)
            body["max_tokens"] = limit;
        return send(body, headers);
    }

    std::unique_ptr<FakeProvider> m_openai;
    std::unique_ptr<FakeProvider> m_anthropic;
    std::unique_ptr<GatewayProcess> m_gateway;
    GatewayProcess::Key m_key;
    HttpClient m_client;
};

QTEST_GUILESS_MAIN(FailoverTest)
#include "failover_test.moc"
