// Where the real program is willing to listen.
#include "chatlinefixture.h"

#include "support/testcertificate.h"

using namespace llm0;

class ListeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesPlainHttpBeyondThisMachine_data();
    void refusesPlainHttpBeyondThisMachine();
    void listensAnywhereOverTls();
    void listensAnywhereInTheClearWhenTold_data();
    void listensAnywhereInTheClearWhenTold();
    void refusesToStoreWhatItWouldNotStartWith();
};

void ListeningTest::refusesPlainHttpBeyondThisMachine_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("address");
    for (const char *option : {"--listen", "--admin-listen"}) {
        for (const char *address : {"0.0.0.0:0", "[::]:0", "*:0", "192.168.7.7:0"})
            QTest::addRow("%s %s", option, address) << QByteArray(option) << QByteArray(address);
    }
}

void ListeningTest::refusesPlainHttpBeyondThisMachine()
{
    QFETCH(QByteArray, option);
    QFETCH(QByteArray, address);
    GatewayProcess gateway;
    QCOMPARE(gateway.runToEnd({option.toStdString(), address.toStdString()}), 1);
    QVERIFY2(gateway.output().find("in the clear") != std::string::npos, gateway.output().c_str());
    QVERIFY(gateway.output().find("--tls-cert") != std::string::npos);
    QVERIFY(gateway.output().find("allow_insecure_listen") != std::string::npos);
    QVERIFY(!gateway.hasGatewayFile());
}

void ListeningTest::listensAnywhereOverTls()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    TestCertificate().writeTo(path);
    qputenv("SSL_CERT_FILE", QByteArray::fromStdString(path + "/gateway.crt"));
    GatewayProcess gateway(
        {{"LLM0_TLS_CERT", path + "/gateway.crt"}, {"LLM0_TLS_KEY", path + "/gateway.key"}});
    QVERIFY2(gateway.start({"--listen", "0.0.0.0:0"}), gateway.output().c_str());
    QVERIFY(gateway.dataUrl().starts_with("https://0.0.0.0:"));
    const std::string port = gateway.dataUrl().substr(gateway.dataUrl().rfind(':'));
    QCOMPARE(HttpClient().get("https://127.0.0.1" + port + "/health").status, 200);
    qunsetenv("SSL_CERT_FILE");
}

void ListeningTest::listensAnywhereInTheClearWhenTold_data()
{
    QTest::addColumn<bool>("byFile");
    QTest::newRow("environment") << false;
    QTest::newRow("configuration file") << true;
}

void ListeningTest::listensAnywhereInTheClearWhenTold()
{
    QFETCH(bool, byFile);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("config.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"allow_insecure_listen":true})");
    file.close();
    GatewayProcess::Environment environment;
    std::vector<std::string> arguments = {"--listen", "0.0.0.0:0"};
    if (byFile)
        arguments.insert(arguments.end(), {"--config", file.fileName().toStdString()});
    else
        environment["LLM0_ALLOW_INSECURE_LISTEN"] = "1";
    GatewayProcess gateway(environment);
    QVERIFY2(gateway.start(arguments), gateway.output().c_str());
    QVERIFY(gateway.dataUrl().starts_with("http://0.0.0.0:"));
}

void ListeningTest::refusesToStoreWhatItWouldNotStartWith()
{
    GatewayProcess gateway;
    QVERIFY(gateway.start());
    const auto open = gateway.patchSettings({{"listen", "0.0.0.0:8080"}});
    QCOMPARE(open.status, 400);
    QVERIFY(textOf(open.body, "message").find("in the clear") != std::string::npos);
    QCOMPARE(gateway.patchSettings({{"daily_cap_usd", "5"}}).status, 200);
    const auto told = gateway.patchSettings({{"allow_insecure_listen", true}});
    QCOMPARE(told.status, 200);
}

QTEST_GUILESS_MAIN(ListeningTest)
#include "listening_test.moc"
