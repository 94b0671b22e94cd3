#include "cache/httpembedder.h"
#include "cache/lexicalembedder.h"
#include "http/httpserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using namespace llm0;

namespace {

/// Answers every request with `body`, and remembers the last one.
class EmbeddingService
{
public:
    EmbeddingService()
        : m_server([this](HttpRequest request,
                          ResponseStreamPtr response) { answer(std::move(request), std::move(response)); },
                   {})
    {
        const auto port = m_server.listen({"127.0.0.1", 0}, false);
        url = "http://127.0.0.1:" + std::to_string(*port);
    }

    HttpRequest last;
    int requests = 0;
    int status = 200;
    bool silent = false;
    std::string body;
    std::string url;
    std::vector<ResponseStreamPtr> held;

private:
    void answer(HttpRequest request, ResponseStreamPtr response)
    {
        last = std::move(request);
        ++requests;
        if (silent)
            held.push_back(std::move(response));
        else
            response->send(status, Headers{{"Content-Type", "application/json"}}, body);
    }

    HttpServer m_server;
};

class TestClock final : public Clock
{
public:
    UnixMs nowMs() const override { return 0; }
    std::int64_t monotonicUs() const override { return us; }
    std::int64_t us = 1;
};

Result<std::vector<float>> embedded(Embedder &embedder, const std::string &text)
{
    std::optional<Result<std::vector<float>>> result;
    const auto pending =
        embedder.embed(text, [&](Result<std::vector<float>> got) { result = std::move(got); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 5'000))
        return Error{ErrorCode::Internal, "no answer", {}};
    return *result;
}

} // namespace

class EmbedderTest : public QObject
{
    Q_OBJECT

private:
    TestClock m_clock;

private Q_SLOTS:
    void speaksEachWire_data()
    {
        QTest::addColumn<int>("wire");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("ollama") << int(EmbeddingWire::Ollama) << QByteArray("/api/embed")
                                << QByteArray(R"({"input":"Grüße","model":"m"})")
                                << QByteArray(R"({"model":"m","embeddings":[[3,4]]})");
        QTest::newRow("openai") << int(EmbeddingWire::OpenAi) << QByteArray("/v1/embeddings")
                                << QByteArray(R"({"input":"Grüße","model":"m"})")
                                << QByteArray(R"({"data":[{"index":0,"embedding":[3,4]}]})");
        QTest::newRow("openai, base64") << int(EmbeddingWire::OpenAi) << QByteArray("/v1/embeddings")
                                        << QByteArray(R"({"input":"Grüße","model":"m"})")
                                        << QByteArray(R"({"data":[{"embedding":"AABAQAAAgEA="}]})");
        QTest::newRow("service") << int(EmbeddingWire::Service) << QByteArray("/embed")
                                 << QByteArray(R"({"text":"Grüße"})") << QByteArray(R"({"embedding":[3,4]})");
        QTest::newRow("service, many")
            << int(EmbeddingWire::Service) << QByteArray("/embed") << QByteArray(R"({"text":"Grüße"})")
            << QByteArray(R"({"embeddings":[[3,4]]})");
        QTest::newRow("service, bare") << int(EmbeddingWire::Service) << QByteArray("/embed")
                                       << QByteArray(R"({"text":"Grüße"})") << QByteArray("[[3,4]]");
    }
    void speaksEachWire()
    {
        QFETCH(int, wire);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, answer);
        EmbeddingService service;
        service.body = answer.toStdString();
        UpstreamClient client;
        HttpEmbedder embedder({EmbeddingWire(wire), service.url, "m", Secret("k"), std::chrono::seconds(3)},
                              client, m_clock);
        const auto vector = embedded(embedder, "Grüße");
        QVERIFY2(vector.ok(), vector ? "" : vector.error().message.c_str());
        QVERIFY(std::abs((*vector)[0] - 0.6F) < 1e-6F && std::abs((*vector)[1] - 0.8F) < 1e-6F);
        QCOMPARE(service.last.path, path.toStdString());
        QCOMPARE(service.last.body, sent.toStdString());
        QCOMPARE(std::string(service.last.headers.value("authorization")), std::string("Bearer k"));
    }

    void takesBasesWithAndWithoutTheirPath()
    {
        QCOMPARE(embeddingUrl(EmbeddingWire::Ollama, "http://h:11434/v1/"),
                 std::string("http://h:11434/api/embed"));
        QCOMPARE(embeddingUrl(EmbeddingWire::Ollama, "http://h:11434/api/embed"),
                 std::string("http://h:11434/api/embed"));
        QCOMPARE(embeddingUrl(EmbeddingWire::OpenAi, "http://h/v1"), std::string("http://h/v1/embeddings"));
        QCOMPARE(embeddingUrl(EmbeddingWire::OpenAi, "http://h"), std::string("http://h/v1/embeddings"));
        QCOMPARE(embeddingUrl(EmbeddingWire::Service, "http://h:8001/embed"),
                 std::string("http://h:8001/embed"));
    }

    void refusesWhatIsNoVector_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "nonsense", "{}", "[]", "{\"embedding\":[]}", "{\"embedding\":[0,0]}",
                                 "{\"embedding\":[\"a\"]}", "{\"data\":[]}", "{\"data\":[{}]}",
                                 "{\"embeddings\":[[]]}", "{\"embedding\":null}", "{\"embedding\":\"\"}"})
            QTest::newRow(body) << QByteArray(body);
    }
    void refusesWhatIsNoVector()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!readEmbedding(body.toStdString()).ok());
    }

    void aSlowServiceIsGivenUpAtTheDeadline()
    {
        EmbeddingService service;
        service.silent = true;
        UpstreamClient client;
        HttpEmbedder embedder({EmbeddingWire::Service, service.url, "", {}, std::chrono::milliseconds(50)},
                              client, m_clock);
        QVERIFY(!embedded(embedder, "x").ok());
        QCOMPARE(client.callsUnderWay(), 0);
    }

    void aServiceThatFailsIsLeftAloneForAWhile()
    {
        EmbeddingService service;
        service.status = 500;
        UpstreamClient client;
        HttpEmbedder embedder({EmbeddingWire::Service, service.url, "", {}, std::chrono::seconds(3)}, client,
                              m_clock);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!embedded(embedder, "x").ok());
        QCOMPARE(service.requests, 3);
        m_clock.us += 11'000'000;
        service.status = 200;
        service.body = R"({"embedding":[1]})";
        QVERIFY(embedded(embedder, "x").ok());
    }

    void whatIsDroppedIsNeverAnswered()
    {
        EmbeddingService service;
        service.body = R"({"embedding":[1]})";
        UpstreamClient client;
        HttpEmbedder embedder({EmbeddingWire::Service, service.url, "", {}, std::chrono::seconds(3)}, client,
                              m_clock);
        bool told = false;
        embedder.embed("x", [&](Result<std::vector<float>>) { told = true; }).reset();
        QVERIFY(embedded(embedder, "y").ok());
        QVERIFY(!told);
    }

    void theBuiltInOneAnswersAtOnce()
    {
        LexicalEmbedder embedder;
        std::vector<float> vector;
        embedder.embed("What is the capital of France?", [&](auto result) { vector = *result; });
        QCOMPARE(vector, lexicalVector("What is the capital of France?"));
        QVERIFY(!embedder.knowsMeaning());
    }
};

QTEST_GUILESS_MAIN(EmbedderTest)
#include "embedder_test.moc"
