// Nobody makes the real program fetch what its host can reach and they cannot.
#include "chatlinefixture.h"
#include "support/rawprovider.h"

#include <QElapsedTimer>

using namespace llm0;
using namespace std::chrono_literals;
using Json = GatewayProcess::Json;

namespace {

constexpr const char *metadata = "http://169.254.169.254/latest";

struct Ask {
    const char *path;
    Json body; ///< with the picture's address as "PICTURE"
};

std::vector<Ask> asks(const std::string &model)
{
    const Json text = {{"type", "text"}, {"text", "what is this?"}};
    const Json openAi = {{"type", "image_url"}, {"image_url", {{"url", "PICTURE"}}}};
    const Json input = {{"type", "input_image"}, {"image_url", "PICTURE"}, {"detail", "low"}};
    const Json file = {{"type", "input_file"}, {"file_url", "PICTURE"}};
    const Json anthropic = {{"type", "image"}, {"source", {{"type", "url"}, {"url", "PICTURE"}}}};
    const Json document = {{"type", "document"}, {"source", {{"type", "url"}, {"url", "PICTURE"}}}};
    const Json gemini = {{"fileData", {{"mimeType", "image/png"}, {"fileUri", "PICTURE"}}}};
    const auto user = [](const Json &content) {
        return Json::array({{{"role", "user"}, {"content", content}}});
    };
    return {
        {"/v1/chat/completions",
         {{"model", model}, {"max_tokens", 9}, {"messages", user(Json::array({text, openAi}))}}},
        {"/v1/responses",
         {{"model", model},
          {"max_output_tokens", 16},
          {"store", false},
          {"input", user(Json::array({input}))}}},
        {"/v1/responses",
         {{"model", model},
          {"max_output_tokens", 16},
          {"store", false},
          {"input", user(Json::array({file}))}}},
        {"/v1/messages",
         {{"model", model}, {"max_tokens", 9}, {"messages", user(Json::array({text, anthropic}))}}},
        {"/v1/messages",
         {{"model", model}, {"max_tokens", 9}, {"messages", user(Json::array({text, document}))}}},
        {"/v1beta/models/",
         {{"contents", Json::array({{{"role", "user"}, {"parts", Json::array({gemini})}}})}}},
        {"/api/chat",
         {{"model", model},
          {"stream", false},
          {"messages",
           Json::array({{{"role", "user"}, {"content", "what?"}, {"images", Json::array({"PICTURE"})}}})}}}};
}

} // namespace

class SsrfTest : public QObject
{
    Q_OBJECT

    FakeProvider m_provider;
    std::unique_ptr<GatewayProcess> m_gateway;
    GatewayProcess::Key m_key;

private Q_SLOTS:
    void initTestCase()
    {
        const std::string root = m_provider.origin();
        m_gateway = std::make_unique<GatewayProcess>(
            GatewayProcess::Environment{{"OPENAI_BASE_URL", m_provider.baseUrl()},
                                        {"OPENAI_API_KEY", "sk-test"},
                                        {"ANTHROPIC_BASE_URL", root},
                                        {"ANTHROPIC_API_KEY", "sk-test"},
                                        {"GEMINI_BASE_URL", root},
                                        {"GEMINI_API_KEY", "sk-test"},
                                        {"OLLAMA_BASE_URL", root}});
        QVERIFY2(m_gateway->start(), m_gateway->output().c_str());
        m_key = m_gateway->createKey();
    }
    void cleanupTestCase() { m_gateway.reset(); }

    void picturesAreNeverFetchedHere_data()
    {
        QTest::addColumn<QByteArray>("model");
        for (const char *model :
             {"openai/gpt-4o-mini", "anthropic/claude-haiku-4-5", "google/gemini-2.5-flash"})
            QTest::newRow(model) << QByteArray(model);
    }

    /// They go on as they are to providers that take addresses, and are refused for the others.
    void picturesAreNeverFetchedHere()
    {
        QFETCH(QByteArray, model);
        RawProvider pictures;
        const std::string address = pictures.baseUrl() + "/picture.png";
        int passed = 0;
        for (const Ask &ask : asks(model.toStdString())) {
            std::string body = ask.body.dump();
            body.replace(body.find("PICTURE"), std::string_view("PICTURE").size(), address);
            std::string path = ask.path;
            if (path.ends_with('/'))
                path += model.toStdString() + ":generateContent";
            const HttpReply reply = HttpClient().post(m_gateway->dataUrl() + path, withKey(m_key), body);
            QVERIFY2(reply.status == 200 || reply.status == 400, (path + reply.body).c_str());
            passed += reply.status == 200 ? 1 : 0;
        }
        QVERIFY(passed > 0);
        QTest::qWait(100);
        QCOMPARE(pictures.connections(), 0);
    }

    void noProviderIsAddedAtAMetadataAddress()
    {
        for (const char *url : {metadata, "https://169.254.169.254", "http://2852039166/v1",
                                "http://[::ffff:a9fe:a9fe]/v1", "http://metadata.google.internal/v1"}) {
            const Json own = {{"slug", "mine"}, {"name", "Mine"}, {"base_url", url}};
            const auto added = m_gateway->admin("POST", "/providers", own);
            QVERIFY2(added.status == 400, url);
            QVERIFY(textOf(added.body, "message").find("credentials") != std::string::npos);
            QCOMPARE(m_gateway->patchSettings({{"provider.openai.base_url", url}}).status, 400);
            QCOMPARE(m_gateway->patchSettings({{"provider.ollama.base_url", url}}).status, 400);
            QCOMPARE(m_gateway->patchSettings({{"embedding_url", url}}).status, 400);
            QCOMPARE(
                m_gateway
                    ->patchSettings({{"allow_insecure_upstream", true}, {"provider.openai.base_url", url}})
                    .status,
                400);
        }
    }

    void theEnvironmentNamesNoneEither()
    {
        GatewayProcess gateway(GatewayProcess::pointingTo(metadata, "http://127.0.0.1:1"));
        QCOMPARE(gateway.runToEnd(), 1);
        QVERIFY2(gateway.output().find("credentials") != std::string::npos, gateway.output().c_str());
    }

    /// As if a name had led there: the client itself goes to no such address, however it came by it.
    void noConnectionGoesToAMetadataAddress_data()
    {
        QTest::addColumn<QByteArray>("url");
        for (const char *url :
             {metadata, "http://2852039166/", "http://[fe80::1]/", "http://[::ffff:a9fe:a9fe]/"})
            QTest::newRow(url) << QByteArray(url);
    }

    void noConnectionGoesToAMetadataAddress()
    {
        QFETCH(QByteArray, url);
        HttpAsk ask;
        ask.url = url.toStdString();
        ask.timeouts.connect = 3s;
        QElapsedTimer timer;
        timer.start();
        const HttpReply reply = HttpClient().send(ask);
        QCOMPARE(reply.end, UpstreamEnd::NotSent);
        QVERIFY2(timer.elapsed() < 2'000, reply.reason.c_str());
    }
};

QTEST_GUILESS_MAIN(SsrfTest)
#include "ssrf_test.moc"
