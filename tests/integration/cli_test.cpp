#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace {

constexpr int patienceMs = 20'000;

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

QString program()
{
    return QStringLiteral(LLM0_BIN_DIR "/llm0-gateway");
}

} // namespace

/// The command-line twin, as users run it: beside a gateway and without one.
class CliTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void makesAKeyAloneOnStdout_data();
    void makesAKeyAloneOnStdout();
    void keysOutliveARestart();
    void aPauseIsSeenByTheGatewayThatStartsLater();
    void setsCapsOfEveryScope();
    void verifiesAndExports();
    void restoresABackupOnlyWithoutAGateway();
    void aSecondGatewayIsTurnedAway();
    void tellsUsageFromFailure();

private:
    Outcome run(const std::vector<std::string> &words);
    void serve();
    void stop();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QProcess> m_gateway;
};

void CliTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void CliTest::cleanup()
{
    stop();
}

Outcome CliTest::run(const std::vector<std::string> &words)
{
    QStringList arguments;
    for (const std::string &word : words)
        arguments << QString::fromStdString(word);
    QProcess process;
    process.start(program(), arguments << QStringLiteral("--data-dir") << m_dir->path());
    if (!process.waitForFinished(patienceMs))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void CliTest::serve()
{
    m_gateway = std::make_unique<QProcess>();
    m_gateway->start(program(), {QStringLiteral("serve"), QStringLiteral("--data-dir"), m_dir->path(),
                                 QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                 QStringLiteral("--admin-listen"), QStringLiteral("127.0.0.1:0")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_dir->filePath(QStringLiteral("gateway.json"))), patienceMs);
}

void CliTest::stop()
{
    if (!m_gateway)
        return;
    m_gateway->terminate();
    QVERIFY(m_gateway->waitForFinished(patienceMs));
    QCOMPARE(m_gateway->exitCode(), 0);
    m_gateway.reset();
}

void CliTest::makesAKeyAloneOnStdout_data()
{
    QTest::addColumn<bool>("running");
    QTest::newRow("without a gateway") << false;
    QTest::newRow("beside a gateway") << true;
}

void CliTest::makesAKeyAloneOnStdout()
{
    QFETCH(bool, running);
    if (running)
        serve();
    const Outcome made = run({"key", "create", "--project", "default", "--rpm", "60"});
    QVERIFY2(made.code == 0, made.err.constData());
    QCOMPARE(made.out.size(), 75);
    QVERIFY(made.out.startsWith("llm0_live_"));
    const Outcome none = run({"key", "create", "--project", "nobody"});
    QCOMPARE(none.code, 1);
    QVERIFY(none.out.isEmpty());
    QVERIFY(none.err.contains("default"));
}

void CliTest::keysOutliveARestart()
{
    QCOMPARE(run({"key", "create", "--project", "default", "--name", "mine"}).code, 0);
    serve();
    QCOMPARE(run({"cap", "set", "--project", "default", "--key", "mine", "--day", "0.5"}).code, 0);
    stop();
    serve();
    QVERIFY(run({"status"}).out.contains("$0.50"));
}

void CliTest::aPauseIsSeenByTheGatewayThatStartsLater()
{
    QVERIFY(run({"pause", "--for", "15m"}).out.startsWith("paused paid calls until 20"));
    serve();
    QVERIFY(run({"status"}).out.contains("paid calls, until 20"));
    QCOMPARE(run({"resume"}).code, 0);
    QVERIFY(run({"status"}).out.contains("paused           no"));
    QCOMPARE(run({"pause", "--for", "ever"}).code, 1);
}

void CliTest::setsCapsOfEveryScope()
{
    QCOMPARE(run({"key", "create", "--project", "default", "--name", "k", "--customer", "acme"}).code, 0);
    QCOMPARE(run({"cap", "set", "--day", "9"}).code, 0);
    QVERIFY(run({"status"}).out.contains("can still spend  $9.00"));
    QCOMPARE(run({"cap", "set", "--project", "default", "--day", "8"}).code, 0);
    QVERIFY(run({"status"}).out.contains("can still spend  $8.00"));
    QCOMPARE(run({"cap", "set", "--scope", "key", "--project", "default", "--key", "k", "--month", "7"}).code,
             0);
    QVERIFY(run({"status"}).out.contains("can still spend  $7.00"));
    QCOMPARE(run({"cap", "set", "--project", "default", "--customer", "acme", "--day", "0.000000001"}).code,
             0);
    QVERIFY(run({"status"}).out.contains("can still spend  $0.000000001"));
    // A second cap leaves the first in force.
    QCOMPARE(run({"cap", "set", "--project", "default", "--customer", "acme", "--month", "6"}).code, 0);
    QVERIFY(run({"status"}).out.contains("can still spend  $0.000000001"));
    QCOMPARE(run({"cap", "set", "--project", "default", "--customer", "acme", "--day", "none"}).code, 0);
    QVERIFY(run({"status"}).out.contains("can still spend  $6.00"));
}

void CliTest::verifiesAndExports()
{
    serve();
    QVERIFY(run({"verify"}).out.startsWith("ok\n"));
    for (const char *file : {"customers", "requests", "focus"}) {
        const Outcome csv = run({"export", file, "--from", "2026-01-01", "--to", "2026-12-31"});
        QCOMPARE(csv.code, 0);
        QVERIFY(csv.out.contains(","));
    }
    QCOMPARE(run({"prices", "import", LLM0_SOURCE_DIR "/resources/prices.json"}).out,
             QByteArray("imported 0 prices\n"));
}

void CliTest::restoresABackupOnlyWithoutAGateway()
{
    const QString copy = m_dir->filePath(QStringLiteral("copy.db"));
    QCOMPARE(run({"cap", "set", "--day", "9"}).code, 0);
    QCOMPARE(run({"backup", copy.toStdString()}).code, 0);
    QCOMPARE(run({"cap", "set", "--day", "1"}).code, 0);
    serve();
    const Outcome refused = run({"restore", copy.toStdString()});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("Stop the gateway first"));
    stop();
    QCOMPARE(run({"restore", copy.toStdString()}).code, 0);
    QCOMPARE(run({"key", "create", "--project", "default"}).code, 0);
    QVERIFY(run({"status"}).out.contains("$9.00"));
}

void CliTest::aSecondGatewayIsTurnedAway()
{
    serve();
    const Outcome second = run({"serve", "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"});
    QCOMPARE(second.code, 1);
    QVERIFY(!second.err.isEmpty());
}

void CliTest::tellsUsageFromFailure()
{
    QCOMPARE(run({"frobnicate"}).code, 2);
    QCOMPARE(run({"key", "create"}).code, 2);
    QCOMPARE(run({"cap", "set"}).code, 2);
    QCOMPARE(run({"cap", "set", "--customer", "a", "--day", "1"}).code, 2);
    QCOMPARE(run({"export", "secrets"}).code, 2);
    QCOMPARE(run({"status", "--nonsense"}).code, 2);
    QCOMPARE(run({"backup"}).code, 2);
    QCOMPARE(run({"--help"}).code, 0);
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
