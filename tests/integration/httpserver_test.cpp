#include "httpclient.h"

#include <QTimer>

using namespace llm0;
using namespace llm0::test;

/// One server on the test's own thread; the handler keeps what it was asked for the test to answer.
class HttpServerTest : public QObject
{
    Q_OBJECT

    std::vector<HttpRequest> m_requests;
    std::vector<ResponseStreamPtr> m_streams;
    std::unique_ptr<HttpServer> m_server;

    std::uint16_t start(HttpServerOptions options = {})
    {
        m_server = std::make_unique<HttpServer>(
            [this](HttpRequest request, ResponseStreamPtr stream) {
                m_requests.push_back(request);
                if (request.path == "/hello")
                    stream->send(200, {{"Content-Type", "text/plain"}}, "hello " + request.body);
                else if (request.path != "/drop")
                    m_streams.push_back(std::move(stream));
            },
            std::move(options));
        return *m_server->listen({}, false);
    }

    bool waitForStreams(std::size_t count)
    {
        return QTest::qWaitFor([&] { return m_streams.size() >= count; }, 5'000);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_streams.clear();
        m_server.reset();
        m_requests.clear();
    }

    void answersTwiceOnOneConnection()
    {
        RawClient client(start());
        client.say(post("/hello", "one"));
        QVERIFY(client.hears("hello one"));
        QVERIFY(client.received().starts_with("HTTP/1.1 200 OK\r\nDate: "));
        QVERIFY(client.hears("Content-Length: 9\r\n"));
        client.say(post("/hello", "two"));
        QVERIFY(client.hears("hello two"));
        QCOMPARE(m_server->openConnections(), 1);
        QCOMPARE(m_server->requestsInFlight(), 0);
    }

    void givesTheHandlerTheRequestAsItWasSent()
    {
        RawClient client(start());
        client.say(
            post("/v1/a%20b%2Fc?x=%20y&z", "body\n", "X-One: 1\r\nx-one:  2 \r\nX-LLM0-Team: Blue\r\n"));
        QVERIFY(waitForStreams(1));
        const HttpRequest &request = m_requests.front();
        QCOMPARE(request.method, std::string("POST"));
        QCOMPARE(request.path, std::string("/v1/a b/c"));
        QCOMPARE(request.query, std::string("x=%20y&z"));
        QCOMPARE(request.body, std::string("body\n"));
        QCOMPARE(request.peer, std::string("127.0.0.1"));
        std::vector<std::pair<std::string, std::string>> lines(request.headers.begin(),
                                                               request.headers.end());
        QCOMPARE(lines[2], (std::pair<std::string, std::string>("X-One", "1")));
        QCOMPARE(lines[3], (std::pair<std::string, std::string>("x-one", "2")));
        QCOMPARE(lines[4], (std::pair<std::string, std::string>("X-LLM0-Team", "Blue")));
    }

    void answersPipelinedRequestsOneByOneInOrder()
    {
        RawClient client(start());
        client.say(get("/first") + post("/hello", "mid") + get("/last"));
        QVERIFY(waitForStreams(1));
        QTest::qWait(30);
        QCOMPARE(m_requests.size(), std::size_t(1));
        QCOMPARE(m_server->requestsInFlight(), 1);
        m_streams[0]->send(200, {}, "[first]");
        QVERIFY(waitForStreams(2));
        QCOMPARE(m_requests[2].path, std::string("/last"));
        m_streams[1]->send(200, {}, "[last]");
        QVERIFY(client.hears("[last]"));
        QVERIFY(client.received().find("[first]") < client.received().find("hello mid"));
        QVERIFY(client.received().find("hello mid") < client.received().find("[last]"));
    }

    void streamsChunkByChunk()
    {
        RawClient client(start());
        client.say(get("/stream"));
        QVERIFY(waitForStreams(1));
        m_streams[0]->begin(200, {{"Content-Type", "text/event-stream"}});
        m_streams[0]->write("data: 1\n\n");
        QVERIFY(client.hears("9\r\ndata: 1\n\n\r\n"));
        QVERIFY(client.hears("Transfer-Encoding: chunked\r\n"));
        QVERIFY(client.received().find("0\r\n\r\n") == std::string::npos);
        m_streams[0]->write("data: 2\n\n");
        m_streams[0]->end();
        QVERIFY(client.hears("data: 2\n\n\r\n0\r\n\r\n"));
        client.say(get("/hello"));
        QVERIFY(client.hears("hello "));
    }

    void tellsOnceWhenTheClientLeaves()
    {
        RawClient client(start());
        client.say(get("/stream"));
        QVERIFY(waitForStreams(1));
        int calls = 0;
        m_streams[0]->onGone([&] { ++calls; });
        m_streams[0]->begin(200, {});
        m_streams[0]->write("x");
        QVERIFY(client.hears("x"));
        client.reset();
        QVERIFY(QTest::qWaitFor([&] { return calls == 1; }, 5'000));
        QVERIFY(m_streams[0]->gone());
        QCOMPARE(m_server->requestsInFlight(), 0);
        m_streams[0]->write("y");
        m_streams[0]->end();
        m_streams[0]->abort();
        QTest::qWait(20);
        QCOMPARE(calls, 1);
        QCOMPARE(m_server->openConnections(), 0);
    }

    void survivesAStreamThatOutlivesTheServer()
    {
        RawClient client(start());
        client.say(get("/stream"));
        QVERIFY(waitForStreams(1));
        int calls = 0;
        m_streams[0]->onGone([&] { ++calls; });
        m_server.reset();
        QCOMPARE(calls, 1);
        m_streams[0]->send(200, {}, "late");
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "httpserver_test.moc"
