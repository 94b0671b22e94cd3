// What a provider that means harm can do to the real program: nothing that lasts.
#include "chatlinefixture.h"
#include "httpclient.h"

#include "support/rawprovider.h"

#include <QFile>

#include <zlib.h>

using namespace llm0;
using namespace llm0::test;
using Wire = RawProvider::Wire;

namespace {

constexpr std::size_t kb = 1024;
constexpr std::size_t mb = 1024 * kb;
/// Above what the program takes when it has just answered one call.
constexpr std::size_t mostMoreMemory = 160 * mb;

const std::string usage = R"("usage":{"prompt_tokens":9,"completion_tokens":1,"total_tokens":10})";
const std::string wholeAnswer =
    R"({"id":"c","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"message":)"
    R"({"role":"assistant","content":"fine"},"finish_reason":"stop"}],)"
    + usage + "}";

std::string head(const std::string &lines, const char *status = "200 OK")
{
    return std::string("HTTP/1.1 ") + status + "\r\n" + lines + "\r\n";
}

std::string withLength(const std::string &body,
                       const std::string &lines = "Content-Type: application/json\r\n",
                       const char *status = "200 OK")
{
    return head(lines + "Content-Length: " + std::to_string(body.size()) + "\r\n", status) + body;
}

std::string chunk(const std::string &bytes)
{
    return QByteArray::number(qulonglong(bytes.size()), 16).toStdString() + "\r\n" + bytes + "\r\n";
}

std::string delta(const std::string &text)
{
    return R"(data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4o-mini","choices":)"
           R"([{"index":0,"delta":{"content":")"
           + text + "\"},\"finish_reason\":null}]}\n\n";
}

const std::string streamHead = head("Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n");
const std::string jsonHead = head("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");

/// `size` zeros, packed; window bits as zlib takes them: 31 for gzip, 15 for deflate.
std::string packedZeros(std::size_t size, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY);
    const std::string piece(mb, '\0');
    std::string packed;
    std::string out(mb, '\0');
    for (std::size_t done = 0; done <= size; done += piece.size()) {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data()));
        stream.avail_in = done < size ? uInt(piece.size()) : 0;
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = uInt(out.size());
        deflate(&stream, done < size ? Z_NO_FLUSH : Z_FINISH);
        packed.append(out.data(), out.size() - stream.avail_out);
    }
    deflateEnd(&stream);
    return packed;
}

void sayForEver(Wire &wire, const std::string &piece, int pauseMs = 0)
{
    while (wire.say(piece) && (pauseMs == 0 || wire.wait(pauseMs))) {
    }
}

/// The same answer again and again, until the other side has had enough.
RawProvider::Script endless(const std::string &begin, const std::string &piece, int pauseMs = 0)
{
    return [=](Wire &wire) {
        if (wire.say(begin))
            sayForEver(wire, piece, pauseMs);
    };
}

RawProvider::Script once(const std::string &answer)
{
    return [=](Wire &wire) { wire.say(answer); };
}

std::size_t memoryOf(std::int64_t pid, const char *field)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toULongLong() * kb;
    }
    return 0;
}

void forgetPeak(std::int64_t pid)
{
    QFile file(QStringLiteral("/proc/%1/clear_refs").arg(pid));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

enum class Cost { Nothing, Something, Told };

struct Attack {
    RawProvider::Script script;
    bool streamed = false;
    int status = 502;             ///< that the client gets
    Cost cost = Cost::Something;  ///< what the row says
    std::size_t taken = SIZE_MAX; ///< of the answer, at the most
};

std::map<std::string, Attack> attacks()
{
    const std::string brotli("\x5b\xff\xff\x3f\x00\x08\x52\x61\x72", 9); // begins like a long one of zeros
    const std::string text = std::string(4'000, 'x');
    std::map<std::string, Attack> all;
    all["head without end"] = {endless("HTTP/1.1 200 OK\r\n", "X-More: " + text + "\r\n"), false, 502,
                               Cost::Something, 8 * mb};
    all["header line without end"] = {endless("HTTP/1.1 200 OK\r\nX-Long: ", text), false, 502,
                                      Cost::Something, 8 * mb};
    all["status line without end"] = {endless("HTTP/1.1 200 ", text), false, 502, Cost::Something, 8 * mb};
    all["informational answers without end"] = {endless("", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
                                                false, 502, Cost::Something, 8 * mb};
    all["continues without end"] = {endless("", "HTTP/1.1 100 Continue\r\n\r\n"), true, 502, Cost::Something,
                                    8 * mb};
    all["stream without end"] = {endless(streamHead, chunk(delta(text))), true, 200, Cost::Something,
                                 40 * mb};
    all["stream of empty deltas without end"] = {endless(streamHead, chunk(delta(""))), true, 200,
                                                 Cost::Something, 40 * mb};
    all["stream of comments without end"] = {
        endless(streamHead, chunk(": " + std::string(200, 'p') + "\n\n")), true, 200, Cost::Something,
        40 * mb};
    all["frame without end"] = {endless(streamHead + chunk("data: "), chunk(text)), true, 200,
                                Cost::Something, 24 * mb};
    all["whole answer without end"] = {endless(jsonHead + chunk("{\"a\":\""), chunk(text)), false, 502,
                                       Cost::Something, 40 * mb};
    all["whole answer without end or length"] = {endless(head("Content-Type: application/json\r\n"), text),
                                                 false, 502, Cost::Something, 40 * mb};
    all["whole answer in place of a stream, without end"] = {endless(jsonHead, chunk(text)), true, 502,
                                                             Cost::Something, 40 * mb};
    all["error without end"] = {
        endless(head("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n", "400 Bad Request"),
                chunk(text)),
        false, 502, Cost::Nothing, 16 * mb};
    all["chunk of sixteen exabytes"] = {endless(jsonHead + "ffffffffffffffff\r\n", text), false, 502,
                                        Cost::Something, 40 * mb};
    all["trailers without end"] = {
        endless(jsonHead + chunk(wholeAnswer) + "0\r\n", "X-More: " + text + "\r\n"), false, 502,
        Cost::Something, 8 * mb};
    for (const auto &[coding, packed] :
         {std::pair("gzip", packedZeros(50 * mb, 31)), std::pair("deflate", packedZeros(50 * mb, 15)),
          std::pair("br", brotli), std::pair("gzip, gzip", packedZeros(50 * mb, 31))}) {
        const std::string lines =
            std::string("Content-Type: application/json\r\nContent-Encoding: ") + coding + "\r\n";
        all[std::string("bomb, ") + coding] = {once(withLength(packed, lines))};
        const std::string streamLines =
            std::string("Content-Type: text/event-stream\r\nContent-Encoding: ") + coding + "\r\n";
        all[std::string("bomb as a stream, ") + coding] = {once(withLength(packed, streamLines)), true, 200};
    }
    all["length larger than the answer"] = {
        once(head("Content-Type: application/json\r\nContent-Length: 100000\r\n") + wholeAnswer)};
    all["length smaller than the answer"] = {
        once(head("Content-Type: application/json\r\nContent-Length: 20\r\n") + wholeAnswer)};
    all["two lengths"] = {
        once(head("Content-Type: application/json\r\nContent-Length: 3\r\nContent-Length: 400\r\n")
             + wholeAnswer)};
    all["negative length"] = {
        once(head("Content-Type: application/json\r\nContent-Length: -5\r\n") + wholeAnswer)};
    all["bytes behind the answer"] = {once(withLength(wholeAnswer) + withLength("{\"evil\":true}")), false,
                                      200, Cost::Told};
    all["no HTTP at all"] = {once("hello, I am a mail server\r\n"), false, 502};
    all["a version of its own"] = {once("HTTP/9.9 200 OK\r\n\r\n" + wholeAnswer), false, 502};
    all["nothing"] = {once("")};
    all["NUL in a header"] = {once(withLength(wholeAnswer, std::string("X-A: a\0b\r\n", 10)))};
    all["folded header"] = {
        once(withLength(wholeAnswer, "X-Request-Id: a\r\n b\r\nContent-Type: application/json\r\n")), false,
        200, Cost::Told};
    all["deep answer"] = {once(withLength(std::string(100'000, '[')))};
    all["deep answer in a stream"] = {
        once(streamHead + chunk("data: " + std::string(100'000, '[') + "\n\n") + "0\r\n\r\n"), true, 200};
    all["usage beyond all numbers"] = {
        once(withLength(
            R"({"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":99999999999999999999,"completion_tokens":-5}})")),
        false, 502};
    all["dripping head"] = {endless("HTTP/1.1 200 OK\r\nX-Slow: ", "x", 50), false, 504};
    all["dripping header lines"] = {endless("HTTP/1.1 200 OK\r\n", "X-Slow: x\r\n", 50), false, 504};
    all["dripping body"] = {endless(jsonHead + chunk("{\"a\":\""), chunk("x"), 50), false, 504};
    all["dripping stream"] = {endless(streamHead, chunk(": ping\n\n"), 50), true, 200};
    all["silence amid a stream"] = {[](Wire &wire) {
                                        wire.say(streamHead + chunk(delta("a")));
                                        wire.wait(10'000);
                                    },
                                    true, 200};
    return all;
}

} // namespace

class HostileProviderTest : public QObject
{
    Q_OBJECT

    RawProvider m_provider;
    GatewayProcess m_gateway{GatewayProcess::pointingTo(m_provider.baseUrl(), "http://127.0.0.1:1")};
    GatewayProcess::Key m_key;
    HttpClient m_client;
    std::map<std::string, Attack> m_attacks;

    HttpReply call(bool streamed, const std::string &text = "hi")
    {
        auto body = parsedJson(chatBody(text, streamed));
        body["max_tokens"] = 16;
        return m_client.post(m_gateway.chatUrl(), withKey(m_key), body.dump());
    }
    /// Short only where it is what ends the attack: a busy machine must not end an honest call.
    void setPatience(int wholeSeconds, int silentSeconds)
    {
        QCOMPARE(m_gateway
                     .patchSettings({{"longest_answer_seconds", wholeSeconds},
                                     {"first_byte_timeout_seconds", silentSeconds},
                                     {"idle_timeout_seconds", silentSeconds}})
                     .status,
                 200);
    }
    std::string rawCall(const std::string &text)
    {
        RawClient client(static_cast<std::uint16_t>(
            std::stoi(m_gateway.dataUrl().substr(m_gateway.dataUrl().rfind(':') + 1))));
        client.say(post("/v1/chat/completions", chatBody(text),
                        "Authorization: Bearer " + m_key.secret + "\r\nConnection: close\r\n"));
        return client.untilClosed(10'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_gateway.start(), m_gateway.output().c_str());
        m_key = m_gateway.createKey();
        m_provider.setScript(once(withLength(wholeAnswer)));
        QCOMPARE(call(false).status, 200);
    }

    void survives_data()
    {
        QTest::addColumn<QByteArray>("name");
        m_attacks = attacks();
        for (const auto &[name, attack] : m_attacks)
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(name);
    }

    void survives()
    {
        QFETCH(QByteArray, name);
        const Attack &attack = m_attacks.at(name.toStdString());
        const std::size_t rowsBefore = m_gateway.rows().size();
        const std::size_t callsBefore = m_provider.requests().size();
        const std::size_t memoryBefore = memoryOf(m_gateway.pid(), "VmRSS");
        forgetPeak(m_gateway.pid());
        m_provider.setScript(attack.script);
        const bool slow = name.contains("dripping") || name.contains("silence");
        if (slow)
            setPatience(2, 1);
        const HttpReply reply = call(attack.streamed);
        if (slow)
            setPatience(7'200, 300);
        QCOMPARE(reply.status, attack.status);

        QCOMPARE(m_provider.requests().size(), callsBefore + 1); // asked once, whatever came
        QVERIFY(m_gateway.waitSettled());
        const auto row = m_gateway.row(reply);
        QVERIFY(row.is_object());
        const Money cost = GatewayProcess::money(row, "actual");
        QCOMPARE(cost.isZero(), attack.cost == Cost::Nothing);
        QVERIFY(cost <= GatewayProcess::money(row, "reserved"));
        QCOMPARE(row["usage_estimated"].get<bool>(), attack.cost == Cost::Something);
        const std::size_t peak = memoryOf(m_gateway.pid(), "VmHWM");
        QVERIFY2(peak < memoryBefore + mostMoreMemory, std::to_string(peak / mb).c_str());
        QVERIFY2(QTest::qWaitFor([&] { return m_provider.said() <= attack.taken; }),
                 std::to_string(m_provider.said()).c_str());

        m_provider.setScript(once(withLength(wholeAnswer)));
        QCOMPARE(call(false).status, 200);
        QCOMPARE(m_gateway.waitForRows(rowsBefore + 2).size(), rowsBefore + 2);
    }

    void headerValuesReachNobodyWithControlBytes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("bare CR") << QByteArray("X-Request-Id: a\rX-Injected: 1");
        QTest::newRow("escape") << QByteArray("X-Request-Id: a\x1b[31mX-Injected");
        QTest::newRow("delete and bell") << QByteArray("Retry-After: 1\x7f\x07");
        QTest::newRow("type") << QByteArray("Content-Type: application/json\rX-Injected: 1");
        QTest::newRow("vertical tab") << QByteArray("X-Should-Retry: a\x0b\x0cX-Injected: 1");
        QTest::newRow("very long") << QByteArray("X-Request-Id: ").append(QByteArray(60'000, 'r'));
    }

    void headerValuesReachNobodyWithControlBytes()
    {
        QFETCH(QByteArray, line);
        for (const char *status : {"200 OK", "400 Bad Request"}) {
            m_provider.setScript(once(withLength(wholeAnswer, line.toStdString() + "\r\n", status)));
            const std::string answer = rawCall(line.toStdString().substr(0, 10) + status);
            const std::string answered = answer.substr(0, answer.find("\r\n\r\n"));
            QVERIFY2(answered.starts_with("HTTP/1.1 "), answered.c_str());
            QVERIFY(answered.find("\nX-Injected") == std::string::npos);
            QVERIFY(answered.find("\rX-Injected") == std::string::npos);
            QVERIFY(answered.size() < 4 * kb);
            for (std::size_t i = 0; i < answered.size(); ++i) {
                const auto byte = static_cast<unsigned char>(answered[i]);
                const bool lineEnd =
                    answered.compare(i, 2, "\r\n") == 0 || (byte == '\n' && i > 0 && answered[i - 1] == '\r');
                QVERIFY2(lineEnd || (byte >= 0x20 && byte != 0x7f), answered.c_str());
            }
        }
    }

    void asksForNoPackedAnswers()
    {
        m_provider.setScript(once(withLength(wholeAnswer)));
        auto headers = withKey(m_key);
        headers.add("Accept-Encoding", "gzip, br");
        QCOMPARE(m_client.post(m_gateway.chatUrl(), headers, chatBody("packed?")).status, 200);
        QVERIFY(m_provider.requests().back().find("ncoding:") == std::string::npos);
    }

    void followsNoRedirect_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const char *status :
             {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"})
            QTest::newRow(status) << QByteArray(status);
    }

    void followsNoRedirect()
    {
        QFETCH(QByteArray, status);
        RawProvider elsewhere;
        elsewhere.setScript(once(withLength(wholeAnswer)));
        m_provider.setScript(once(withLength(
            "{}", "Location: " + elsewhere.baseUrl() + "/chat/completions\r\n", status.constData())));
        for (const bool streamed : {false, true}) {
            const HttpReply reply = call(streamed);
            QCOMPARE(reply.status, 502);
            QVERIFY(reply.headers.value("Location").empty());
        }
        QCOMPARE(elsewhere.connections(), 0);
    }
};

QTEST_GUILESS_MAIN(HostileProviderTest)
#include "hostileprovider_test.moc"
