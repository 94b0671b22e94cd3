// What the real program's door makes of clients that mean harm, or are many.
#include "chatlinefixture.h"
#include "httpclient.h"

#include <QFile>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace llm0;
using namespace llm0::test;

namespace {

constexpr std::size_t mb = 1024 * 1024;
constexpr int depth = 100'000;

std::uint16_t portOf(const std::string &url)
{
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

std::string repeated(const char *text, int times)
{
    return QByteArray(text).repeated(times).toStdString();
}

std::size_t memoryOf(std::int64_t pid)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(pid));
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').value(1).toULongLong() * std::size_t(::sysconf(_SC_PAGESIZE))
               : 0;
}

/// So many open connections that say nothing.
class IdleCrowd
{
public:
    IdleCrowd(std::uint16_t port, int count)
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        m_before = limit;
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (int i = 0; i < count; ++i) {
            const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (descriptor < 0)
                return;
            m_descriptors.push_back(descriptor);
            if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
                return;
            ++m_connected;
        }
    }
    ~IdleCrowd()
    {
        for (const int descriptor : m_descriptors)
            ::close(descriptor);
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }
    int connected() const { return m_connected; }
    /// How many the other side has not closed.
    int open() const
    {
        int open = 0;
        for (const int descriptor : m_descriptors) {
            char byte = 0;
            const ssize_t got = ::recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
            open += got < 0 && errno == EAGAIN ? 1 : 0;
        }
        return open;
    }

private:
    rlimit m_before{};
    std::vector<int> m_descriptors;
    int m_connected = 0;
};

int descriptorsOf(std::int64_t pid)
{
    return int(QDir(QStringLiteral("/proc/%1/fd").arg(pid))
                   .entryList(QDir::NoDotAndDotDot | QDir::AllEntries)
                   .size());
}

rlim_t hardLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_max;
}

} // namespace

class HttpDoorTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ChatLine> m_line;

    std::uint16_t port() const { return portOf(m_line->gateway.dataUrl()); }
    std::string keyLine() const { return "Authorization: Bearer " + m_line->key.secret + "\r\n"; }
    HttpReply ask(const std::string &path, const std::string &body, const Headers &more = {})
    {
        return m_line->client.post(m_line->gateway.dataUrl() + path, withKey(m_line->key, more), body);
    }
    /// What one client hears that says `bytes`, to the end.
    std::string answerTo(const std::string &bytes)
    {
        RawClient client(port());
        client.say(bytes);
        return client.untilClosed();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_line = std::make_unique<ChatLine>();
        QVERIFY2(m_line->start(), m_line->gateway.output().c_str());
    }
    void cleanupTestCase() { m_line.reset(); }
    /// After everything: the program goes on, and nothing is held.
    void cleanup()
    {
        QVERIFY(m_line->gateway.running());
        QCOMPARE(m_line->say("still there?").status, 200);
        QVERIFY(m_line->gateway.waitSettled());
    }

    void smuggledRequestsReachNobody_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("body");
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        const QByteArray noChunk = "0\r\n\r\n";
        const auto row = [](const char *name, const QByteArray &lines, const QByteArray &body) {
            QTest::newRow(name) << lines << body;
        };
        row("CL.TE", "Content-Length: 5\r\n" + chunked, noChunk);
        row("TE.CL", chunked + "Content-Length: 5\r\n", noChunk);
        row("TE.TE", chunked + "Transfer-Encoding: x\r\n", noChunk);
        row("TE list", "Transfer-Encoding: x, chunked\r\n", noChunk);
        row("TE quoted", "Transfer-Encoding: \"chunked\"\r\n", noChunk);
        row("TE after a tab", "Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n", noChunk);
        row("TE with a vertical tab",
            "Transfer-Encoding: \x0b"
            "chunked\r\nContent-Length: 5\r\n",
            noChunk);
        row("TE in a folded line", "X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", noChunk);
        row("TE with a space before its colon", "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
            noChunk);
        row("TE behind a bare CR", "X: y\rTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", noChunk);
        row("TE behind a bare LF", "X: y\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", noChunk);
        row("CL twice", "Content-Length: 0\r\nContent-Length: 5\r\n", "");
        row("CL as a list", "Content-Length: 0, 5\r\n", "");
        row("CL with a sign", "Content-Length: +0\r\n", "");
        row("CL in hexadecimal", "Content-Length: 0x0\r\n", "");
        row("CL with a blank inside", "Content-Length: 0 0\r\n", "");
        row("CL with a space before its colon", "Content-Length : 0\r\n", "");
        row("chunk extension with a bare LF", chunked, "1;a\nb\r\nx\r\n0\r\n\r\n");
        row("chunk extension with a bare CR", chunked, "1;a\rb\r\nx\r\n0\r\n\r\n");
        row("chunk size with a sign", chunked, "+1\r\nx\r\n0\r\n\r\n");
        row("chunk size that wraps to nothing", chunked, "10000000000000000\r\n");
        row("chunk size with an underscore", chunked, "0_0\r\n\r\n");
        row("chunk without its line end", chunked, "1\r\nx0\r\n\r\n");
        row("last chunk with a bare LF", chunked, "0\n\n");
        row("trailer that would be a header", chunked, "0\r\nnot a trailer\r\n\r\n");
        row("the body ends within a line", chunked, "1\r\nxx\r\n0\r\n\r\n");
    }

    /// Behind each stands a paid call, which must not be read as one.
    void smuggledRequestsReachNobody()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, body);
        const int before = m_line->provider.calls();
        const std::string answer = answerTo("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
                                            + keyLine() + lines.toStdString() + "\r\n" + body.toStdString()
                                            + post("/v1/chat/completions", chatBody("smuggled"), keyLine()));
        QVERIFY2(answer.starts_with("HTTP/1.1 400 "), answer.c_str());
        QCOMPARE(occurrences(answer, "HTTP/1.1 "), std::size_t(1));
        QCOMPARE(m_line->provider.calls(), before);
    }

    void aHeaderThatNamesTheCallerMayComeOnce_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"Host: localhost", "Authorization: Bearer x", "X-Customer-ID: a",
                                 "X-Customer-Tier: a", "X-LLM0-Team: a"})
            QTest::newRow(line) << QByteArray(line);
    }

    void aHeaderThatNamesTheCallerMayComeOnce()
    {
        QFETCH(QByteArray, line);
        const std::string one = line.toStdString() + "\r\n";
        const bool isHost = line.startsWith("Host");
        const bool isKey = line.startsWith("Auth");
        const std::string lines = (isKey ? "" : keyLine()) + (isHost ? "" : one) + one;
        const std::string answer = answerTo(post("/v1/chat/completions", chatBody("who?"), lines));
        QVERIFY2(answer.starts_with("HTTP/1.1 400 "), answer.c_str());
    }

    void refusesDeepNesting_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("end");
        const QByteArray open =
            R"({"model":"gpt-4o-mini","messages":[{"role":"user","content":"x"}],"metadata":)";
        for (const char *path :
             {"/v1/chat/completions", "/v1/responses", "/v1/messages", "/v1/embeddings", "/v1/completions",
              "/v1beta/models/gemini-2.5-flash:generateContent", "/api/chat", "/api/generate"}) {
            QTest::addRow("%s arrays", path) << QByteArray(path) << open + QByteArray("[").repeated(depth)
                                             << QByteArray("]").repeated(depth) + "}";
            QTest::addRow("%s objects", path)
                << QByteArray(path) << open + QByteArray("{\"a\":").repeated(depth)
                << "1" + QByteArray("}").repeated(depth) + "}";
            QTest::addRow("%s without end", path)
                << QByteArray(path) << QByteArray("[").repeated(depth) << QByteArray();
        }
    }

    void refusesDeepNesting()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, end);
        const int before = m_line->provider.calls();
        QCOMPARE(ask(path.toStdString(), (begin + end).toStdString()).status, 400);
        QCOMPARE(m_line->provider.calls(), before);
    }

    void refusesDeepNestingInTheAdminApi()
    {
        HttpAsk ask;
        ask.url = m_line->gateway.adminUrl() + "/v1/admin/projects";
        ask.headers = {{"Authorization", "Bearer " + m_line->gateway.adminToken()}};
        for (const std::string &body : {repeated("[", depth), "{\"name\":" + repeated("[", depth) + "}",
                                        repeated("{\"a\":", depth) + "1" + repeated("}", depth)}) {
            ask.body = body;
            QCOMPARE(m_line->client.send(ask).status, 400);
        }
    }

    void refusesBodiesBeyondTheBoundBeforeTheyArrive()
    {
        const std::size_t before = memoryOf(m_line->gateway.pid());
        const std::string head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + keyLine();
        QVERIFY(answerTo(head + "Content-Length: 67108865\r\n\r\n").starts_with("HTTP/1.1 413 "));
        QVERIFY(
            answerTo(head + "Transfer-Encoding: chunked\r\n\r\n4000001\r\n").starts_with("HTTP/1.1 413 "));
        RawClient client(port());
        client.say(head + "Transfer-Encoding: chunked\r\n\r\n");
        const std::string piece = "100000\r\n" + std::string(mb, 'x') + "\r\n";
        bool taken = true;
        for (int i = 0; i < 80 && taken && !client.isClosed(); ++i) {
            client.say(piece);
            taken = QTest::qWaitFor([&] { return client.socket().bytesToWrite() == 0 || client.isClosed(); });
        }
        QVERIFY(client.hears("HTTP/1.1 413 "));
        QVERIFY(QTest::qWaitFor([&] { return memoryOf(m_line->gateway.pid()) < before + 80 * mb; }));
    }

    void passesAHugeValidBodyOn()
    {
        QCOMPARE(m_line->say(std::string(20 * mb, 'x')).status, 200);
        QVERIFY(m_line->forwarded().size() > 20 * mb);
    }

    void refusesFieldsNamedTwice_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("model") << QByteArray("model") << QByteArray("\"gpt-4o\"");
        QTest::newRow("messages") << QByteArray("messages") << QByteArray("[]");
        QTest::newRow("stream") << QByteArray("stream") << QByteArray("true");
        QTest::newRow("max_tokens") << QByteArray("max_tokens") << QByteArray("5");
        QTest::newRow("n") << QByteArray("n") << QByteArray("9");
        QTest::newRow("user") << QByteArray("user") << QByteArray("\"other\"");
        QTest::newRow("escaped model") << QByteArray("mod\\u0065l") << QByteArray("\"gpt-4o\"");
    }

    void refusesFieldsNamedTwice()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        const int before = m_line->provider.calls();
        std::string body = R"({"model":"gpt-4o-mini","stream":false,"max_tokens":3,"n":1,"user":"u"})";
        body.pop_back();
        body += R"(,"messages":[{"role":"user","content":"x"}],)";
        body += "\"" + field.toStdString() + "\":" + value.toStdString() + "}";
        const HttpReply reply = ask("/v1/chat/completions", body);
        QCOMPARE(reply.status, 400);
        QVERIFY2(reply.body.find("twice") != std::string::npos, reply.body.c_str());
        QCOMPARE(m_line->provider.calls(), before);
    }

    void refusesWhatIsNoUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("lone continuation") << QByteArray("\x80");
        QTest::newRow("cut short") << QByteArray("\xe2\x82");
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xf5\x80\x80\x80");
        QTest::newRow("Latin-1") << QByteArray("M\xfcller");
    }

    void refusesWhatIsNoUtf8()
    {
        QFETCH(QByteArray, bytes);
        const int before = m_line->provider.calls();
        QCOMPARE(ask("/v1/chat/completions", chatBody("say ") + bytes.toStdString()).status, 400);
        std::string body = chatBody("say X");
        body.replace(body.find('X'), 1, bytes.toStdString());
        QCOMPARE(ask("/v1/chat/completions", body).status, 400);
        QCOMPARE(m_line->provider.calls(), before);
    }

    void customersAndLabelsHoldNoControlBytes_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("user");
        QTest::newRow("NUL in the header") << QByteArray("X-Customer-ID: a\0b\r\n", 20) << QByteArray();
        QTest::newRow("escape in the header") << QByteArray("X-Customer-ID: a\x1b[0m\r\n") << QByteArray();
        QTest::newRow("delete in the header") << QByteArray("X-Customer-ID: a\x7f\r\n") << QByteArray();
        QTest::newRow("tab in the header") << QByteArray("X-Customer-ID: a\tb\r\n") << QByteArray();
        QTest::newRow("NUL in a label") << QByteArray("X-LLM0-Team: a\0b\r\n", 18) << QByteArray();
        QTest::newRow("bell in a label") << QByteArray("X-LLM0-Team: \x07\r\n") << QByteArray();
        QTest::newRow("NUL in the body") << QByteArray() << QByteArray("a\\u0000b");
        QTest::newRow("line break in the body") << QByteArray() << QByteArray("a\\r\\nb");
        QTest::newRow("escape in the body") << QByteArray() << QByteArray("\\u001b[2J");
        QTest::newRow("too long in the body") << QByteArray() << QByteArray(300, 'x');
        QTest::newRow("too long in the header") << "X-Customer-ID: " + QByteArray(300, 'x') + "\r\n"
                                                << QByteArray();
    }

    void customersAndLabelsHoldNoControlBytes()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, user);
        QCOMPARE(m_line->gateway.patchProject({{"customer_from_body", true}}).status, 200);
        const int before = m_line->provider.calls();
        std::string body = chatBody("who?");
        if (!user.isEmpty())
            body.insert(1, "\"user\":\"" + user.toStdString() + "\",");
        const std::string answer = answerTo(
            post("/v1/chat/completions", body, keyLine() + "Connection: close\r\n" + lines.toStdString()));
        QVERIFY2(answer.starts_with("HTTP/1.1 400 "), answer.c_str());
        QCOMPARE(m_line->provider.calls(), before);
    }

    void answersPipelinedCallsInOrderAndStopsAtAHostileOne()
    {
        const int before = m_line->provider.calls();
        const std::string answer =
            answerTo(post("/v1/chat/completions", chatBody("first fake:echo delay=150"), keyLine())
                     + post("/v1/chat/completions", chatBody("second fake:echo"), keyLine())
                     + "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
                     + post("/v1/chat/completions", chatBody("third fake:echo"), keyLine()));
        QCOMPARE(occurrences(answer, "HTTP/1.1 200 "), std::size_t(2));
        QCOMPARE(occurrences(answer, "HTTP/1.1 400 "), std::size_t(1));
        QVERIFY(answer.find("first") < answer.find("second"));
        QVERIFY(answer.find("third") == std::string::npos);
        QCOMPARE(m_line->provider.calls(), before + 2);
    }

    void aClientThatClosesItsHalfHasLeft()
    {
        const std::size_t rows = m_line->gateway.rows().size();
        RawClient client(port());
        client.say(post("/v1/chat/completions", chatBody("hi fake:delay=20000"), keyLine()));
        QVERIFY(QTest::qWaitFor([&] { return m_line->provider.inFlight() == 1; }));
        ::shutdown(int(client.socket().socketDescriptor()), SHUT_WR);
        QVERIFY(client.isClosedBy(5'000));
        QVERIFY(QTest::qWaitFor([&] { return m_line->provider.inFlight() == 0; }));
        const auto all = m_line->gateway.waitForRows(rows + 1);
        QCOMPARE(all.size(), rows + 1);
        QCOMPARE(textOf(all.front(), "error_code"), std::string("client_gone"));
    }

    void tenThousandIdleConnectionsCostLittleAndDisturbNobody()
    {
        constexpr int crowd = 10'000;
        if (hardLimit() < crowd + 1'000)
            QSKIP("this system allows too few descriptors");
        GatewayProcess gateway(GatewayProcess::pointingTo(m_line->provider.baseUrl()));
        gateway.setChildSetup([] {
            rlimit limit{};
            ::getrlimit(RLIMIT_NOFILE, &limit);
            limit.rlim_cur = limit.rlim_max;
            ::setrlimit(RLIMIT_NOFILE, &limit);
        });
        QVERIFY(gateway.start({"--workers", "4"}));
        const auto key = gateway.createKey();
        QCOMPARE(m_line->client.post(gateway.chatUrl(), withKey(key), chatBody("warm up")).status, 200);
        const std::size_t before = memoryOf(gateway.pid());
        const int descriptorsBefore = descriptorsOf(gateway.pid());
        const IdleCrowd idle(portOf(gateway.dataUrl()), crowd);
        QCOMPARE(idle.connected(), crowd);
        QVERIFY(QTest::qWaitFor([&] { return descriptorsOf(gateway.pid()) >= descriptorsBefore + crowd; },
                                8'000));
        QCOMPARE(idle.open(), crowd);
        const HttpReply reply =
            m_line->client.post(gateway.chatUrl(), withKey(key), chatBody("amid the crowd"));
        QCOMPARE(reply.status, 200);
        const std::size_t each = (memoryOf(gateway.pid()) - before) / crowd;
        qInfo("an idle connection takes %zu bytes; a call amid 10,000 took %lld ms", each,
              static_cast<long long>(reply.total.count()));
        QVERIFY2(each < 20'000, std::to_string(each).c_str());
        // Who says nothing goes after the header time-out.
        QVERIFY(
            QTest::qWaitFor([&] { return descriptorsOf(gateway.pid()) < descriptorsBefore + 100; }, 20'000));
    }
};

QTEST_GUILESS_MAIN(HttpDoorTest)
#include "httpdoor_test.moc"
