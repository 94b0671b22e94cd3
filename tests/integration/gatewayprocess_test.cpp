// Starting, ending and dying of the real program.
#include "chatlinefixture.h"

#include <QElapsedTimer>
#include <QFile>

#include <functional>
#include <thread>

#include <sys/resource.h>

using namespace llm0;
using namespace std::chrono_literals;
using Json = GatewayProcess::Json;

namespace {

/// Calls that run beside the test.
class Background
{
public:
    explicit Background(std::vector<HttpAsk> asks)
        : m_thread([this, asks = std::move(asks)] { m_replies = HttpClient().sendAll(asks); })
    {}
    ~Background()
    {
        if (m_thread.joinable())
            m_thread.join();
    }
    const std::vector<HttpReply> &wait()
    {
        m_thread.join();
        return m_replies;
    }

private:
    std::vector<HttpReply> m_replies;
    std::thread m_thread;
};

/// A file system of a few megabytes, where the test may mount one.
class SmallDisk
{
public:
    SmallDisk()
    {
        m_mounted = m_point.isValid()
                    && QProcess::execute(QStringLiteral("mount"),
                                         {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                          QStringLiteral("size=4m"), QStringLiteral("tmpfs"), m_point.path()})
                           == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), m_point.path()});
    }
    bool mounted() const { return m_mounted; }
    std::string folder() const { return m_point.filePath(QStringLiteral("data")).toStdString(); }
    void fill() const
    {
        QFile file(filler());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        for (int size = 65536; size >= 1; size /= 16) {
            const QByteArray piece(size, 'x');
            while (file.write(piece) == size) {
            }
        }
    }
    void free() const { QFile::remove(filler()); }

private:
    QString filler() const { return m_point.filePath(QStringLiteral("filler")); }
    QTemporaryDir m_point;
    bool m_mounted = false;
};

} // namespace

class GatewayProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_line.reset(); }

    void killedWithCallsUnderWayItChargesTheirHolds();
    void restartKeepsSpendKeysAndCaps();
    void endsByItselfAndTakesItsFileAway();
    void endingLetsAStreamFinish();
    void endingSettlesWhatHangs();
    void refusesASecondOnTheSameFolder();
    void namesATakenPort();
    void namesAnUnusableFolder();
    void takesTheDescriptorsThatTheMachineAllows();
    void fullDiskStopsPaidCallsOnlyAndLosesNothing();

private:
    GatewayProcess &gateway() { return m_line->gateway; }
    std::unique_ptr<ChatLine> m_line;
};

void GatewayProcessTest::init()
{
    m_line = std::make_unique<ChatLine>();
    QVERIFY2(m_line->start(), m_line->gateway.output().c_str());
}

void GatewayProcessTest::killedWithCallsUnderWayItChargesTheirHolds()
{
    const std::size_t calls = 5;
    std::vector<HttpAsk> asks(calls, m_line->ask(chatBody("hi fake:hang"), {{"X-Customer-ID", "acme"}}));
    asks[1].body = chatBody("hi fake:tokens=90000 chunk-delay=5", true);
    Background background(asks);
    QTRY_COMPARE(m_line->provider.calls(), static_cast<int>(calls));
    const Money held = GatewayProcess::money(gateway().status(), "reserved");
    QVERIFY(held > Money());
    gateway().killHard();
    for (const HttpReply &reply : background.wait())
        QVERIFY(reply.end != UpstreamEnd::Complete);

    QVERIFY2(gateway().start(), gateway().output().c_str());
    const auto rows = gateway().rows();
    QCOMPARE(rows.size(), calls);
    for (const Json &row : rows) {
        QCOMPARE(textOf(row, "status"), std::string("unconfirmed"));
        QCOMPARE(textOf(row, "actual"), textOf(row, "reserved"));
        QCOMPARE(textOf(row, "customer_id"), std::string("acme"));
    }
    QCOMPARE(gateway().spentToday().nano(), held.nano());
    QVERIFY(held >= miniPrice(m_line->provider.billed()));
    QVERIFY(GatewayProcess::money(gateway().status(), "reserved").isZero());
    const Json verified = gateway().admin("POST", "/verify").body;
    QVERIFY2(verified.value("ok", false) && verified["open_holds"] == 0, verified.dump().c_str());
}

void GatewayProcessTest::restartKeepsSpendKeysAndCaps()
{
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", Json::parse("0.001")}}).status, 200);
    const HttpReply reply = m_line->say("hi fake:tokens=100000"); // spends all that is left
    QCOMPARE(reply.status, 200);
    QCOMPARE(m_line->say("hi").status, 402);
    const Money spent = gateway().spentToday();
    QCOMPARE(gateway().stop(), 0);
    QVERIFY(gateway().start());
    QCOMPARE(gateway().spentToday().nano(), spent.nano());
    QCOMPARE(m_line->say("hi").status, 402);
    QCOMPARE(gateway().patchProject({{"daily_cap_usd", 1}}).status, 200);
    QCOMPARE(m_line->say("hi").status, 200);
}

void GatewayProcessTest::endsByItselfAndTakesItsFileAway()
{
    QVERIFY(gateway().hasGatewayFile());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(gateway().stop(), 0);
    QVERIFY2(timer.elapsed() < 3000, "nothing was under way");
    QVERIFY(!gateway().hasGatewayFile());
}

void GatewayProcessTest::endingLetsAStreamFinish()
{
    Background background({m_line->ask(chatBody("hi fake:tokens=100 chunk-delay=20", true))});
    QTRY_COMPARE(m_line->provider.inFlight(), 1);
    gateway().askToStop();
    const HttpReply reply = background.wait().front();
    QCOMPARE(sseData(reply.body).back(), std::string("[DONE]"));
    QVERIFY(gateway().waitForEnd(12'000));
    QVERIFY(gateway().start());
    QCOMPARE(gateway().spentToday().nano(), miniPrice(m_line->provider.billed()).nano());
}

void GatewayProcessTest::endingSettlesWhatHangs()
{
    Background background({m_line->ask(chatBody("hi fake:hang")),
                           m_line->ask(chatBody("hi fake:tokens=90000 chunk-delay=5", true))});
    QTRY_COMPARE(m_line->provider.calls(), 2);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(gateway().stop(20'000), 0);
    QVERIFY2(timer.elapsed() < 12'500, std::to_string(timer.elapsed()).c_str());
    QVERIFY(!gateway().hasGatewayFile());
    for (const HttpReply &reply : background.wait())
        QVERIFY(reply.end != UpstreamEnd::Complete);
    QVERIFY(m_line->provider.waitIdle(2s));

    QVERIFY(gateway().start());
    const auto rows = gateway().rows();
    QCOMPARE(rows.size(), std::size_t{2});
    for (const Json &row : rows)
        QCOMPARE(textOf(row, "status"), std::string("aborted"));
    QVERIFY(gateway().spentToday() >= miniPrice(m_line->provider.billed()));
}

void GatewayProcessTest::refusesASecondOnTheSameFolder()
{
    GatewayProcess second({}, gateway().dataDir());
    QVERIFY(second.runToEnd() > 0);
    QVERIFY2(second.output().find("Another LLM0 gateway") != std::string::npos, second.output().c_str());
    QVERIFY2(second.output().find(gateway().dataDir()) != std::string::npos, second.output().c_str());
    QVERIFY(gateway().hasGatewayFile());
    QCOMPARE(m_line->say("hi").status, 200);
}

void GatewayProcessTest::namesATakenPort()
{
    const std::string taken = gateway().dataUrl().substr(std::string("http://").size());
    for (const char *option : {"--listen", "--admin-listen"}) {
        GatewayProcess second;
        QVERIFY(second.runToEnd({option, taken}) > 0);
        QVERIFY2(second.output().find(taken) != std::string::npos, second.output().c_str());
        QVERIFY(!second.hasGatewayFile());
    }
}

void GatewayProcessTest::namesAnUnusableFolder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const std::string path = file.fileName().toStdString();
    for (const std::string &dataDir : {path, path + "/below"}) {
        GatewayProcess second({}, dataDir);
        QVERIFY(second.runToEnd() > 0);
        QVERIFY2(second.output().find(dataDir) != std::string::npos, second.output().c_str());
    }
}

void GatewayProcessTest::takesTheDescriptorsThatTheMachineAllows()
{
    GatewayProcess few;
    few.setChildSetup([] {
        rlimit limits = {};
        ::getrlimit(RLIMIT_NOFILE, &limits);
        limits.rlim_cur = 256;
        ::setrlimit(RLIMIT_NOFILE, &limits);
    });
    QVERIFY2(few.start(), few.output().c_str());
    rlimit taken = {};
    QCOMPARE(::prlimit(pid_t(few.pid()), RLIMIT_NOFILE, nullptr, &taken), 0);
    QCOMPARE(taken.rlim_cur, std::min<rlim_t>(taken.rlim_max, 65'536));
}

void GatewayProcessTest::fullDiskStopsPaidCallsOnlyAndLosesNothing()
{
    const SmallDisk disk;
    if (!disk.mounted())
        QSKIP("a full disk needs the right to mount a tmpfs");
    GatewayProcess::Environment environment =
        GatewayProcess::pointingTo(m_line->provider.baseUrl(), m_line->provider.origin());
    GatewayProcess small(environment, disk.folder());
    QVERIFY2(small.start(), small.output().c_str());
    const GatewayProcess::Key key = small.createKey();
    const auto say = [&](const std::string &model) {
        return m_line->client.post(small.chatUrl(), withKey(key), chatBody("hi", false, model));
    };
    QCOMPARE(say("gpt-4o-mini").status, 200);

    disk.fill();
    HttpReply reply;
    QTRY_VERIFY((reply = say("gpt-4o-mini")).status != 200); // what room the file has is used first
    QCOMPARE(reply.status, 503);
    QCOMPARE(errorCode(reply), std::string("ledger_unavailable"));
    const int calls = m_line->provider.calls();
    QCOMPARE(say("gpt-4o-mini").status, 503);
    QCOMPARE(m_line->provider.calls(), calls);
    QCOMPARE(say("ollama/llama3.2").status, 200);
    QCOMPARE(m_line->client.get(small.dataUrl() + "/ready").status, 503);

    disk.free();
    QTRY_COMPARE(say("gpt-4o-mini").status, 200);
    QVERIFY(small.waitSettled());
    const Json verified = small.admin("POST", "/verify").body;
    QVERIFY2(verified.value("ok", false) && verified["open_holds"] == 0, verified.dump().c_str());
    const fake::Bill paid = m_line->provider.billedPerModel()["gpt-4o-mini"];
    QCOMPARE(small.spentToday().nano(), miniPrice(paid).nano());
    std::int64_t answered = 0;
    Money sum;
    for (const Json &row : small.rows()) {
        answered += textOf(row, "status") == "ok" ? 1 : 0;
        sum += GatewayProcess::money(row, "actual");
    }
    QCOMPARE(answered, paid.calls + 1);
    QCOMPARE(sum.nano(), miniPrice(paid).nano());
}

QTEST_GUILESS_MAIN(GatewayProcessTest)
#include "gatewayprocess_test.moc"
