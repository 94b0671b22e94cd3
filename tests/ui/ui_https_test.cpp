#include "livegateway.h"

#include "client/adminclient.h"
#include "support/testcertificate.h"

using namespace Qt::StringLiterals;
using namespace llm0;
using namespace llm0::ui;

/// The window's client before a gateway that speaks TLS under another name than its address.
class HttpsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::string folder = m_folder.path().toStdString();
        TestCertificate({"gateway.example", 2, false, {}}).writeTo(folder, "gateway");
        TestCertificate({"gateway.example", 2, false, {}}).writeTo(folder, "other");
        QVERIFY2(m_gateway.start({{u"LLM0_TLS_CERT"_s, m_folder.filePath(u"gateway.crt"_s)},
                                  {u"LLM0_TLS_KEY"_s, m_folder.filePath(u"gateway.key"_s)}}),
                 m_gateway.output().constData());
        QCOMPARE(m_gateway.adminUrl().scheme(), u"https"_s);
    }
    void cleanupTestCase() { QVERIFY(m_gateway.stop()); }

    void asksOnlyWhomTheSystemOrItsUserTrusts_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("reached");
        QTest::newRow("nobody told") << QString() << false;
        QTest::newRow("another certificate") << m_folder.filePath(u"other.crt"_s) << false;
        QTest::newRow("no certificate") << m_folder.filePath(u"gateway.key"_s) << false;
        QTest::newRow("its certificate") << m_folder.filePath(u"gateway.crt"_s) << true;
    }

    void asksOnlyWhomTheSystemOrItsUserTrusts()
    {
        QFETCH(QString, file);
        QFETCH(bool, reached);
        AdminClient client(m_gateway.adminUrl(), m_gateway.token());
        client.trust(certificateFingerprint(file));
        QCOMPARE(client.trusted().isEmpty(), file.isEmpty() || file.endsWith(u".key"_s));
        std::optional<Answer> got;
        client.get(u"/status"_s, this, [&got](const Answer &answer) { got = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 10'000);
        QCOMPARE(got->ok, reached);
        if (!reached)
            QCOMPARE(got->error.code, u"unreachable"_s);
    }

private:
    QTemporaryDir m_folder;
    LiveGateway m_gateway;
};

QTEST_MAIN(HttpsTest)
#include "ui_https_test.moc"
