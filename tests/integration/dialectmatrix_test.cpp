// Every dialect in front of every provider behind, through the real program: whole and streamed, with tools
// and pictures, under caps; and what it costs, against the provider's own bill.
#include "chatlinefixture.h"
#include "support/fakesigv4.h"

using namespace llm0;
using Json = GatewayProcess::Json;

namespace {

constexpr const char *pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

struct Ask {
    std::string model;
    std::string text;
    bool streamed = false;
    bool tools = false;
    bool picture = false;
};

const Json schema = {{"type", "object"}, {"properties", {{"city", {{"type", "string"}}}}}};

struct Dialect {
    const char *name;
    std::string (*path)(const Ask &);
    Json (*body)(const Ask &);
};

Json openAiChat(const Ask &ask)
{
    Json content = ask.text;
    if (ask.picture)
        content = Json::array({{{"type", "text"}, {"text", ask.text}},
                               {{"type", "image_url"},
                                {"image_url", {{"url", std::string("data:image/png;base64,") + pixel}}}}});
    Json body = {{"model", ask.model},
                 {"max_tokens", 50},
                 {"stream", ask.streamed},
                 {"messages", Json::array({{{"role", "user"}, {"content", content}}})}};
    if (ask.tools)
        body["tools"] = Json::array(
            {{{"type", "function"}, {"function", {{"name", "get_weather"}, {"parameters", schema}}}}});
    return body;
}

Json openAiResponses(const Ask &ask)
{
    Json content = Json::array({{{"type", "input_text"}, {"text", ask.text}}});
    if (ask.picture)
        content.push_back({{"type", "input_image"},
                           {"image_url", std::string("data:image/png;base64,") + pixel},
                           {"detail", "auto"}});
    Json body = {{"model", ask.model},
                 {"max_output_tokens", 50},
                 {"stream", ask.streamed},
                 {"store", false},
                 {"input", Json::array({{{"role", "user"}, {"content", content}}})}};
    if (ask.tools)
        body["tools"] = Json::array(
            {{{"type", "function"}, {"name", "get_weather"}, {"parameters", schema}, {"strict", false}}});
    return body;
}

Json anthropic(const Ask &ask)
{
    Json content = Json::array({{{"type", "text"}, {"text", ask.text}}});
    if (ask.picture)
        content.push_back({{"type", "image"},
                           {"source", {{"type", "base64"}, {"media_type", "image/png"}, {"data", pixel}}}});
    Json body = {{"model", ask.model},
                 {"max_tokens", 50},
                 {"stream", ask.streamed},
                 {"messages", Json::array({{{"role", "user"}, {"content", content}}})}};
    if (ask.tools)
        body["tools"] = Json::array({{{"name", "get_weather"}, {"input_schema", schema}}});
    return body;
}

Json gemini(const Ask &ask)
{
    Json parts = Json::array({{{"text", ask.text}}});
    if (ask.picture)
        parts.push_back({{"inlineData", {{"mimeType", "image/png"}, {"data", pixel}}}});
    Json body = {{"contents", Json::array({{{"role", "user"}, {"parts", parts}}})},
                 {"generationConfig", {{"maxOutputTokens", 50}}}};
    if (ask.tools)
        body["tools"] =
            Json::array({{{"functionDeclarations",
                           Json::array({{{"name", "get_weather"}, {"parametersJsonSchema", schema}}})}}});
    return body;
}

Json ollama(const Ask &ask)
{
    Json message = {{"role", "user"}, {"content", ask.text}};
    if (ask.picture)
        message["images"] = Json::array({pixel});
    Json body = {{"model", ask.model},
                 {"stream", ask.streamed},
                 {"options", {{"num_predict", 50}}},
                 {"messages", Json::array({message})}};
    if (ask.tools)
        body["tools"] = Json::array(
            {{{"type", "function"}, {"function", {{"name", "get_weather"}, {"parameters", schema}}}}});
    return body;
}

const std::vector<Dialect> dialects = {
    {"openai_chat", [](const Ask &) { return std::string("/v1/chat/completions"); }, openAiChat},
    {"openai_responses", [](const Ask &) { return std::string("/v1/responses"); }, openAiResponses},
    {"anthropic_messages", [](const Ask &) { return std::string("/v1/messages"); }, anthropic},
    {"gemini_content",
     [](const Ask &ask) {
         return "/v1beta/models/" + ask.model
                + (ask.streamed ? ":streamGenerateContent?alt=sse" : ":generateContent");
     },
     gemini},
    {"ollama_chat", [](const Ask &) { return std::string("/api/chat"); }, ollama}};

const std::vector<std::string> models = {"openai/gpt-4o-mini",
                                         "anthropic/claude-haiku-4-5",
                                         "google/gemini-2.5-flash",
                                         "groq/llama-3.3-70b-versatile",
                                         "mistral/mistral-large-latest",
                                         "deepseek/deepseek-chat",
                                         "bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0",
                                         "ollama/llama3.3"};

} // namespace

class DialectMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::string root = m_provider.origin();
        m_provider.setAwsKeys({"AKIDEXAMPLE", "wJalrXUtnFEMI"}); // signatures are checked
        GatewayProcess::Environment environment = {{"ANTHROPIC_BASE_URL", root},
                                                   {"ANTHROPIC_API_KEY", "k"},
                                                   {"GEMINI_BASE_URL", root},
                                                   {"GEMINI_API_KEY", "k"},
                                                   {"BEDROCK_BASE_URL", root},
                                                   {"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                                                   {"AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI"},
                                                   {"AWS_REGION", "us-east-1"},
                                                   {"OLLAMA_BASE_URL", root}};
        for (const std::string name : {"OPENAI", "GROQ", "MISTRAL", "DEEPSEEK"}) {
            environment[name + "_BASE_URL"] = m_provider.baseUrl();
            environment[name + "_API_KEY"] = "k";
        }
        m_gateway = std::make_unique<GatewayProcess>(environment);
        QVERIFY2(m_gateway->start(), m_gateway->output().c_str());
        m_key = m_gateway->createKey();
    }
    void cleanupTestCase()
    {
        QVERIFY(m_gateway->waitSettled());
        const Json verified = m_gateway->admin("POST", "/verify").body;
        QVERIFY2(verified.value("ok", false), verified.dump().c_str());
    }

    void answersInEveryDialectFromEveryProvider_data() { everyPair(); }
    void answersInEveryDialectFromEveryProvider()
    {
        QFETCH(int, dialect);
        QFETCH(QByteArray, model);
        for (const bool streamed : {false, true}) {
            m_provider.reset();
            const HttpReply reply = send(dialect, {model.toStdString(), "hello fake:tokens=7", streamed});
            QVERIFY2(reply.status == 200, reply.body.c_str());
            QVERIFY2(reply.body.find("w0 ") != std::string::npos, reply.body.c_str());
            QVERIFY2(reply.body.find("w6 ") != std::string::npos, reply.body.c_str());
            verifyRow(reply, streamed);
        }
    }

    void callsToolsInEveryDialect_data() { everyPair(); }
    void callsToolsInEveryDialect()
    {
        QFETCH(int, dialect);
        QFETCH(QByteArray, model);
        for (const bool streamed : {false, true}) {
            m_provider.reset();
            const HttpReply reply =
                send(dialect, {model.toStdString(), "weather? fake:tools=2", streamed, true});
            QVERIFY2(reply.status == 200, reply.body.c_str());
            std::size_t named = 0;
            for (auto at = reply.body.find("get_weather"); at != std::string::npos;
                 at = reply.body.find("get_weather", at + 1))
                ++named;
            QVERIFY2(named >= 2, reply.body.c_str());
            verifyRow(reply, streamed);
        }
    }

    void passesPicturesOn_data() { everyPair(); }
    void passesPicturesOn()
    {
        QFETCH(int, dialect);
        QFETCH(QByteArray, model);
        m_provider.reset();
        const HttpReply reply =
            send(dialect, {model.toStdString(), "what is this? fake:tokens=3", false, false, true});
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QVERIFY2(m_provider.requests().back().body.find(std::string(pixel).substr(0, 40))
                     != std::string::npos,
                 m_provider.requests().back().body.c_str());
    }

    void noDialectPassesACap_data() { everyPair(); }
    void noDialectPassesACap()
    {
        QFETCH(int, dialect);
        QFETCH(QByteArray, model);
        if (model.startsWith("ollama/"))
            return; // free: never blocked
        const GatewayProcess::Key capped = m_gateway->createKey({{"monthly_cap_usd", 0}});
        for (const bool streamed : {false, true}) {
            m_provider.reset();
            const HttpReply reply = send(dialect, {model.toStdString(), "hello", streamed}, capped);
            QVERIFY2(reply.status == 402 || reply.status == 429, reply.body.c_str());
            QVERIFY2(reply.body.find("limit_usd") != std::string::npos, reply.body.c_str());
            QCOMPARE(header(reply, "x-should-retry"), std::string("false"));
            QVERIFY(header(reply, "Retry-After").empty());
            QCOMPARE(m_provider.calls(), 0);
        }
    }

    void aProviderThatBreaksOffIsNeverTakenForWhole_data() { everyPair(); }
    void aProviderThatBreaksOffIsNeverTakenForWhole()
    {
        QFETCH(int, dialect);
        QFETCH(QByteArray, model);
        m_provider.reset();
        const HttpReply reply =
            send(dialect, {model.toStdString(), "hello fake:tokens=9 drop-after=3", true});
        const Json row = m_gateway->row(reply);
        QCOMPARE(textOf(row, "status"), std::string("failed"));
        if (!model.startsWith("ollama/"))
            QVERIFY(GatewayProcess::money(row, "actual") > Money());
    }

    void providersErrorsKeepTheirStatus_data() { everyPair(); }
    void providersErrorsKeepTheirStatus()
    {
        QFETCH(int, dialect);
        QFETCH(QByteArray, model);
        m_provider.reset();
        const HttpReply reply = send(dialect, {model.toStdString(), "hello fake:status=400", false});
        QCOMPARE(reply.status, 400);
        QVERIFY2(parsedJson(reply.body).contains("error"), reply.body.c_str());
        QVERIFY(GatewayProcess::money(m_gateway->row(reply), "actual").isZero());
    }

private:
    void everyPair()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QByteArray>("model");
        for (std::size_t i = 0; i < dialects.size(); ++i) {
            for (const std::string &model : models)
                QTest::addRow("%s to %s", dialects[i].name, model.substr(0, model.find('/')).c_str())
                    << static_cast<int>(i) << QByteArray::fromStdString(model);
        }
    }

    HttpReply send(int dialect, const Ask &ask) { return send(dialect, ask, m_key); }
    HttpReply send(int dialect, const Ask &ask, const GatewayProcess::Key &key)
    {
        const Dialect &spoken = dialects[static_cast<std::size_t>(dialect)];
        HttpAsk http;
        http.url = m_gateway->dataUrl() + spoken.path(ask);
        http.headers = withKey(key);
        http.body = spoken.body(ask).dump();
        return m_client.send(http);
    }

    /// The row says what was billed, and the answer was whole.
    void verifyRow(const HttpReply &reply, bool streamed)
    {
        const Json row = m_gateway->row(reply);
        QCOMPARE(textOf(row, "status"), std::string("ok"));
        QVERIFY2(!row["usage_estimated"].get<bool>(), row.dump().c_str());
        QCOMPARE(row["stream"].get<bool>(), streamed);
        const fake::Bill bill = m_provider.billed();
        const Json &usage = row["usage"];
        QCOMPARE(usage["input"].get<std::int64_t>(), bill.promptTokens);
        QCOMPARE(usage["output"].get<std::int64_t>(), bill.completionTokens);
        const bool free = textOf(row, "provider") == "ollama";
        QCOMPARE(GatewayProcess::money(row, "actual").isZero(), free);
    }

    FakeProvider m_provider;
    std::unique_ptr<GatewayProcess> m_gateway;
    GatewayProcess::Key m_key;
    HttpClient m_client;
};

QTEST_GUILESS_MAIN(DialectMatrixTest)
#include "dialectmatrix_test.moc"
