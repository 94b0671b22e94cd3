// A provider's name that was fine when its address was checked leads to a metadata address when it is called.
#include "chatlinefixture.h"

#include <QTest>

#include <fstream>

using namespace llm0;

class RebindingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string path(const char *name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    void nameLeadsTo(const char *address) const { std::ofstream(path("address")) << address; }
    std::string connects() const
    {
        std::ifstream file(path("connects"));
        return std::string(std::istreambuf_iterator<char>(file), {});
    }

private Q_SLOTS:
    void aNameThatLeadsToAMetadataAddressIsNotCalled_data()
    {
        QTest::addColumn<QByteArray>("address");
        for (const char *address : {"169.254.169.254", "169.254.0.1", "::ffff:169.254.169.254",
                                    "fd00:ec2::254", "fe80::a9fe:a9fe", "100.100.100.200"})
            QTest::newRow(address) << QByteArray(address);
    }
    void aNameThatLeadsToAMetadataAddressIsNotCalled()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("nothing is preloaded before a sanitizer");
#endif
        QFETCH(QByteArray, address);
        FakeProvider provider;
        const std::string port = provider.baseUrl().substr(provider.baseUrl().rfind(':'));
        GatewayProcess::Environment environment =
            GatewayProcess::pointingTo("http://models.local" + port, provider.baseUrl());
        environment["LD_PRELOAD"] = LLM0_NAMESERVER;
        environment["LLM0_TEST_NAME"] = "models.local";
        environment["LLM0_TEST_ADDRESS"] = path("address");
        environment["LLM0_TEST_CONNECTS"] = path("connects");
        GatewayProcess gateway(environment);
        nameLeadsTo("127.0.0.1");
        QVERIFY2(gateway.start(), gateway.output().c_str());
        const GatewayProcess::Key key = gateway.createKey();
        const auto call = [&] { return HttpClient().post(gateway.chatUrl(), withKey(key), chatBody("hi")); };
        QCOMPARE(call().status, 200);
        QCOMPARE(provider.calls(), 1);
        QCOMPARE(gateway.stop(), 0); // so that no connection is kept
        QVERIFY2(gateway.start(), gateway.output().c_str());
        nameLeadsTo(address.constData());
        const HttpReply reply = call();
        QCOMPARE(reply.status, 502);
        QCOMPARE(errorCode(reply), std::string("provider_error"));
        QVERIFY(GatewayProcess::money(gateway.row(reply), "actual").isZero());
        QCOMPARE(provider.calls(), 1);
        QCOMPARE(connects(), std::string());
    }
};

QTEST_GUILESS_MAIN(RebindingTest)
#include "rebinding_test.moc"
