// Answers that were paid for once: through the real program, before a provider that counts.
#include "chatlinefixture.h"

#include <set>

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

const std::string question = "What is the capital of France? fake:tokens=9";

std::string cacheHit(const HttpReply &reply)
{
    return header(reply, "X-Cache-Hit");
}

std::string content(const HttpReply &reply)
{
    const Json body = parsedJson(reply.body);
    return body.is_object() && body.contains("choices") ? textOf(body["choices"][0]["message"], "content")
                                                        : "";
}

std::string streamedContent(const HttpReply &reply)
{
    std::string text;
    for (const std::string &data : sseData(reply.body)) {
        const Json frame = parsedJson(data);
        if (frame.is_object() && !frame["choices"].empty())
            text += textOf(frame["choices"][0]["delta"], "content");
    }
    return text;
}

struct ToolCall {
    std::string id, name, arguments;
    bool operator==(const ToolCall &) const = default;
};

std::vector<ToolCall> streamedCalls(const HttpReply &reply)
{
    std::map<int, ToolCall> calls;
    for (const std::string &data : sseData(reply.body)) {
        const Json frame = parsedJson(data);
        if (!frame.is_object() || frame["choices"].empty()
            || !frame["choices"][0]["delta"].contains("tool_calls"))
            continue;
        for (const Json &piece : frame["choices"][0]["delta"]["tool_calls"]) {
            ToolCall &call = calls[piece["index"].get<int>()];
            call.id += textOf(piece, "id");
            if (piece.contains("function")) {
                call.name += textOf(piece["function"], "name");
                call.arguments += textOf(piece["function"], "arguments");
            }
        }
    }
    std::vector<ToolCall> all;
    for (const auto &[index, call] : calls)
        all.push_back(call);
    return all;
}

} // namespace

class CacheLineTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ChatLine> m_line;

    GatewayProcess &gateway() { return m_line->gateway; }
    int calls() const { return m_line->provider.calls(); }
    Json row(const HttpReply &reply) { return gateway().row(reply); }
    Json cacheState(const std::string &query = {}) { return gateway().admin("GET", "/cache" + query).body; }
    void useSemanticCache()
    {
        QCOMPARE(gateway().patchProject({{"semantic_cache_enabled", true}}).status, 200);
    }

private Q_SLOTS:
    void init()
    {
        m_line = std::make_unique<ChatLine>();
        QVERIFY2(m_line->start(), m_line->gateway.output().c_str());
        m_line->key = gateway().createKey({{"cache_enabled", nullptr}});
    }
    void cleanup() { m_line.reset(); }

    void theSecondRequestCostsNothing()
    {
        const HttpReply first = m_line->say(question);
        QCOMPARE(cacheHit(first), std::string("miss"));
        const Money spent = gateway().spentToday();
        const HttpReply second = m_line->say(question);
        QCOMPARE(second.status, 200);
        QCOMPARE(cacheHit(second), std::string("exact"));
        QCOMPARE(header(second, "X-Cost-Usd"), std::string("0.000000"));
        QCOMPARE(header(second, "X-Provider"), std::string("openai"));
        QCOMPARE(header(second, "X-Model"), std::string("gpt-4o-mini"));
        QCOMPARE(header(second, "X-Tokens-Completion"), std::string("9"));
        QCOMPARE(content(second), content(first));
        QVERIFY(header(second, "X-Request-Id") != header(first, "X-Request-Id"));
        QCOMPARE(calls(), 1);
        QCOMPARE(textOf(row(second), "cache"), std::string("exact"));
        QCOMPARE(GatewayProcess::money(row(second), "saved").nano(),
                 GatewayProcess::money(row(first), "actual").nano());
        QCOMPARE(GatewayProcess::money(row(second), "actual").nano(), 0);
        QCOMPARE(gateway().spentToday().nano(), spent.nano());
        QVERIFY(gateway().admin("POST", "/verify").body.value("ok", false));
    }

    void whoeverHadAnAnswerFindsItsRowAtOnce()
    {
        m_line->say(question);
        for (int i = 0; i < 50; ++i) {
            const HttpReply reply = m_line->say(question);
            QCOMPARE(cacheHit(reply), std::string("exact"));
            QCOMPARE(gateway().admin("GET", "/requests/" + header(reply, "X-Request-Id")).status, 200);
        }
    }

    void orderOfKeysAndSpacesDoNotMatter()
    {
        m_line->send(
            R"({"model":"gpt-4o-mini","temperature":0,"messages":[{"role":"user","content":"hi"}]})");
        const auto again = m_line->send("{ \"messages\": [ {\"content\":\"hi\", \"role\":\"user\"} ],\n "
                                        "\"model\":\"gpt-4o-mini\",\"temperature\":0.0}");
        QCOMPARE(cacheHit(again), std::string("exact"));
        const auto other = m_line->send(
            R"({"model":"gpt-4o-mini","temperature":0.1,"messages":[{"role":"user","content":"hi"}]})");
        QCOMPARE(cacheHit(other), std::string("miss"));
        QCOMPARE(calls(), 2);
    }

    void anAnswerFromAStreamServesWholeRequestsAndTheOtherWayRound()
    {
        const HttpReply streamed = m_line->send(chatBody(question, true));
        const HttpReply whole = m_line->say(question);
        QCOMPARE(cacheHit(whole), std::string("exact"));
        QCOMPARE(content(whole), streamedContent(streamed));
        const HttpReply again = m_line->send(chatBody(question, true));
        QCOMPARE(cacheHit(again), std::string("exact"));
        QVERIFY(header(again, "Content-Type").starts_with("text/event-stream"));
        QCOMPARE(streamedContent(again), streamedContent(streamed));
        QCOMPARE(sseData(again.body).back(), std::string("[DONE]"));
        QCOMPARE(calls(), 1);
        m_line->say("another " + question);
        QCOMPARE(streamedContent(m_line->send(chatBody("another " + question, true))), content(whole));
        QCOMPARE(calls(), 2);
    }

    void toolCallsReplayAsAStream()
    {
        Json body = parsedJson(chatBody("weather fake:tools=2", true));
        body["tools"] = {{{"type", "function"},
                          {"function", {{"name", "weather"}, {"parameters", {{"type", "object"}}}}}}};
        const HttpReply first = m_line->send(body.dump());
        const HttpReply second = m_line->send(body.dump());
        QCOMPARE(cacheHit(second), std::string("exact"));
        QCOMPARE(streamedCalls(first).size(), std::size_t(2));
        QVERIFY(streamedCalls(second) == streamedCalls(first));
        QVERIFY(sseData(second.body).size() > 4);
        QCOMPARE(sseData(second.body).back(), std::string("[DONE]"));
    }

    void dialectsShareEqualRequests()
    {
        m_line->send(
            R"({"model":"gpt-4o-mini","max_tokens":50,"messages":[{"role":"user","content":"hi fake:tokens=5"}]})");
        HttpAsk ask;
        ask.url = gateway().dataUrl() + "/v1/messages";
        ask.headers = withKey(m_line->key);
        ask.body =
            R"({"model":"gpt-4o-mini","max_tokens":50,"messages":[{"role":"user","content":"hi fake:tokens=5"}]})";
        const HttpReply reply = m_line->client.send(ask);
        QCOMPARE(reply.status, 200);
        QCOMPARE(cacheHit(reply), std::string("exact"));
        QCOMPARE(textOf(parsedJson(reply.body)["content"][0], "text"), std::string("w0 w1 w2 w3 w4 "));
        QCOMPARE(calls(), 1);
    }

    void aRestartKeeps()
    {
        const HttpReply first = m_line->say(question);
        QCOMPARE(gateway().stop(), 0);
        QVERIFY(gateway().start());
        const HttpReply second = m_line->say(question);
        QCOMPARE(cacheHit(second), std::string("exact"));
        QCOMPARE(content(second), content(first));
        QCOMPARE(calls(), 1);
    }

    void twoProjectsNeverShare()
    {
        m_line->say(question);
        const Json project =
            gateway()
                .admin("POST", "/projects",
                       Json{{"name", "other"}, {"user_id", "5b5e2a7e-7f0e-4c51-9d1c-0c1b6f0b4a11"}})
                .body;
        const Json key = gateway()
                             .admin("POST", "/projects/" + textOf(project, "id") + "/api-keys",
                                    Json::object({{"name", "k"}}))
                             .body;
        m_line->key = {"", textOf(key, "api_key")};
        const HttpReply reply = m_line->say(question);
        QVERIFY2(reply.status == 200, (key.dump() + reply.body).c_str());
        QCOMPARE(cacheHit(reply), std::string("miss"));
        QCOMPARE(calls(), 2);
    }

    void customersShareUnlessTheProjectSaysNo()
    {
        m_line->say(question, {{"X-Customer-ID", "ann"}});
        QCOMPARE(cacheHit(m_line->say(question, {{"X-Customer-ID", "ben"}})), std::string("exact"));
        gateway().patchProject({{"cache_per_customer", true}});
        QCOMPARE(cacheHit(m_line->say(question, {{"X-Customer-ID", "ann"}})), std::string("miss"));
        QCOMPARE(cacheHit(m_line->say(question, {{"X-Customer-ID", "ben"}})), std::string("miss"));
        QCOMPARE(cacheHit(m_line->say(question, {{"X-Customer-ID", "ben"}})), std::string("exact"));
    }

    void aHitIsServedThoughTheCapIsReachedAndSpendIsPaused()
    {
        m_line->say(question);
        gateway().patchProject({{"daily_cap_usd", 0}});
        QCOMPARE(m_line->say("something new").status, 402);
        QCOMPARE(cacheHit(m_line->say(question)), std::string("exact"));
        gateway().patchProject({{"daily_cap_usd", nullptr}});
        gateway().admin("POST", "/pause", {{"all", true}});
        QCOMPARE(m_line->say("something new").status, 503);
        QCOMPARE(cacheHit(m_line->say(question)), std::string("exact"));
    }

    void rateLimitsAndKeysApplyToHitsToo()
    {
        m_line->say(question);
        gateway().patchKey(m_line->key, {{"rate_limit_per_minute", 1}});
        QCOMPARE(cacheHit(m_line->say(question)), std::string("exact"));
        QCOMPARE(m_line->say(question).status, 429);
        gateway().patchKey(m_line->key, {{"is_active", false}});
        QCOMPARE(m_line->say(question).status, 401);
    }

    void cacheControlIsHonoured()
    {
        m_line->say(question, {{"Cache-Control", "no-store"}});
        QCOMPARE(cacheHit(m_line->say(question)), std::string("miss"));
        QCOMPARE(cacheHit(m_line->say(question, {{"Cache-Control", "no-cache"}})), std::string("miss"));
        QCOMPARE(cacheHit(m_line->say(question, {{"Cache-Control", "no-store"}})), std::string("miss"));
        QCOMPARE(cacheHit(m_line->say(question)), std::string("exact"));
        QCOMPARE(calls(), 4);
    }

    void switchesTakeEffectForTheNextRequest()
    {
        m_line->say(question);
        gateway().patchProject({{"cache_enabled", false}});
        QCOMPARE(cacheHit(m_line->say(question)), std::string("miss"));
        gateway().patchKey(m_line->key, {{"cache_enabled", true}});
        QCOMPARE(cacheHit(m_line->say(question)), std::string("exact"));
        gateway().patchProject({{"cache_ttl_seconds", 0}});
        QCOMPARE(cacheHit(m_line->say(question)), std::string("miss"));
    }

    void chanceIsCachedUnlessTheProjectSaysNo()
    {
        const std::string body =
            R"({"model":"gpt-4o-mini","temperature":1,"messages":[{"role":"user","content":"a number"}]})";
        m_line->send(body);
        QCOMPARE(cacheHit(m_line->send(body)), std::string("exact"));
        gateway().patchProject({{"cache_random", false}});
        QCOMPARE(cacheHit(m_line->send(body)), std::string("miss"));
    }

    void fiftyAtOnceMakeOneCall()
    {
        const std::string slow = question + " delay=300";
        const std::vector<HttpAsk> asks(50, m_line->ask(chatBody(slow)));
        const auto replies = m_line->client.sendAll(asks);
        std::map<std::string, int> kinds;
        for (const HttpReply &reply : replies) {
            QCOMPARE(reply.status, 200);
            QCOMPARE(content(reply), content(replies.front()));
            ++kinds[cacheHit(reply)];
        }
        QCOMPARE(calls(), 1);
        QCOMPARE(kinds["miss"], 1);
        QCOMPARE(kinds["exact"], 49);
        QVERIFY(gateway().waitSettled());
        const auto rows = gateway().waitForRows(50);
        QCOMPARE(rows.size(), std::size_t(50));
        Money cost;
        Money saved;
        for (const Json &each : rows) {
            cost += GatewayProcess::money(each, "actual");
            saved += GatewayProcess::money(each, "saved");
        }
        QCOMPARE(cost.nano(), miniPrice(m_line->provider.billed()).nano());
        QCOMPARE(saved.nano(), cost.nano() * 49);
    }

    void streamsAtOnceWaitForOneCall()
    {
        const std::vector<HttpAsk> asks(10, m_line->ask(chatBody(question + " chunk-delay=20", true)));
        const auto replies = m_line->client.sendAll(asks);
        for (const HttpReply &reply : replies)
            QCOMPARE(streamedContent(reply), streamedContent(replies.front()));
        QCOMPARE(calls(), 1);
    }

    void aFailedLeadHandsOver()
    {
        const std::vector<HttpAsk> asks(4, m_line->ask(chatBody("bad fake:status=400 delay=50")));
        for (const HttpReply &reply : m_line->client.sendAll(asks))
            QCOMPARE(reply.status, 400);
        QCOMPARE(calls(), 4);
    }

    void aLeaderWhoseClientLeavesHandsOver()
    {
        HttpAsk leaver = m_line->ask(chatBody(question + " delay=400"));
        leaver.abortAfterTime = std::chrono::milliseconds(150);
        const auto replies = m_line->client.sendAll({leaver, m_line->ask(chatBody(question + " delay=400"))});
        QCOMPARE(replies[1].status, 200);
        QCOMPARE(calls(), 2);
        QVERIFY(gateway().waitSettled());
    }

    void whatIsNotWholeAndGoodIsNotStored_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("streamed");
        const auto add = [](const char *name, const char *text, bool streamed) {
            QTest::newRow(name) << QString::fromUtf8(text) << streamed;
        };
        add("error", "x fake:status=400", false);
        add("cut stream", "x fake:drop-after=3", true);
        add("error in mid-stream", "x fake:error-mid", true);
        add("content filter", "x fake:finish=content_filter", false);
        add("length without a limit", "x fake:finish=length", false);
        add("refusal", "x fake:refusal", false);
        add("no JSON", "x fake:bad-json", false);
    }
    void whatIsNotWholeAndGoodIsNotStored()
    {
        QFETCH(QString, text);
        QFETCH(bool, streamed);
        const std::string body = chatBody(text.toStdString(), streamed);
        m_line->send(body);
        QVERIFY(gateway().waitSettled());
        const int before = calls();
        QVERIFY(cacheHit(m_line->send(body)) != "exact");
        QVERIFY(calls() > before);
    }

    void anAnswerMadeShorterToFitIsNotStored()
    {
        gateway().patchProject({{"daily_cap_usd", 0.001}});
        const HttpReply fitted = m_line->say("long fake:tokens=20");
        QCOMPARE(fitted.status, 200);
        QVERIFY(!header(fitted, "X-LLM0-Fitted-Max-Tokens").empty());
        gateway().patchProject({{"daily_cap_usd", nullptr}});
        QCOMPARE(cacheHit(m_line->say("long fake:tokens=20")), std::string("miss"));
    }

    void localModelsSaveNoMoney()
    {
        const std::string body = chatBody("hello fake:tokens=4", false, "ollama/llama3");
        m_line->send(body);
        const HttpReply second = m_line->send(body);
        QCOMPARE(cacheHit(second), std::string("exact"));
        QCOMPARE(GatewayProcess::money(row(second), "saved").nano(), 0);
    }

    void otherWordsForTheSameQuestionHit()
    {
        useSemanticCache();
        m_line->say("What is the capital of France?");
        const HttpReply other = m_line->say("hi! what's the capital of france");
        QCOMPARE(cacheHit(other), std::string("semantic"));
        QCOMPARE(header(other, "X-Cache-Similarity"), std::string("1.0000"));
        QCOMPARE(textOf(row(other), "cache"), std::string("semantic"));
        QVERIFY(GatewayProcess::money(row(other), "saved") > Money());
        QCOMPARE(cacheHit(m_line->say("What is the capital of Spain?")), std::string("miss"));
        QCOMPARE(calls(), 2);
        QCOMPARE(gateway().stop(), 0);
        QVERIFY(gateway().start());
        QTRY_COMPARE(cacheState()["semantic"]["entries"].get<int>(), 2);
        QCOMPARE(cacheHit(m_line->say("What's the capital of France?")), std::string("semantic"));
    }

    void anotherSystemPromptNeverHits()
    {
        useSemanticCache();
        const auto ask = [&](const char *system, const char *text) {
            Json body = parsedJson(chatBody(text));
            body["messages"].insert(body["messages"].begin(), Json{{"role", "system"}, {"content", system}});
            return cacheHit(m_line->send(body.dump()));
        };
        QCOMPARE(ask("You are a cook.", "What should I eat?"), std::string("miss"));
        QCOMPARE(ask("You are a doctor.", "what should i eat"), std::string("miss"));
        QCOMPARE(ask("You are a cook.", "what should i eat"), std::string("semantic"));
    }

    void aPairMarkedBadIsNotServedAgain()
    {
        useSemanticCache();
        m_line->say("What is the capital of France?");
        QCOMPARE(cacheHit(m_line->say("what's the capital of france")), std::string("semantic"));
        Json pairs;
        QTRY_VERIFY(!(pairs = gateway().admin("GET", "/cache/pairs").body)["pairs"].empty());
        const Json pair = pairs["pairs"][0];
        QCOMPARE(textOf(pair, "asked"), std::string("what's the capital of france"));
        QCOMPARE(textOf(pair, "matched"), std::string("What is the capital of France?"));
        QCOMPARE(pair["similarity"].dump(), std::string("1"));
        const std::string path = "/cache/pairs/" + std::to_string(pair["id"].get<int>());
        QCOMPARE(gateway().admin("PATCH", path, {{"mark", "so-so"}}).status, 400);
        QCOMPARE(gateway().admin("PATCH", path, {{"mark", "bad"}}).status, 200);
        QCOMPARE(cacheHit(m_line->say("what's the capital of france")), std::string("miss"));
        QCOMPARE(gateway().admin("GET", "/cache/pairs?mark=bad").body["pairs"].size(), std::size_t(1));
        const Json advice = gateway().admin("GET", "/cache/advice?project=default").body;
        QCOMPARE(advice["advice"][0]["bad"].get<int>(), 1);
        QVERIFY(advice["advice"][0]["advised_threshold"].is_null());
        QCOMPARE(gateway().admin("GET", "/cache/advice").status, 400);
    }

    void anEmbedderThatIsDownChangesNothingElse()
    {
        useSemanticCache();
        QCOMPARE(
            gateway()
                .patchSettings({{"semantic_embedder", "service"}, {"embedding_url", "http://127.0.0.1:9"}})
                .status,
            200);
        QCOMPARE(cacheHit(m_line->say(question)), std::string("miss"));
        QCOMPARE(cacheHit(m_line->say(question)), std::string("exact"));
        QCOMPARE(calls(), 1);
    }

    void anEmbedderOnAPublicHostIsRefused()
    {
        QCOMPARE(gateway().patchSettings({{"embedding_url", "https://api.openai.com/v1"}}).status, 400);
    }

    void ollamasEmbeddingModelIsFoundByItself()
    {
        m_line->provider.setModels({"llama3:8b", "nomic-embed-text:latest"});
        QCOMPARE(gateway().stop(), 0);
        QVERIFY(gateway().start());
        QTRY_COMPARE(textOf(cacheState()["semantic"], "embedder"),
                     std::string("ollama/nomic-embed-text:latest"));
        useSemanticCache();
        m_line->say("What is the capital of France?");
        const auto requests = m_line->provider.requests();
        const bool embedded =
            std::any_of(requests.begin(), requests.end(),
                        [](const fake::Received &request) { return request.path == "/api/embed"; });
        QVERIFY(embedded);
    }

    void tellsWhatIsThereAndWhatWasSaved()
    {
        const HttpReply first = m_line->say(question, {{"X-Customer-ID", "ann"}});
        m_line->say(question, {{"X-Customer-ID", "ann"}});
        m_line->say(question, {{"X-Customer-ID", "ben"}});
        QVERIFY(gateway().waitSettled());
        QVERIFY(!row(first).is_null());
        QTRY_COMPARE(cacheState("?group_by=customer,model")["hits"].get<int>(), 2);
        const Json state = cacheState("?group_by=customer,model");
        QCOMPARE(state["exact"]["entries"].get<int>(), 1);
        QCOMPARE(state["exact"]["hits"].get<int>(), 2);
        QCOMPARE(state["exact"]["misses"].get<int>(), 1);
        QCOMPARE(state["savings"].size(), std::size_t(2));
        QCOMPARE(textOf(state["projects"][0], "project"), std::string("default"));
        QCOMPARE(textOf(state["semantic"], "embedder"), std::string("lexical/1"));
        QCOMPARE(GatewayProcess::money(state, "saved").nano(),
                 2 * GatewayProcess::money(row(first), "actual").nano());
        QCOMPARE(gateway().admin("GET", "/cache?group_by=tier").status, 400);
        QCOMPARE(gateway().admin("GET", "/cache?project=nobody").status, 404);
    }

    void clearingIsAuditedAndComplete()
    {
        m_line->say(question);
        QCOMPARE(gateway().admin("DELETE", "/cache?model=gpt-5").body["cleared"].get<int>(), 0);
        QCOMPARE(cacheHit(m_line->say(question)), std::string("exact"));
        QCOMPARE(gateway().admin("DELETE", "/cache?project=default").body["cleared"].get<int>(), 1);
        QCOMPARE(cacheHit(m_line->say(question)), std::string("miss"));
        const Json event = gateway().admin("GET", "/audit").body["events"][0];
        QCOMPARE(textOf(event, "action"), std::string("cache.clear"));
        QCOMPARE(event["after"]["cleared"].get<int>(), 1);
    }
};

QTEST_GUILESS_MAIN(CacheLineTest)
#include "cacheline_test.moc"
