#include "support/fakeprovider.h"
#include "support/httpclient.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace llm0;
using namespace std::chrono_literals;

namespace {

constexpr auto waitLimit = 10'000;

/// A call under way whose callbacks are recorded.
struct Watched {
    int heads = 0;
    int status = 0;
    Headers headers;
    std::string body;
    std::vector<std::string> pieces;
    std::optional<UpstreamOutcome> outcome;
    std::unique_ptr<UpstreamCall> call;

    UpstreamCallbacks callbacks()
    {
        return {[this](int newStatus, const Headers &lines) {
                    ++heads;
                    status = newStatus;
                    headers = lines;
                },
                [this](std::string_view piece) {
                    body += piece;
                    pieces.emplace_back(piece);
                },
                [this](const UpstreamOutcome &end) { outcome = end; }};
    }
};

UpstreamRequest ask(const FakeProvider &fake, const std::string &text, bool stream = false)
{
    UpstreamRequest request;
    request.url = fake.baseUrl() + "/chat/completions";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = chatBody(text, stream);
    return request;
}

HttpAsk httpAsk(const FakeProvider &fake, const std::string &text, bool stream = false)
{
    HttpAsk request;
    request.url = fake.baseUrl() + "/chat/completions";
    request.body = chatBody(text, stream);
    return request;
}

/// A port on which nobody listens.
quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class UpstreamClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeAnswerArrivesWithItsHead()
    {
        FakeProvider fake;
        HttpClient http;
        const HttpReply reply = http.send(httpAsk(fake, "hello fake:tokens=3"));
        QCOMPARE(reply.end, UpstreamEnd::Complete);
        QCOMPARE(reply.reason, std::string());
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.headers.value("x-request-id"), std::string_view("req_fake"));
        QVERIFY(reply.body.find("w0 w1 w2 ") != std::string::npos);
        QCOMPARE(fake.billed(), (fake::Bill{1, 2, 3, 0}));
    }

    void errorStatusIsAnAnswer()
    {
        FakeProvider fake;
        HttpClient http;
        const HttpReply reply = http.send(httpAsk(fake, "fake:status=429 retry-after=7"));
        QCOMPARE(reply.end, UpstreamEnd::Complete);
        QCOMPARE(reply.status, 429);
        QCOMPARE(reply.headers.value("retry-after"), std::string_view("7"));
        QVERIFY(reply.body.find("rate_limit_error") != std::string::npos);
    }

    void requestBytesArriveUnchanged()
    {
        FakeProvider fake;
        HttpClient http;
        std::string text = "fake:tokens=1 ";
        while (text.size() < 3'000'000)
            text += "bytes \xC3\xA4\xF0\x9F\x98\x80 1.0 ";
        HttpAsk request = httpAsk(fake, text);
        const HttpReply reply = http.send(request);
        QCOMPARE(reply.status, 200);
        QVERIFY(fake.requests().at(0).body == request.body);
    }

    void longAnswerArrivesWhole()
    {
        FakeProvider fake;
        fake.setScript([](const fake::Received &) {
            fake::Behaviour behaviour;
            behaviour.raw = std::string(5'000'000, 'y');
            return behaviour;
        });
        HttpClient http;
        const HttpReply reply = http.send(httpAsk(fake, "hi"));
        QCOMPARE(reply.end, UpstreamEnd::Complete);
        QVERIFY(reply.body == std::string(5'000'000, 'y'));
    }

    void onlyOwnHeadersAreAdded()
    {
        FakeProvider fake;
        HttpClient http;
        HttpAsk request = httpAsk(fake, "hi");
        request.headers = {{"Content-Type", "application/json"},
                           {"Accept-Encoding", "gzip"},
                           {"Content-Length", "3"},
                           {"Transfer-Encoding", "chunked"},
                           {"Host", "evil.example"},
                           {"X-Empty", ""},
                           {"X-Mine", "1"}};
        QCOMPARE(http.send(request).status, 200);
        const fake::Received got = fake.requests().at(0);
        QCOMPARE(got.header("host"), fake.origin().substr(7));
        QCOMPARE(got.header("content-length"), std::to_string(request.body.size()));
        QCOMPARE(got.count("content-length"), std::size_t{1});
        QCOMPARE(got.header("x-mine"), std::string("1"));
        QCOMPARE(got.count("x-empty"), std::size_t{1});
        QCOMPARE(got.header("user-agent"), std::string("llm0-desktop/" LLM0_VERSION));
        for (const char *absent : {"accept-encoding", "expect", "transfer-encoding"})
            QCOMPARE(got.count(absent), std::size_t{0});
    }

    void streamPiecesArriveAsTheyAreSent()
    {
        FakeProvider fake;
        HttpClient http;
        const HttpReply reply = http.send(httpAsk(fake, "fake:tokens=5 chunk-delay=30", true));
        QCOMPARE(reply.end, UpstreamEnd::Complete);
        QVERIFY(reply.chunks.size() >= 5);
        QVERIFY(reply.firstByte < 60ms);
        QVERIFY(reply.total >= 140ms);
        QCOMPARE(sseData(reply.body).back(), std::string("[DONE]"));
    }

    void interimAnswersAreSkipped()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched watched;
        watched.call = client.start(ask(fake, "fake:early-hints"), watched.callbacks());
        QTRY_VERIFY_WITH_TIMEOUT(watched.outcome, waitLimit);
        QCOMPARE(watched.heads, 1);
        QCOMPARE(watched.status, 200);
        QVERIFY(!watched.headers.contains("x-hint"));
    }

    void slowCallsRunSideBySide()
    {
        FakeProvider fake;
        HttpClient http;
        constexpr std::size_t count = 300;
        QElapsedTimer timer;
        timer.start();
        const auto replies = http.sendAll(std::vector<HttpAsk>(count, httpAsk(fake, "fake:delay=1000")));
        for (const HttpReply &reply : replies)
            QCOMPARE(reply.status, 200);
        QCOMPARE(fake.mostInFlight(), int(count));
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(fake.billed().calls, std::int64_t(count));
    }

    void callbacksNeverComeFromInsideStart()
    {
        UpstreamClient client;
        Watched refused;
        UpstreamRequest request;
        request.url = "ftp://127.0.0.1/";
        refused.call = client.start(request, refused.callbacks());
        QVERIFY(!refused.outcome);
        QTRY_VERIFY_WITH_TIMEOUT(refused.outcome, waitLimit);
        QCOMPARE(refused.outcome->end, UpstreamEnd::NotSent);
        QCOMPARE(client.callsUnderWay(), 0);
    }

    void pauseStopsTheProvider()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched watched;
        constexpr int chunks = 2'000;
        const std::string text = "fake:pad=20000 tokens=" + std::to_string(chunks);
        auto callbacks = watched.callbacks();
        const auto keep = callbacks.onData;
        bool paused = false;
        callbacks.onData = [&](std::string_view piece) {
            QVERIFY2(!paused, "data after pause()");
            keep(piece);
            if (watched.pieces.size() == 1) {
                paused = true;
                watched.call->pause();
            }
        };
        watched.call = client.start(ask(fake, text, true), std::move(callbacks));
        QTRY_VERIFY_WITH_TIMEOUT(paused, waitLimit);
        std::int64_t sent = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(sent, fake.bytesSent()) == fake.bytesSent() && sent > 0,
                                 waitLimit);
        QTest::qWait(300);
        const std::int64_t stalled = fake.bytesSent();
        QTest::qWait(300);
        QCOMPARE(fake.bytesSent(), stalled);
        QVERIFY(stalled < 20'000'000);
        QVERIFY(!watched.outcome);
        paused = false;
        watched.call->resume();
        QTRY_VERIFY_WITH_TIMEOUT(watched.outcome, waitLimit);
        QCOMPARE(watched.outcome->end, UpstreamEnd::Complete);
        QCOMPARE(sseData(watched.body).size(), std::size_t{chunks + 3});
    }

    void pauseWinsOverAnEarlierResume()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched watched;
        watched.call = client.start(ask(fake, "fake:tokens=50 pad=2000", true), watched.callbacks());
        watched.call->pause();
        QTest::qWait(100);
        watched.call->resume();
        watched.call->pause();
        QTest::qWait(100);
        QCOMPARE(watched.body, std::string());
        watched.call->resume();
        QTRY_VERIFY_WITH_TIMEOUT(watched.outcome, waitLimit);
        QCOMPARE(sseData(watched.body).size(), std::size_t{53});
    }

    void pausedCallDoesNotTimeOut()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched watched;
        UpstreamRequest request = ask(fake, "fake:tokens=3", true);
        request.timeouts.idle = 100ms;
        watched.call = client.start(std::move(request), watched.callbacks());
        watched.call->pause();
        QTest::qWait(400);
        QVERIFY(!watched.outcome);
        watched.call->resume();
        QTRY_VERIFY_WITH_TIMEOUT(watched.outcome, waitLimit);
        QCOMPARE(watched.outcome->end, UpstreamEnd::Complete);
    }

    void cancelClosesTheConnectionAndStaysSilent()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched watched;
        watched.call = client.start(ask(fake, "fake:tokens=1000 chunk-delay=20", true), watched.callbacks());
        QTRY_VERIFY_WITH_TIMEOUT(watched.pieces.size() > 2, waitLimit);
        watched.call->cancel();
        const std::size_t seen = watched.pieces.size();
        QCOMPARE(client.callsUnderWay(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(fake.connectionsOpen(), 0, waitLimit);
        QVERIFY(fake.waitIdle());
        QVERIFY(fake.billed().completionTokens < 1000);
        QCOMPARE(watched.pieces.size(), seen);
        QVERIFY(!watched.outcome);
    }

    void callMayBeDroppedInsideItsCallbacks_data()
    {
        QTest::addColumn<int>("where");
        QTest::newRow("head") << 0;
        QTest::newRow("data") << 1;
        QTest::newRow("done") << 2;
    }

    void callMayBeDroppedInsideItsCallbacks()
    {
        QFETCH(int, where);
        FakeProvider fake;
        UpstreamClient client;
        std::unique_ptr<UpstreamCall> call;
        int dropped = 0;
        int after = 0;
        const auto at = [&](int here) {
            after += dropped;
            if (here == where) {
                call.reset();
                dropped = 1;
            }
        };
        UpstreamCallbacks callbacks{[&](int, const Headers &) { at(0); }, [&](std::string_view) { at(1); },
                                    [&](const UpstreamOutcome &) { at(2); }};
        call = client.start(ask(fake, "fake:tokens=40 chunk-delay=1", true), std::move(callbacks));
        QTRY_COMPARE_WITH_TIMEOUT(dropped, 1, waitLimit);
        QTRY_COMPARE_WITH_TIMEOUT(client.callsUnderWay(), 0, waitLimit);
        QVERIFY(fake.waitIdle());
        QTest::qWait(20);
        QCOMPARE(after, 0);
    }

    void callMayBeStartedInsideACallback()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched second;
        UpstreamCallbacks first;
        first.onData = [&](std::string_view) {
            if (!second.call)
                second.call = client.start(ask(fake, "two"), second.callbacks());
        };
        const auto call = client.start(ask(fake, "one"), std::move(first));
        QTRY_VERIFY_WITH_TIMEOUT(second.outcome, waitLimit);
        QCOMPARE(second.status, 200);
    }

    void handleMayOutliveTheClient()
    {
        FakeProvider fake;
        auto client = std::make_unique<UpstreamClient>();
        Watched watched;
        watched.call = client->start(ask(fake, "fake:hang"), watched.callbacks());
        QTRY_COMPARE_WITH_TIMEOUT(fake.calls(), 1, waitLimit);
        client.reset();
        watched.call->pause();
        watched.call->resume();
        watched.call.reset();
        QTRY_COMPARE_WITH_TIMEOUT(fake.connectionsOpen(), 0, waitLimit);
        QVERIFY(!watched.outcome);
    }

    void refusedConnectionIsNotSent()
    {
        HttpClient http;
        const auto url = "http://127.0.0.1:" + std::to_string(closedPort()) + "/v1";
        const HttpReply reply = http.post(url, {{"Authorization", "x"}}, "{}");
        QCOMPARE(reply.end, UpstreamEnd::NotSent);
        QCOMPARE(reply.status, 0);
        QVERIFY(!reply.reason.empty());
    }

    void unknownHostAndBrokenTlsAreNotSent()
    {
        FakeProvider fake;
        HttpClient http;
        QCOMPARE(http.post("http://nowhere.invalid/", {}, "{}").end, UpstreamEnd::NotSent);
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, &plain,
                [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        const HttpReply reply =
            http.post("https://127.0.0.1:" + std::to_string(plain.serverPort()), {}, "{}");
        QCOMPARE(reply.end, UpstreamEnd::NotSent);
        QVERIFY2(reply.total < 5s, "ended by the connect timeout instead");
        QCOMPARE(http.post("http://user:pw@127.0.0.1/", {}, "{}").end, UpstreamEnd::NotSent);
        QCOMPARE(fake.calls(), 0);
    }

    /// The kernel accepts for a server that never does: TCP stands, TLS does not.
    void connectTimeoutIsNotSent()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        HttpClient http;
        HttpAsk request;
        request.url = "https://127.0.0.1:" + std::to_string(silent.serverPort()) + "/";
        request.timeouts.connect = 200ms;
        const HttpReply reply = http.send(request);
        QCOMPARE(reply.end, UpstreamEnd::NotSent);
        QVERIFY(reply.total < 3s);
    }

    void silenceBeforeTheHeadTimesOut()
    {
        FakeProvider fake;
        HttpClient http;
        HttpAsk request = httpAsk(fake, "fake:hang");
        request.timeouts.firstByte = 200ms;
        const HttpReply reply = http.send(request);
        QCOMPARE(reply.end, UpstreamEnd::TimedOut);
        QVERIFY(reply.total >= 190ms && reply.total < 3s);
        QTRY_COMPARE_WITH_TIMEOUT(fake.connectionsOpen(), 0, waitLimit);
    }

    void silenceInTheMiddleTimesOut()
    {
        FakeProvider fake;
        HttpClient http;
        HttpAsk request = httpAsk(fake, "fake:tokens=5 chunk-delay=5000", true);
        request.timeouts.idle = 200ms;
        const HttpReply reply = http.send(request);
        QCOMPARE(reply.end, UpstreamEnd::TimedOut);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.total < 3s);
    }

    void steadyStreamOutlivesEveryTimeout()
    {
        FakeProvider fake;
        HttpClient http;
        HttpAsk request = httpAsk(fake, "fake:tokens=40 chunk-delay=40", true);
        request.timeouts = {400ms, 400ms, 400ms};
        const HttpReply reply = http.send(request);
        QCOMPARE(reply.end, UpstreamEnd::Complete);
        QVERIFY(reply.total > 1500ms);
    }

    void cutAnswerIsUncertain_data()
    {
        QTest::addColumn<bool>("stream");
        QTest::newRow("whole") << false;
        QTest::newRow("stream") << true;
    }

    void cutAnswerIsUncertain()
    {
        QFETCH(bool, stream);
        FakeProvider fake;
        HttpClient http;
        const HttpReply reply = http.send(httpAsk(fake, "fake:drop-after=3", stream));
        QCOMPARE(reply.end, UpstreamEnd::Uncertain);
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.body.empty());
        QCOMPARE(fake.calls(), 1);
    }

    void droppedRequestArrivesOnce()
    {
        FakeProvider fake;
        HttpClient http;
        QCOMPARE(http.send(httpAsk(fake, "fake:drop-before")).end, UpstreamEnd::Uncertain);
        QCOMPARE(fake.calls(), 1);
    }

    /// libcurl by itself would send it again: the connection is a reused one and no byte came back.
    void droppedRequestOnAReusedConnectionArrivesOnce_data()
    {
        QTest::addColumn<std::string>("body");
        QTest::newRow("body") << chatBody("fake:drop-before");
        QTest::newRow("long body") << chatBody("fake:drop-before pad=" + std::string(500'000, '0'));
        QTest::newRow("no body") << std::string();
    }

    void droppedRequestOnAReusedConnectionArrivesOnce()
    {
        QFETCH(std::string, body);
        FakeProvider fake;
        fake.setScript([](const fake::Received &request) {
            fake::Behaviour behaviour;
            behaviour.dropBefore = request.number > 1;
            return behaviour;
        });
        HttpClient http;
        QCOMPARE(http.send(httpAsk(fake, "hi")).status, 200);
        HttpAsk second = httpAsk(fake, "");
        second.body = body;
        const HttpReply reply = http.send(second);
        QCOMPARE(reply.end, UpstreamEnd::Uncertain);
        QVERIFY(fake.waitIdle());
        QTest::qWait(100);
        QCOMPARE(fake.calls(), 2);
        QVERIFY(fake.requests().at(1).body == body);
    }

    void idleConnectionClosedByTheProviderDoesNotFailTheNextCall()
    {
        FakeProvider fake;
        HttpClient http;
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(http.send(httpAsk(fake, "hi")).end, UpstreamEnd::Complete);
            fake.closeIdleConnections();
            QTRY_COMPARE_WITH_TIMEOUT(fake.connectionsOpen(), 0, waitLimit);
        }
        QCOMPARE(fake.calls(), 5);
    }

    void connectionsAreReused()
    {
        FakeProvider fake;
        HttpClient http;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(http.send(httpAsk(fake, "hi")).end, UpstreamEnd::Complete);
        QCOMPARE(fake.connectionsEver(), 1);
    }

    void nothingOfACallIsLeftInTheNextOne()
    {
        FakeProvider fake;
        UpstreamClient client;
        const auto answerTo = [&](UpstreamRequest request) {
            Watched watched;
            watched.call = client.start(std::move(request), watched.callbacks());
            return QTest::qWaitFor([&] { return watched.outcome.has_value(); }, waitLimit) ? watched.status
                                                                                           : 0;
        };
        UpstreamRequest first = ask(fake, "hi fake:tokens=1");
        first.headers.add("X-First", "mine");
        first.secretHeaders = {{"Authorization", "Bearer sk-first"}};
        QCOMPARE(answerTo(first), 200);
        UpstreamRequest list;
        list.method = "GET";
        list.url = fake.baseUrl() + "/models";
        QCOMPARE(answerTo(list), 200);
        QCOMPARE(fake.requests().size(), std::size_t(1)); // a POST to the list would be among them
        QCOMPARE(answerTo(ask(fake, "ho fake:tokens=1")), 200);
        const auto got = fake.requests().back();
        QVERIFY(got.body == chatBody("ho fake:tokens=1", false));
        QCOMPARE(got.header("x-first"), std::string());
        QCOMPARE(got.header("authorization"), std::string());
    }

    void redirectIsNotFollowed()
    {
        FakeProvider fake;
        FakeProvider other;
        HttpClient http;
        const HttpReply reply = http.send(httpAsk(fake, "fake:status=307 location=" + other.baseUrl()));
        QCOMPARE(reply.end, UpstreamEnd::Complete);
        QCOMPARE(reply.status, 307);
        QCOMPARE(other.connectionsEver(), 0);
        QCOMPARE(fake.calls(), 1);
    }

    void headersWithLineBreaksAreRefused_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("value");
        QTest::newRow("LF") << std::string("X-A") << std::string("a\nX-Evil: 1");
        QTest::newRow("CR") << std::string("X-A") << std::string("a\rX-Evil: 1");
        QTest::newRow("NUL") << std::string("X-A") << std::string("a\0b", 3);
        QTest::newRow("name with line break") << std::string("X-A: 1\r\nX-Evil") << std::string("a");
        QTest::newRow("name with blank") << std::string("X A") << std::string("a");
        QTest::newRow("empty name") << std::string() << std::string("a");
    }

    void headersWithLineBreaksAreRefused()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, value);
        FakeProvider fake;
        UpstreamClient client;
        for (const bool secret : {false, true}) {
            Watched watched;
            UpstreamRequest request = ask(fake, "hi");
            (secret ? request.secretHeaders : request.headers).add(name, value);
            watched.call = client.start(std::move(request), watched.callbacks());
            QTRY_VERIFY_WITH_TIMEOUT(watched.outcome, waitLimit);
            QCOMPARE(watched.outcome->end, UpstreamEnd::NotSent);
            QVERIFY(watched.outcome->reason.find("Evil: 1") == std::string::npos);
        }
        QCOMPARE(fake.connectionsEver(), 0);
    }

    void secretHeadersAreSentButNeverTold()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched sent;
        UpstreamRequest request = ask(fake, "fake:drop-before");
        request.secretHeaders = {{"Authorization", "Bearer sk-very-secret"}};
        sent.call = client.start(request, sent.callbacks());
        QTRY_VERIFY_WITH_TIMEOUT(sent.outcome, waitLimit);
        QCOMPARE(fake.requests().at(0).header("authorization"), std::string("Bearer sk-very-secret"));
        Watched unsent;
        request.url = "sk-very-secret://127.0.0.1/"; // libcurl tells the scheme it does not know
        unsent.call = client.start(request, unsent.callbacks());
        QTRY_VERIFY_WITH_TIMEOUT(unsent.outcome, waitLimit);
        for (const Watched *each : {&sent, &unsent})
            QVERIFY(each->outcome->reason.find("very-secret") == std::string::npos);
    }

    void tooLongAnswerFails()
    {
        FakeProvider fake;
        UpstreamClient client;
        Watched watched;
        UpstreamRequest request = ask(fake, "fake:tokens=200 pad=1000", true);
        request.maxBodyBytes = 50'000;
        watched.call = client.start(std::move(request), watched.callbacks());
        QTRY_VERIFY_WITH_TIMEOUT(watched.outcome, waitLimit);
        QCOMPARE(watched.outcome->end, UpstreamEnd::Uncertain);
        QVERIFY(watched.body.size() <= 50'000);
    }

    void proxyOfTheEnvironmentIsNotUsedForLoopback()
    {
        FakeProvider fake;
        qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(closedPort()));
        HttpClient http;
        const HttpReply reply = http.send(httpAsk(fake, "hi"));
        qunsetenv("http_proxy");
        QCOMPARE(reply.status, 200);
    }

    void getHasNoBody()
    {
        FakeProvider fake;
        HttpClient http;
        const HttpReply reply = http.get(fake.baseUrl() + "/models");
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("gpt-4o") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(UpstreamClientTest)
#include "upstreamclient_test.moc"
