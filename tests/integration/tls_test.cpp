// The real program over TLS.
#include "chatlinefixture.h"
#include "httpclient.h"

#include "http/tlsidentity.h"
#include "support/testcertificate.h"
#include "support/tlsclient.h"

#include <openssl/ssl.h>

#include <QFile>
#include <QTcpServer>

using namespace llm0;
using namespace llm0::test;
using namespace std::chrono_literals;

namespace {

constexpr int tooLateMs = 5'000;

std::uint16_t portOf(const std::string &url)
{
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_line.reset(); }

    void answersCallsAndTellsHttps();
    void streamsPieceByPiece();
    void keepsConnectionsAndAnswersPipelinedRequestsInOrder();
    void carriesBigBodiesBothWays();
    void stopsReadingTheProviderForAReaderWhoStops();
    void saysGoodbyeSoThatNobodyCanCutAnAnswerShort();
    void letsARefusalReachAClientThatKeepsSending();
    void speaksOnlyCurrentVersionsAndCiphers_data();
    void speaksOnlyCurrentVersionsAndCiphers();
    void refusesNewKeysOnAnOldConnection();
    void tellsAClientThatSpeaksPlainHttp_data();
    void tellsAClientThatSpeaksPlainHttp();
    void cutsUnfinishedHandshakesAndCountsThem();
    void outlivesBrokenHandshakes();
    void refusesToStartWith_data();
    void refusesToStartWith();
    void startsWithAnExpiredCertificateAndWarns();
    void isReachedByTheCommandLineUnderAnyName();
    void isNotReachedByTheCommandLineUnderAnotherCertificate();

private:
    std::string path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    std::vector<std::string> tlsArguments(const char *name) const
    {
        return {"--tls-cert", path(name) + ".crt", "--tls-key", path(name) + ".key"};
    }
    std::uint16_t port() const { return portOf(m_line->gateway.dataUrl()); }
    std::string request(const std::string &body, std::string_view extra = {}) const
    {
        return post("/v1/chat/completions", body,
                    "Authorization: Bearer " + m_line->key.secret + "\r\nContent-Type: application/json\r\n"
                        + std::string(extra));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ChatLine> m_line;
};

void TlsTest::initTestCase()
{
    const std::string folder = m_folder.path().toStdString();
    TestCertificate().writeTo(folder, "gateway");
    TestCertificate({"localhost", 2, true, {}}).writeTo(folder, "rsa");
    TestCertificate({"gateway.example", 2, false, {}}).writeTo(folder, "elsewhere");
    TestCertificate({"localhost", -1, false, {}}).writeTo(folder, "expired");
    TestCertificate({"localhost", 2, false, "open sesame"}).writeTo(folder, "locked");
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(path("gateway.crt"))); // what our own client trusts
    m_line = std::make_unique<ChatLine>();
    QVERIFY2(m_line->gateway.start(tlsArguments("gateway")), m_line->gateway.output().c_str());
    m_line->key = m_line->gateway.createKey();
}

void TlsTest::answersCallsAndTellsHttps()
{
    QVERIFY(m_line->gateway.dataUrl().starts_with("https://127.0.0.1:"));
    QVERIFY(m_line->gateway.adminUrl().starts_with("https://127.0.0.1:"));
    const auto status = m_line->gateway.status();
    QCOMPARE(textOf(status, "listen"), m_line->gateway.dataUrl());
    const HttpReply reply = m_line->say("hello");
    QCOMPARE(reply.status, 200);
    QCOMPARE(textOf(m_line->gateway.row(reply), "status"), std::string("ok"));
}

void TlsTest::streamsPieceByPiece()
{
    TlsClient client(port());
    const auto begin = std::chrono::steady_clock::now();
    QVERIFY(client.say(request(chatBody("hi fake:tokens=6 chunk-delay=100", true))));
    QVERIFY(client.hears("data: "));
    const auto first = std::chrono::steady_clock::now() - begin;
    QVERIFY(client.hears("data: [DONE]"));
    const auto all = std::chrono::steady_clock::now() - begin;
    QVERIFY(all - first >= 300ms);
}

void TlsTest::keepsConnectionsAndAnswersPipelinedRequestsInOrder()
{
    TlsClient client(port());
    QVERIFY(client.say(get("/health")));
    QVERIFY(client.hears("HTTP/1.1 200 OK"));
    client.forget();
    QVERIFY(client.say(request(chatBody("one fake:echo delay=100")) + get("/no-such") + get("/health")
                       + request(chatBody("two fake:echo"), "Connection: close\r\n")));
    const std::string all = client.untilClosed();
    QCOMPARE(occurrences(all, "HTTP/1.1 200 OK"), std::size_t(3));
    const std::size_t one = all.find("one");
    const std::size_t missing = all.find("HTTP/1.1 404");
    const std::size_t two = all.find("two");
    QVERIFY(one < missing && missing < two && two != std::string::npos);
}

void TlsTest::carriesBigBodiesBothWays()
{
    const std::string big(3'000'000, 'w');
    const HttpReply reply = m_line->send(chatBody(big + " fake:tokens=40 pad=100000"));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.size() > 4'000'000);
    QVERIFY(m_line->forwarded().find(big) != std::string::npos);
}

void TlsTest::stopsReadingTheProviderForAReaderWhoStops()
{
    const std::int64_t before = m_line->provider.bytesSent();
    const std::int64_t whole = 400LL * 100'000;
    TlsClient client(port());
    QVERIFY(client.say(request(chatBody("hi fake:tokens=400 pad=100000", true))));
    QVERIFY(client.hears("data: "));
    QTRY_VERIFY_WITH_TIMEOUT(m_line->provider.bytesSent() - before > 1'000'000, tooLateMs);
    std::int64_t sent = -1;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(sent, m_line->provider.bytesSent()) == sent && sent > 0,
                             tooLateMs);
    QVERIFY2(sent - before < whole / 2, std::to_string(sent - before).c_str());
    QVERIFY(client.hears("data: [DONE]"));
    QVERIFY(std::int64_t(client.received().size()) > whole);
}

void TlsTest::saysGoodbyeSoThatNobodyCanCutAnAnswerShort()
{
    TlsClient client(port());
    QVERIFY(client.say("GET /health HTTP/1.0\r\n\r\n"));
    QVERIFY(client.untilClosed().starts_with("HTTP/1.1 200"));
    QVERIFY(client.saidGoodbye());
}

void TlsTest::letsARefusalReachAClientThatKeepsSending()
{
    TlsClient client(port());
    QVERIFY(client.say(
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n"
        + std::string(200'000, 'x')));
    for (int i = 0; i < 20 && client.say(std::string(10'000, 'x')); ++i)
        QThread::msleep(1);
    QVERIFY(client.untilClosed().starts_with("HTTP/1.1 413 "));
    QVERIFY(client.saidGoodbye());
}

void TlsTest::speaksOnlyCurrentVersionsAndCiphers_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("ciphers");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char *name, int version, const char *ciphers, bool taken) {
        QTest::newRow(name) << version << QByteArray(ciphers) << taken;
    };
    row("TLS 1.3", TLS1_3_VERSION, "", true);
    row("TLS 1.2", TLS1_2_VERSION, "", true);
    row("TLS 1.2, AES-128-GCM", TLS1_2_VERSION, "ECDHE-ECDSA-AES128-GCM-SHA256", true);
    row("TLS 1.2, AES-256-GCM", TLS1_2_VERSION, "ECDHE-ECDSA-AES256-GCM-SHA384", true);
    row("TLS 1.2, ChaCha20", TLS1_2_VERSION, "ECDHE-ECDSA-CHACHA20-POLY1305", true);
    row("TLS 1.1", TLS1_1_VERSION, "", false);
    row("TLS 1.0", TLS1_VERSION, "", false);
    row("CBC with SHA-1", TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA", false);
    row("CBC with SHA-256", TLS1_2_VERSION, "ECDHE-ECDSA-AES128-SHA256", false);
    row("CCM with a short tag", TLS1_2_VERSION, "ECDHE-ECDSA-AES128-CCM8", false);
    row("no authentication", TLS1_2_VERSION, "aNULL", false);
    row("no encryption", TLS1_2_VERSION, "eNULL", false);
    row("no forward secrecy", TLS1_2_VERSION, "kRSA", false);
    row("finite-field exchange", TLS1_2_VERSION, "kDHE", false);
    row("pre-shared key", TLS1_2_VERSION, "kPSK", false);
}

/// Also with an RSA certificate, where other ciphers would be possible.
void TlsTest::speaksOnlyCurrentVersionsAndCiphers()
{
    QFETCH(int, version);
    QFETCH(QByteArray, ciphers);
    QFETCH(bool, taken);
    TlsClient client(port(), {version, ciphers.toStdString()});
    QCOMPARE(client.connected(), taken);
    if (taken)
        QVERIFY(client.say(get("/health")) && client.hears("HTTP/1.1 200"));
    static GatewayProcess rsa;
    if (!rsa.running()) {
        qputenv("SSL_CERT_FILE", QByteArray::fromStdString(path("rsa.crt")));
        QVERIFY(rsa.start(tlsArguments("rsa")));
        qputenv("SSL_CERT_FILE", QByteArray::fromStdString(path("gateway.crt")));
    }
    QString forRsa = QString::fromLatin1(ciphers);
    TlsClient other(portOf(rsa.dataUrl()),
                    {version, forRsa.replace(QStringLiteral("ECDSA"), QStringLiteral("RSA")).toStdString()});
    QCOMPARE(other.connected(), taken);
}

void TlsTest::refusesNewKeysOnAnOldConnection()
{
    TlsClient client(port(), {TLS1_2_VERSION, {}});
    QVERIFY(client.connected());
    QVERIFY(!client.renegotiates());
}

void TlsTest::tellsAClientThatSpeaksPlainHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a request") << QByteArray("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTest::newRow("a long request") << QByteArray("POST / HTTP/1.1\r\n").append(QByteArray(300'000, 'x'));
    QTest::newRow("one byte") << QByteArray("G");
    QTest::newRow("an old hello") << QByteArray::fromHex("802e0100020015000000100100800700c0");
}

void TlsTest::tellsAClientThatSpeaksPlainHttp()
{
    QFETCH(QByteArray, bytes);
    RawClient client(port());
    client.say(bytes.toStdString());
    const std::string answer = client.untilClosed();
    QVERIFY2(answer.starts_with("HTTP/1.1 400 "), answer.c_str());
    QVERIFY(answer.find("https://") != std::string::npos);
    QCOMPARE(m_line->say("still there?").status, 200);
}

void TlsTest::cutsUnfinishedHandshakesAndCountsThem()
{
    const auto identity = loadTlsIdentity(path("gateway.crt"), path("gateway.key"), SystemClock().nowMs());
    QVERIFY(identity.ok());
    HttpServerOptions options;
    options.tls = std::make_shared<const TlsIdentity>(*identity);
    options.limits.headerTimeout = 300ms;
    options.limits.maxConnections = 4;
    HttpServer server(
        [](const HttpRequest &, const ResponseStreamPtr &stream) { stream->send(200, {}, "ok"); }, options);
    const std::uint16_t own = *server.listen({}, false);
    RawClient silent(own), begun(own), dripping(own), garbled(own);
    QVERIFY(QTest::qWaitFor([&] { return server.openConnections() == 4; }));
    RawClient beyond(own);
    QVERIFY(beyond.isClosedBy(tooLateMs));
    QCOMPARE(server.openConnections(), 4);
    const std::string hello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11); // of 512 bytes
    begun.say(hello);
    garbled.say("\x16" + std::string(2'000, 'x'));
    QElapsedTimer timer;
    timer.start();
    dripping.say(hello);
    while (!dripping.isClosed() && timer.elapsed() < tooLateMs) {
        dripping.say("x");
        QTest::qWait(20);
    }
    QVERIFY(dripping.isClosed());
    QVERIFY2(timer.elapsed() < 1'500, std::to_string(timer.elapsed()).c_str());
    QVERIFY(silent.isClosedBy(tooLateMs) && begun.isClosedBy(tooLateMs) && garbled.isClosedBy(tooLateMs));
    QVERIFY(silent.received().empty());
    QVERIFY(QTest::qWaitFor([&] { return server.openConnections() == 0; }));
    RawClient later(own, identity->configuration.localCertificateChain());
    later.say(get("/"));
    QVERIFY(later.hears("\r\n\r\nok"));
}

/// Every prefix of a real hello, and one with each byte changed in turn.
void TlsTest::outlivesBrokenHandshakes()
{
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    QSslSocket speaker;
    speaker.connectToHostEncrypted(QStringLiteral("127.0.0.1"), listener.serverPort());
    QVERIFY(QTest::qWaitFor([&] { return listener.hasPendingConnections(); }));
    QTcpSocket *heard = listener.nextPendingConnection();
    QVERIFY(QTest::qWaitFor([&] { return heard->bytesAvailable() > 100; }));
    const std::string hello = heard->readAll().toStdString();
    for (std::size_t i = 1; i < hello.size(); i += 3) {
        RawClient cut(port());
        cut.say(std::string_view(hello).substr(0, i));
        cut.reset();
        std::string spoilt = hello;
        spoilt[i] = static_cast<char>(spoilt[i] ^ 0x55);
        RawClient odd(port());
        odd.say(spoilt);
        odd.reset();
    }
    QCOMPARE(m_line->say("still there?").status, 200);
}

void TlsTest::refusesToStartWith_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("file"); ///< that is named
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const char *certificate, const char *key, const char *file,
                        const char *reason) {
        QTest::newRow(name) << QByteArray(certificate) << QByteArray(key) << QByteArray(file)
                            << QByteArray(reason);
    };
    row("no certificate there", "none.crt", "gateway.key", "none.crt", "No such file");
    row("no key there", "gateway.crt", "none.key", "none.key", "No such file");
    row("a folder as certificate", ".", "gateway.key", "/.'", "cannot be read");
    row("a key as certificate", "gateway.key", "gateway.key", "gateway.key", "holds no certificate");
    row("a certificate as key", "gateway.crt", "gateway.crt", "gateway.crt", "holds no private key");
    row("another's key", "gateway.crt", "elsewhere.key", "elsewhere.key", "does not belong to");
    row("a locked key", "locked.crt", "locked.key", "locked.key", "passphrase");
    row("a certificate alone", "gateway.crt", "", "", "without its key");
    row("a key alone", "", "gateway.key", "", "without its certificate");
}

void TlsTest::refusesToStartWith()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, reason);
    std::vector<std::string> arguments;
    if (!certificate.isEmpty())
        arguments.insert(arguments.end(), {"--tls-cert", path(certificate.constData())});
    if (!key.isEmpty())
        arguments.insert(arguments.end(), {"--tls-key", path(key.constData())});
    GatewayProcess gateway;
    QCOMPARE(gateway.runToEnd(arguments), 1);
    QVERIFY2(gateway.output().find(reason.toStdString()) != std::string::npos, gateway.output().c_str());
    QVERIFY2(gateway.output().find(file.toStdString()) != std::string::npos, gateway.output().c_str());
}

void TlsTest::startsWithAnExpiredCertificateAndWarns()
{
    GatewayProcess gateway;
    QVERIFY(!gateway.start(tlsArguments("expired"))); // our client does not trust it, as no client should
    QVERIFY(QTest::qWaitFor([&] { return gateway.output().find("has expired on") != std::string::npos; }));
    QVERIFY(gateway.output().find("expired.crt") != std::string::npos);
    QVERIFY(gateway.running() && gateway.hasGatewayFile());
    QCOMPARE(gateway.stop(), 0);
}

void TlsTest::isReachedByTheCommandLineUnderAnyName()
{
    GatewayProcess gateway;
    gateway.start(tlsArguments("elsewhere")); // false: our own client asks for the name
    QVERIFY(gateway.hasGatewayFile());
    QProcess status;
    status.start(
        QStringLiteral(LLM0_BIN_DIR "/llm0-gateway"),
        {QStringLiteral("status"), QStringLiteral("--data-dir"), QString::fromStdString(gateway.dataDir())});
    QVERIFY(status.waitForFinished(tooLateMs));
    QCOMPARE(status.exitCode(), 0);
}

void TlsTest::isNotReachedByTheCommandLineUnderAnotherCertificate()
{
    GatewayProcess gateway;
    gateway.start(tlsArguments("elsewhere"));
    QFile file(QString::fromStdString(gateway.dataDir() + "/gateway.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto json = parsedJson(file.readAll().toStdString());
    file.close();
    json["certificate_sha256"] = std::string(64, '0');
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray::fromStdString(json.dump()));
    file.close();
    QProcess status;
    status.start(
        QStringLiteral(LLM0_BIN_DIR "/llm0-gateway"),
        {QStringLiteral("status"), QStringLiteral("--data-dir"), QString::fromStdString(gateway.dataDir())});
    QVERIFY(status.waitForFinished(tooLateMs));
    QCOMPARE(status.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
