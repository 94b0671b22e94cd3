#include "http/requestguard.h"

#include <QTest>

using namespace llm0;

namespace {

constexpr RequestGuardLimits small = {512, 10, 64};

/// Feeds `bytes` in pieces of `step` until the guard is done; returns how many it took.
std::size_t feedAll(RequestGuard &guard, std::string_view bytes, std::size_t step)
{
    std::size_t taken = 0;
    while (taken < bytes.size()) {
        const std::string_view piece = bytes.substr(taken, step);
        std::size_t used = 0;
        while (used < piece.size() && guard.state() != RequestGuard::State::Complete
               && guard.state() != RequestGuard::State::Refused)
            used += guard.feed(piece.substr(used));
        taken += used;
        if (used < piece.size())
            break;
    }
    return taken;
}

RequestGuard afterFeeding(std::string_view bytes, std::size_t step)
{
    RequestGuard guard(small);
    feedAll(guard, bytes, step);
    return guard;
}

std::string withHeaders(std::string_view lines)
{
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + std::string(lines) + "\r\n\r\n";
}

} // namespace

class RequestGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyOfToldLengthIsReadWhereItStays()
    {
        RequestGuard guard(small);
        const std::string bytes = withHeaders("Content-Length: 6") + "ab";
        feedAll(guard, bytes, bytes.size());
        std::string wire = "cdefGET /next";
        std::size_t mostAsked = 0;
        const auto read = [&](char *to, std::size_t most) {
            mostAsked = std::max(mostAsked, most);
            const std::size_t count = std::min<std::size_t>(most, 3);
            wire.copy(to, count);
            wire.erase(0, count);
            return std::int64_t(count);
        };
        QCOMPARE(guard.readBody(2, [](char *, std::size_t) { return -1; }), 0);
        QCOMPARE(guard.readBody(wire.size(), read), 3);
        QCOMPARE(guard.state(), RequestGuard::State::Body);
        QCOMPARE(guard.readBody(wire.size(), read), 1);
        QCOMPARE(mostAsked, 4);
        QCOMPARE(guard.state(), RequestGuard::State::Complete);
        QCOMPARE(guard.readBody(wire.size(), read), 0);
        QCOMPARE(guard.takeBody(), std::string("abcdef"));
        QCOMPARE(wire, std::string("GET /next"));
    }

    void aChunkedBodyIsNotReadWithoutALook()
    {
        RequestGuard guard(small);
        const std::string bytes = withHeaders("Transfer-Encoding: chunked") + "3\r\nab";
        feedAll(guard, bytes, bytes.size());
        QCOMPARE(guard.readBody(1, [](char *, std::size_t) { return 1; }), 0);
    }

    void refusesWhatTwoParsersCouldReadDifferently_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, std::string_view bytes, int status = 400) {
            QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())) << status;
        };
        row("length and chunked",
            withHeaders("Content-Length: 3\r\nTransfer-Encoding: chunked") + "0\r\n\r\n");
        row("chunked and length",
            withHeaders("Transfer-Encoding: chunked\r\nContent-Length: 3") + "0\r\n\r\n");
        row("two lengths", withHeaders("Content-Length: 3\r\nContent-Length: 4") + "abcd");
        row("two equal lengths", withHeaders("Content-Length: 3\r\nContent-Length: 3") + "abc");
        row("length list", withHeaders("Content-Length: 3, 3") + "abc");
        row("signed length", withHeaders("Content-Length: +3") + "abc");
        row("negative length", withHeaders("Content-Length: -1"));
        row("hex length", withHeaders("Content-Length: 0x3") + "abc");
        row("empty length", withHeaders("Content-Length:"));
        row("endless length", withHeaders("Content-Length: 99999999999999999999"));
        row("two codings",
            withHeaders("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked") + "0\r\n\r\n");
        row("coding list", withHeaders("Transfer-Encoding: gzip, chunked") + "0\r\n\r\n");
        row("unknown coding", withHeaders("Transfer-Encoding: xchunked") + "0\r\n\r\n");
        row("identity coding", withHeaders("Transfer-Encoding: identity") + "0\r\n\r\n");
        row("vertical tab coding", withHeaders("Transfer-Encoding: \x0b"
                                               "chunked")
                                       + "0\r\n\r\n");
        row("chunked on 1.0", "POST /p HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("space before colon", withHeaders("Content-Length : 3") + "abc");
        row("folded line", withHeaders("X-A: 1\r\n 2"));
        row("line without colon", withHeaders("nonsense"));
        row("empty name", withHeaders(": x"));
        row("name with space", withHeaders("X A: 1"));
        row("nul in value", withHeaders(std::string_view("X-A: a\0b", 8)));
        row("escape in value", withHeaders("X-A: a\x1b[0m"));
        row("bare lf", "GET / HTTP/1.1\nHost: h\n\n");
        row("bare lf among headers", "GET / HTTP/1.1\r\nHost: h\nX: y\r\n\r\n");
        row("bare cr", "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n");
        row("no host", "GET / HTTP/1.1\r\n\r\n");
        row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n");
        row("two keys", withHeaders("Authorization: Bearer a\r\nauthorization: Bearer b"));
        row("two equal keys", withHeaders("X-Api-Key: a\r\nX-Api-Key: a"));
        row("two keys for Gemini", withHeaders("x-goog-api-key: a\r\nX-Goog-Api-Key: b"));
        row("two customers", withHeaders("X-Customer-ID: a\r\nx-customer-id: b"));
        row("two tiers", withHeaders("X-Customer-Tier: a\r\nX-Customer-Tier: b"));
        row("two values of a label", withHeaders("X-LLM0-Team: a\r\nx-llm0-team: b"));
        row("two types", withHeaders("Content-Type: application/json\r\nContent-Type: text/plain"));
        row("two origins", withHeaders("Origin: http://localhost\r\nOrigin: http://evil.example"));
        row("two expectations", withHeaders("Expect: 100-continue\r\nExpect: 100-continue"));
        row("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n");
        row("host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
        row("host with user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n");
        row("target and host differ", "GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n");
        row("version 2", "GET / HTTP/2.0\r\nHost: h\r\n\r\n");
        row("version 1.2", "GET / HTTP/1.2\r\nHost: h\r\n\r\n");
        row("version in small letters", "GET / http/1.1\r\nHost: h\r\n\r\n");
        row("no version", "GET /\r\nHost: h\r\n\r\n");
        row("two spaces", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n");
        row("tab for a space", "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n");
        row("small method", "get / HTTP/1.1\r\nHost: h\r\n\r\n");
        row("no slash", "GET x HTTP/1.1\r\nHost: h\r\n\r\n");
        row("fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n");
        row("bad percent", "GET /%4 HTTP/1.1\r\nHost: h\r\n\r\n");
        row("nul in path", "GET /a%00b HTTP/1.1\r\nHost: h\r\n\r\n");
        row("line break in path", "GET /a%0d%0ab HTTP/1.1\r\nHost: h\r\n\r\n");
        row("tls", std::string_view("\x16\x03\x01\x02\x00", 5));
        row("http2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        row("too many headers",
            withHeaders("A: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\nE: 1\r\nF: 1\r\nG: 1\r\nH: 1\r\nI: 1\r\nJ: 1"), 431);
        row("long header", withHeaders("X: " + std::string(600, 'x')), 431);
        row("long target", "GET /" + std::string(600, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 431);
        row("head without end", "GET /" + std::string(600, 'x'), 431);
        row("long body", withHeaders("Content-Length: 65"), 413);
        const std::string chunked = withHeaders("Transfer-Encoding: chunked");
        row("chunk size of letters", chunked + "zz\r\n");
        row("empty chunk size", chunked + "\r\n");
        row("signed chunk size", chunked + "-1\r\n");
        row("chunk size with 0x", chunked + "0x1\r\na\r\n0\r\n\r\n");
        row("chunk size after space", chunked + " 1\r\na\r\n0\r\n\r\n");
        row("chunk size before space", chunked + "1 \r\na\r\n0\r\n\r\n");
        row("chunk size that wraps", chunked + "10000000000000001\r\n");
        row("chunk line with lf only", chunked + "1\na\r\n0\r\n\r\n");
        row("chunk line with cr only", chunked + "1\ra\r\n0\r\n\r\n");
        row("chunk longer than its size", chunked + "1\r\nab\r\n0\r\n\r\n");
        row("chunk shorter than its size", chunked + "3\r\nab\r\n0\r\n\r\n");
        row("endless chunk extension", chunked + "1;" + std::string(400, 'x') + "\r\n");
        row("trailer without colon", chunked + "0\r\nnonsense\r\n\r\n");
        row("chunks beyond the limit", chunked + "40\r\n" + std::string(64, 'x') + "\r\n1\r\n", 413);
        row("one chunk beyond the limit", chunked + "41\r\n", 413);
    }
    void refusesWhatTwoParsersCouldReadDifferently()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        for (const std::size_t step : {std::size_t(1), std::size_t(7), std::size_t(100'000)}) {
            const RequestGuard guard = afterFeeding(bytes.toStdString(), step);
            QCOMPARE(guard.state(), RequestGuard::State::Refused);
            QCOMPARE(httpStatus(guard.error().code), status);
            QVERIFY(!guard.error().message.empty());
        }
    }

    void takesEveryFormOfBodyWhateverTheBorders_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const std::string &bytes, const char *body) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(body);
        };
        const std::string chunked = withHeaders("Transfer-Encoding: Chunked");
        row("none", withHeaders("X: y"), "");
        row("zero length", withHeaders("Content-Length: 0"), "");
        row("length", withHeaders("Content-Length: 5") + "a\r\n\r\n", "a\r\n\r\n");
        row("chunks", chunked + "1\r\na\r\n00a\r\n0123456789\r\n0\r\n\r\n", "a0123456789");
        row("no chunks", chunked + "0\r\n\r\n", "");
        row("chunk extension and trailer", chunked + "1;x=y\r\na\r\n0;z\r\nX-T: 1\r\n\r\n", "a");
        row("the largest body", withHeaders("Content-Length: 64") + std::string(64, 'x'),
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
        row("empty lines first", "\r\n\r\n" + withHeaders("Content-Length: 1") + "a", "a");
    }
    void takesEveryFormOfBodyWhateverTheBorders()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        const std::string request = bytes.toStdString();
        const std::string followed = request + "GET /next";
        for (std::size_t step = 1; step <= followed.size(); ++step) {
            RequestGuard guard(small);
            QCOMPARE(feedAll(guard, followed, step), request.size());
            QCOMPARE(guard.state(), RequestGuard::State::Complete);
            QCOMPARE(guard.takeBody(), body.toStdString());
        }
    }

    void stopsAtTheEndOfTheHeadSoThatItCanBeJudgedFirst()
    {
        const std::string head = withHeaders("Content-Length: 3");
        RequestGuard guard(small);
        QCOMPARE(guard.feed(head + "abc"), head.size());
        QCOMPARE(guard.state(), RequestGuard::State::Body);
        QCOMPARE(guard.head().host, std::string("h"));
        QCOMPARE(guard.feed("abc"), std::size_t(3));
        QCOMPARE(guard.state(), RequestGuard::State::Complete);
    }

    void readsTheTarget()
    {
        const auto guard = afterFeeding("GET http://h:80/a%20b?c=%20 HTTP/1.1\r\nHost: H:80\r\n\r\n", 100);
        QCOMPARE(guard.state(), RequestGuard::State::Complete);
        QCOMPARE(guard.head().path, std::string("/a b"));
        QCOMPARE(guard.head().query, std::string("c=%20"));
        QCOMPARE(afterFeeding("GET http://h HTTP/1.1\r\nHost: h\r\n\r\n", 100).head().path, std::string("/"));
        QCOMPARE(afterFeeding("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 100).head().path, std::string("*"));
        QCOMPARE(afterFeeding("GET //evil/x HTTP/1.1\r\nHost: h\r\n\r\n", 100).head().path,
                 std::string("//evil/x"));
    }

    void keepsAliveByVersionAndWish()
    {
        const auto keeps = [](const char *version, const char *line) {
            return afterFeeding(std::string("GET / HTTP/") + version + "\r\nHost: h\r\n" + line + "\r\n", 100)
                .head()
                .keepAlive();
        };
        QVERIFY(keeps("1.1", ""));
        QVERIFY(!keeps("1.1", "Connection: Close\r\n"));
        QVERIFY(!keeps("1.1", "Connection: te, close\r\n"));
        QVERIFY(!keeps("1.0", ""));
        QVERIFY(keeps("1.0", "Connection: Keep-Alive\r\n"));
    }

    void beginsAnewAfterReset()
    {
        RequestGuard guard = afterFeeding(withHeaders("Content-Length: 1") + "a", 100);
        QVERIFY(guard.hasBegun());
        guard.reset();
        QVERIFY(!guard.hasBegun());
        const std::string next = withHeaders("Content-Length: 2") + "bc";
        QCOMPARE(feedAll(guard, next, 100), next.size());
        QCOMPARE(guard.takeBody(), std::string("bc"));
    }
};

QTEST_APPLESS_MAIN(RequestGuardTest)
#include "requestguard_test.moc"
