#include "httpclient.h"

#include "http/tlsidentity.h"
#include "support/testcertificate.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <stdexcept>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace llm0;
using namespace llm0::test;
using namespace std::chrono_literals;

namespace {

/// Null: the server and its clients speak plain HTTP.
std::shared_ptr<const TlsIdentity> identity;

/// Time enough for a handshake on a busy machine, too.
std::chrono::milliseconds shortly(std::chrono::milliseconds plain)
{
    return identity ? 1'000ms : plain;
}

/// A client that speaks as the server does.
class Client : public RawClient
{
public:
    explicit Client(std::uint16_t port)
        : RawClient(port,
                    identity ? identity->configuration.localCertificateChain() : QList<QSslCertificate>())
    {}
};

} // namespace

/// What the server refuses, cuts or outlasts by itself, before and beside the handler; plain and over TLS.
class HttpLimitsTest : public QObject
{
    Q_OBJECT

    int m_handled = 0;
    std::vector<ResponseStreamPtr> m_streams;
    std::unique_ptr<HttpServer> m_server;

    std::uint16_t start(const HttpLimits &limits = {}, HttpServerOptions options = {})
    {
        options.limits = limits;
        options.tls = identity;
        m_server = std::make_unique<HttpServer>(
            [this](const HttpRequest &request, ResponseStreamPtr stream) {
                ++m_handled;
                if (request.path == "/throw")
                    throw std::runtime_error("a fault of the test's own");
                if (request.path.starts_with("/keep"))
                    m_streams.push_back(std::move(stream));
                else if (request.path != "/drop")
                    stream->send(200, {{"X-Method", request.method}}, "body:" + request.body);
            },
            std::move(options));
        return *m_server->listen({}, false);
    }

    bool waitForStreams(std::size_t count)
    {
        return QTest::qWaitFor([&] { return m_streams.size() >= count; }, 5'000);
    }

#ifdef Q_OS_LINUX
    static bool withDescriptorsLeft(int count, const std::function<bool()> &work)
    {
        rlimit old{};
        ::getrlimit(RLIMIT_NOFILE, &old);
        const int next = ::dup(0); // the lowest free descriptor
        ::close(next);
        const rlimit few = {static_cast<rlim_t>(next + count), old.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &few);
        const bool result = work();
        ::setrlimit(RLIMIT_NOFILE, &old);
        return result;
    }
#endif

private Q_SLOTS:
    void cleanup()
    {
        m_streams.clear();
        m_server.reset();
        m_handled = 0;
    }

    void refusesAmbiguousRequestsWithTheirStatusAndCloses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        const QByteArray head = "POST /x HTTP/1.1\r\nHost: localhost\r\n";
        QTest::newRow("length and chunked")
            << head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            << QByteArray("400");
        QTest::newRow("two lengths") << head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"
                                     << QByteArray("400");
        QTest::newRow("bad chunk") << head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" << QByteArray("400");
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << QByteArray("400");
        QTest::newRow("101 headers") << head + QByteArray("A: 1\r\n").repeated(100) + "\r\n"
                                     << QByteArray("431");
        QTest::newRow("endless header") << head + "X: " + QByteArray(40'000, 'x') << QByteArray("431");
        QTest::newRow("odd expectation") << head + "Expect: rain\r\n\r\n" << QByteArray("400");
        QTest::newRow("foreign host")
            << QByteArray("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") << QByteArray("421");
        QTest::newRow("loopback-like host")
            << QByteArray("GET / HTTP/1.1\r\nHost: localhost.evil.example:80\r\n\r\n") << QByteArray("421");
        QTest::newRow("foreign origin") << head + "Origin: https://evil.example\r\nContent-Length: 0\r\n\r\n"
                                        << QByteArray("403");
        QTest::newRow("null origin") << head + "Origin: null\r\nContent-Length: 0\r\n\r\n"
                                     << QByteArray("403");
    }
    void refusesAmbiguousRequestsWithTheirStatusAndCloses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        Client client(start());
        // A smuggled second request behind it must not be answered.
        client.say(bytes.toStdString() + get("/smuggled"));
        const std::string answer = client.untilClosed();
        QVERIFY2(answer.starts_with("HTTP/1.1 " + status.toStdString() + " "), answer.c_str());
        QVERIFY(answer.find("Connection: close\r\n") != std::string::npos);
        QVERIFY(answer.find("X-Request-Id: req_") != std::string::npos);
        QVERIFY(answer.find("{\"error\":{\"message\":\"") != std::string::npos);
        QCOMPARE(occurrences(answer, "HTTP/1.1 "), std::size_t(1));
        QCOMPARE(m_handled, 0);
    }

    void servesManyAndLongHeadersUpToTheLimit()
    {
        Client client(start());
        std::string lines;
        for (int i = 0; i < 98; ++i)
            lines += "X-" + std::to_string(i) + ": y\r\n";
        client.say(get("/x", lines + "X-Long: " + std::string(20'000, 'z') + "\r\n"));
        QVERIFY(client.hears("body:"));
    }

    void writesItsRefusalsInTheShapeAskedFor()
    {
        HttpServerOptions options;
        options.errorBody = [](const Error &error, std::string_view path) {
            return std::string(codeName(error.code)) + " at " + std::string(path);
        };
        Client client(start({}, options));
        client.say("GET /v1/x HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QVERIFY(client.untilClosed().ends_with("\r\n\r\nmisdirected_request at /v1/x"));
    }

    void servesNamesAndOriginsThatAreAllowed()
    {
        HttpServerOptions options;
        options.allowedHosts = {"gateway.lan"};
        const auto port = start({}, options);
        for (const char *host : {"localhost:1", "LOCALHOST", "app.localhost", "127.0.0.1:9", "[::1]:9",
                                 "192.168.0.7", "Gateway.lan:80", "gateway.lan."}) {
            Client client(port);
            client.say("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n");
            QVERIFY2(client.hears("HTTP/1.1 200"), host);
        }
        for (const char *origin :
             {"http://localhost:3000", "http://127.0.0.1", "http://[::1]:80", "http://localhost"}) {
            Client client(port);
            client.say(get("/", "Origin: " + std::string(origin) + "\r\n"));
            QVERIFY2(client.hears("HTTP/1.1 200"), origin);
            QVERIFY(client.received().find("Access-Control") == std::string::npos);
        }
    }

    void speaksCorsOnlyToConfiguredOrigins()
    {
        HttpServerOptions options;
        options.corsOrigins = {"https://app.example"};
        const auto port = start({}, options);
        Client client(port);
        client.say(
            "OPTIONS /x HTTP/1.1\r\nHost: localhost\r\nOrigin: https://app.example\r\n"
            "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n\r\n");
        QVERIFY(client.hears("HTTP/1.1 204 No Content\r\n"));
        QVERIFY(client.hears("Access-Control-Allow-Origin: https://app.example\r\n"));
        QVERIFY(client.hears("Access-Control-Allow-Headers: authorization\r\n"));
        QCOMPARE(m_handled, 0);
        client.forget();
        client.say(get("/x", "Origin: https://app.example\r\n"));
        QVERIFY(client.hears("body:"));
        QVERIFY(client.hears("Access-Control-Allow-Origin: https://app.example\r\n"));
        Client other(port);
        other.say(get("/x", "Origin: https://other.example\r\n"));
        QVERIFY(other.hears("HTTP/1.1 403"));
    }

    void refusesALongBodyBeforeItIsSent()
    {
        HttpLimits limits;
        limits.maxBodyBytes = 1'000;
        Client client(start(limits));
        client.say("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n");
        QVERIFY(client.hears("HTTP/1.1 413 "));
        QVERIFY(client.hears("request_too_large"));
    }

    void letsTheRefusalReachAClientThatKeepsSending()
    {
        HttpLimits limits;
        limits.maxBodyBytes = 1'000;
        Client client(start(limits));
        client.say("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n"
                   + std::string(3'000'000, 'x'));
        QVERIFY(client.hears("request_too_large"));
    }

    void answersExpectContinueAtOnce()
    {
        Client client(start());
        QElapsedTimer timer;
        timer.start();
        client.say(
            "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n");
        QVERIFY(client.hears("HTTP/1.1 100 Continue\r\n\r\n"));
        QVERIFY(timer.elapsed() < 300);
        client.say("ok");
        QVERIFY(client.hears("body:ok"));
    }

    void doesNotAskForABodyThatItRefuses()
    {
        Client client(start());
        client.say(
            "POST /x HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        const std::string answer = client.untilClosed();
        QVERIFY(answer.starts_with("HTTP/1.1 421 "));
    }

    void answersHeadLikeGetWithoutABody()
    {
        Client client(start());
        client.say("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/x"));
        QVERIFY(client.hears("X-Method: GET\r\n"));
        QVERIFY(client.hears("body:"));
        QVERIFY(client.hears("X-Method: HEAD\r\n"));
        QCOMPARE(occurrences(client.received(), "Content-Length: 5\r\n"), std::size_t(2));
        QCOMPARE(occurrences(client.received(), "body:"), std::size_t(1));
        client.forget();
        client.say("HEAD /keep HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/x"));
        QVERIFY(waitForStreams(1));
        m_streams[0]->begin(200, {});
        m_streams[0]->write("secret");
        m_streams[0]->end();
        QVERIFY(client.hears("\r\n\r\nHTTP/1.1 200 OK\r\n"));
        QVERIFY(client.received().find("secret") == std::string::npos);
        QVERIFY(client.received().find("chunked\r\n\r\n0") == std::string::npos);
    }

    void closesWhenTheClientAsksTo()
    {
        Client client(start());
        client.say(get("/x", "Connection: close\r\n"));
        const std::string answer = client.untilClosed();
        QVERIFY(answer.ends_with("body:"));
        QVERIFY(answer.find("Connection: close\r\n") != std::string::npos);
        QVERIFY(client.isClosed());
    }

    void speaksHttp10()
    {
        const auto port = start();
        Client plain(port);
        plain.say("GET /x HTTP/1.0\r\n\r\n");
        QVERIFY(plain.untilClosed().ends_with("body:"));
        Client kept(port);
        kept.say("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QVERIFY(kept.hears("Connection: keep-alive\r\n"));
        QVERIFY(kept.hears("body:"));
        kept.say("GET /keep HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QVERIFY(waitForStreams(1));
        kept.forget();
        m_streams[0]->begin(200, {});
        m_streams[0]->write("raw");
        m_streams[0]->end();
        const std::string answer = kept.untilClosed();
        QVERIFY(answer.ends_with("\r\n\r\nraw"));
        QVERIFY(answer.find("chunked") == std::string::npos);
        QVERIFY(kept.isClosed());
    }

    void timesOutASlowHeadASlowBodyAndAnIdleConnection()
    {
        HttpLimits limits;
        limits.headerTimeout = shortly(150ms);
        limits.bodyTimeout = 150ms;
        limits.idleTimeout = 150ms;
        const auto port = start(limits);
        Client head(port);
        head.say("GET /x HT");
        Client body(port);
        body.say("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na");
        Client idle(port), silent(port);
        idle.say(get("/x"));
        QVERIFY(idle.hears("body:"));
        idle.forget();
        QVERIFY(head.untilClosed(2'000).starts_with("HTTP/1.1 408 "));
        QVERIFY(body.untilClosed(2'000).starts_with("HTTP/1.1 408 "));
        QVERIFY(idle.isClosedBy(2'000));
        QVERIFY(idle.received().empty());
        QVERIFY(silent.isClosedBy(2'000));
        QVERIFY(silent.received().empty());
    }

    void isNotFooledByAClientThatDripsItsHead()
    {
        HttpLimits limits;
        limits.headerTimeout = shortly(200ms);
        Client client(start(limits));
        QElapsedTimer timer;
        timer.start();
        client.say("GET /x HTTP/1.1\r\n");
        while (!client.hears("408", 20) && !client.isClosed() && timer.elapsed() < 3'000)
            client.say("X: y\r\n");
        QVERIFY(client.received().starts_with("HTTP/1.1 408 "));
        QVERIFY(timer.elapsed() < 2'500);
    }

    void doesNotTimeOutAnAnswerUnderWay()
    {
        HttpLimits limits;
        limits.headerTimeout = shortly(80ms);
        limits.bodyTimeout = limits.idleTimeout = 80ms;
        Client client(start(limits));
        client.say(get("/keep"));
        QVERIFY(waitForStreams(1));
        QTest::qWait(int(limits.headerTimeout.count()) * 3 / 2 + 200);
        m_streams[0]->send(200, {}, "late but whole");
        QVERIFY(client.hears("late but whole"));
    }

    void refusesConnectionsBeyondTheLimitAndRecovers()
    {
        HttpLimits limits;
        limits.maxConnections = 2;
        const auto port = start(limits);
        auto first = std::make_unique<Client>(port);
        Client second(port);
        first->say(get("/x"));
        second.say(get("/x"));
        QVERIFY(first->hears("body:"));
        QVERIFY(second.hears("body:"));
        Client third(port);
        if (identity) { // nothing can be said before a handshake
            QVERIFY(!third.connected());
        } else {
            third.say(get("/x"));
            QVERIFY(third.hears("HTTP/1.1 503 "));
            QVERIFY(third.hears("overloaded"));
        }
        third.reset();
        first->reset();
        QVERIFY(QTest::qWaitFor([&] { return m_server->openConnections() == 1; }, 5'000));
        Client fourth(port);
        fourth.say(get("/x"));
        QVERIFY(fourth.hears("body:"));
    }

#ifdef Q_OS_LINUX
    void acceptsAgainAfterTheSystemRanOutOfDescriptors()
    {
        if (identity)
            QSKIP("a client is accepted before it can shake hands");
        Client waiting(start()); // connected by the kernel, its accept still to come
        waiting.say(get("/x"));
        const bool early = withDescriptorsLeft(0, [&] { return waiting.hears("body:", 150); });
        QVERIFY(!early);
        QVERIFY(waiting.hears("body:"));
    }

    void turnsClientsAwayBeforeDescriptorsRunOut()
    {
        if (identity)
            QSKIP("a client is accepted before it can shake hands");
        const auto port = start();
        Client waiting(port);
        waiting.say(get("/x"));
        QVERIFY(withDescriptorsLeft(30, [&] { return waiting.isClosedBy(2'000); }));
        QVERIFY(waiting.received().empty());
        Client later(port);
        later.say(get("/x"));
        QVERIFY(later.hears("body:"));
    }
#endif

    void answersForAHandlerThatForgot()
    {
        Client client(start());
        client.say(get("/drop"));
        QVERIFY(client.hears("HTTP/1.1 500 "));
        QVERIFY(client.hears("internal_error"));
        client.forget();
        QTest::ignoreMessage(QtWarningMsg, "a request handler failed: a fault of the test's own");
        client.say(get("/throw"));
        QVERIFY(client.hears("HTTP/1.1 500 "));
        QVERIFY(client.hears("internal_error"));
        client.forget();
        client.say(get("/keep"));
        QVERIFY(waitForStreams(1));
        m_streams[0]->begin(200, {});
        m_streams[0]->write("half");
        QVERIFY(client.hears("half"));
        m_streams.clear();
        QVERIFY(client.isClosedBy(5'000));
        QVERIFY(client.received().find("0\r\n\r\n") == std::string::npos);
    }

    void abortBreaksTheAnswerOffWithoutItsEnd()
    {
        Client client(start());
        client.say(get("/keep"));
        QVERIFY(waitForStreams(1));
        int gone = 0;
        m_streams[0]->onGone([&] { ++gone; });
        m_streams[0]->begin(200, {});
        m_streams[0]->write("half");
        QVERIFY(client.hears("half"));
        m_streams[0]->abort();
        QVERIFY(m_streams[0]->gone());
        QVERIFY(client.isClosedBy(5'000));
        QVERIFY(client.received().find("0\r\n\r\n") == std::string::npos);
        QCOMPARE(gone, 0);
        QCOMPARE(m_server->requestsInFlight(), 0);
    }

    void makesHeadersHarmless()
    {
        Client client(start());
        client.say(get("/keep"));
        QVERIFY(waitForStreams(1));
        m_streams[0]->send(200,
                           {{"X-Evil", "a\r\nX-Injected: 1"},
                            {"X Bad", "1"},
                            {"X-Nul", std::string("a\0b", 3)},
                            {"Content-Length", "99"}},
                           "ok");
        QVERIFY(client.hears("\r\n\r\nok"));
        QVERIFY(client.hears("X-Evil: a  X-Injected: 1\r\n"));
        QVERIFY(client.hears("X-Nul: a b\r\n"));
        QVERIFY(client.received().find("\nX-Injected") == std::string::npos);
        QVERIFY(client.received().find("X Bad") == std::string::npos);
        QVERIFY(client.received().find("99") == std::string::npos);
    }

    void tellsWhenASlowReaderHasCaughtUp()
    {
        Client client(start());
        client.socket().setReadBufferSize(1'000);
        client.say(get("/keep"));
        QVERIFY(waitForStreams(1));
        int drained = 0;
        m_streams[0]->onDrained([&] { ++drained; });
        m_streams[0]->begin(200, {});
        std::size_t sent = 0;
        while (m_streams[0]->pendingBytes() == 0 && sent < 64'000'000) {
            m_streams[0]->write(std::string(100'000, 'x'));
            sent += 100'000;
        }
        QVERIFY(m_streams[0]->pendingBytes() > 0);
        QTest::qWait(20);
        drained = 0;
        client.socket().setReadBufferSize(0);
        QVERIFY(client.hears("xxx"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                client.hears("y", 0);
                return drained > 0;
            },
            5'000));
        QCOMPARE(m_streams[0]->pendingBytes(), std::size_t(0));
        m_streams[0]->end();
        QVERIFY(client.hears("0\r\n\r\n"));
        QVERIFY(client.received().size() > sent);
    }

    void cutsAReaderThatFallsTooFarBehind()
    {
        HttpLimits limits;
        limits.maxPendingBytes = 200'000;
        Client client(start(limits));
        client.socket().setReadBufferSize(1'000);
        client.say(get("/keep"));
        QVERIFY(waitForStreams(1));
        int gone = 0;
        bool inside = false;
        m_streams[0]->onGone([&] {
            ++gone;
            QVERIFY(!inside);
        });
        m_streams[0]->begin(200, {});
        for (int i = 0; i < 1'000 && !m_streams[0]->gone(); ++i) {
            inside = true;
            m_streams[0]->write(std::string(100'000, 'x'));
            inside = false;
        }
        QVERIFY(m_streams[0]->gone());
        QVERIFY(QTest::qWaitFor([&] { return gone == 1; }, 5'000));
        QCOMPARE(m_server->openConnections(), 0);
    }

    void cutsAReaderThatTakesNothing()
    {
        HttpLimits limits;
        limits.bodyTimeout = 200ms;
        Client client(start(limits));
        client.socket().setReadBufferSize(1'000);
        client.say(get("/keep"));
        QVERIFY(waitForStreams(1));
        m_streams[0]->send(200, {}, std::string(30'000'000, 'x'));
        QCOMPARE(m_server->openConnections(), 1);
        QVERIFY(QTest::qWaitFor([&] { return m_server->openConnections() == 0; }, 5'000));
    }

    void sendsALargeAnswerWhole()
    {
        HttpLimits limits;
        limits.maxPendingBytes = 1'000;
        Client client(start(limits));
        client.say(get("/keep", "Connection: close\r\n"));
        QVERIFY(waitForStreams(1));
        m_streams[0]->send(200, {}, std::string(30'000'000, 'x') + "END");
        QVERIFY(client.untilClosed(10'000).ends_with("xEND"));
    }

    void takesALargeBodyInAnyFraming()
    {
        const auto port = start();
        const std::string body(3'000'000, 'b');
        Client whole(port);
        whole.say(post("/x", body));
        QVERIFY(whole.hears("\r\n\r\nbody:" + body));
        Client chunks(port);
        chunks.say("POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 30; ++i)
            chunks.say("186a0\r\n" + std::string(100'000, 'b') + "\r\n");
        chunks.say("0\r\n\r\n");
        QVERIFY(chunks.hears("\r\n\r\nbody:" + body));
    }

    void drainsWhenToldToStopAccepting()
    {
        const auto port = start();
        Client idle(port), busy(port), streaming(port);
        idle.say(get("/x"));
        QVERIFY(idle.hears("body:"));
        busy.say(get("/keep1"));
        QVERIFY(waitForStreams(1));
        streaming.say(get("/keep2"));
        QVERIFY(waitForStreams(2));
        m_streams[1]->begin(200, {});
        m_server->stopAccepting();
        QVERIFY(idle.isClosedBy(5'000));
        QVERIFY(!Client(port).connected());
        QCOMPARE(m_server->requestsInFlight(), 2);
        m_streams[0]->send(200, {}, "done");
        QVERIFY(busy.untilClosed().ends_with("done"));
        QVERIFY(busy.received().find("Connection: close\r\n") != std::string::npos);
        m_streams[1]->write("done");
        m_streams[1]->end();
        QVERIFY(streaming.untilClosed().ends_with("4\r\ndone\r\n0\r\n\r\n"));
        QVERIFY(QTest::qWaitFor([&] { return m_server->openConnections() == 0; }, 5'000));
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    HttpLimitsTest test;
    const int plain = QTest::qExec(&test, argc, argv);
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    TestCertificate().writeTo(path);
    const auto loaded = loadTlsIdentity(path + "/gateway.crt", path + "/gateway.key", SystemClock().nowMs());
    if (!loaded)
        return 1;
    identity = std::make_shared<const TlsIdentity>(*loaded);
    const int encrypted = QTest::qExec(&test, argc, argv);
    return plain != 0 ? plain : encrypted;
}
#include "httplimits_test.moc"
