#include "providers/metadataaddress.h"

#include "providers/providerregistry.h"

#include <QTest>

using namespace llm0;

class MetadataAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noSpellingOfAMetadataAddressIsABaseUrl_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *host : {"169.254.169.254",
                                 "169.254.170.2",
                                 "169.254.0.1",
                                 "2852039166",
                                 "0xA9FEA9FE",
                                 "0xa9.0xfe.0xa9.0xfe",
                                 "0251.0376.0251.0376",
                                 "025177524776",
                                 "169.254.43518",
                                 "169.16689662",
                                 "0xa9.254.0251.254",
                                 "[::ffff:169.254.169.254]",
                                 "[::ffff:a9fe:a9fe]",
                                 "[0:0:0:0:0:ffff:a9fe:a9fe]",
                                 "[::169.254.169.254]",
                                 "[::ffff:0:a9fe:a9fe]",
                                 "[64:ff9b::a9fe:a9fe]",
                                 "[2002:a9fe:a9fe::]",
                                 "[fd00:ec2::254]",
                                 "[FD00:0EC2:0:0:0:0:0:254]",
                                 "[fd20:ce::254]",
                                 "[fe80::a9fe:a9fe]",
                                 "[fe80::1%25eth0]",
                                 "metadata.google.internal",
                                 "METADATA.Google.Internal",
                                 "metadata.google.internal.",
                                 "metadata",
                                 "metadata.goog",
                                 "instance-data",
                                 "100.100.100.200",
                                 "192.0.0.192",
                                 "168.63.129.16",
                                 "%31%36%39.254.169.254"})
            QTest::newRow(host) << QByteArray(host);
    }

    void noSpellingOfAMetadataAddressIsABaseUrl()
    {
        QFETCH(QByteArray, host);
        for (const bool insecure : {false, true}) {
            for (const char *scheme : {"http://", "https://"}) {
                for (const char *rest : {"", ":80", "/latest/meta-data", ":8080/v1"})
                    QVERIFY(!checkedBaseUrl(scheme + host.toStdString() + rest, insecure).ok());
            }
        }
    }

    void ordinaryHostsAreNone_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const char *host :
             {"127.0.0.1", "10.169.254.169", "192.168.1.5", "169.253.169.254", "169.255.0.1", "[::1]",
              "[fd00:ec3::254]", "[2001:db8::a9fe:a9fe]", "localhost", "box.local", "gateway.internal",
              "api.metadata.example", "metadata-proxy"})
            QTest::newRow(host) << QByteArray(host);
    }

    void ordinaryHostsAreNone()
    {
        QFETCH(QByteArray, host);
        QVERIFY(checkedBaseUrl("https://" + host.toStdString() + "/v1", false).ok());
    }

    void theAddressThatANameLedToIsJudgedToo()
    {
        for (const char *address :
             {"169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "fe80::1%1"})
            QVERIFY2(isMetadataAddress(QHostAddress(QString::fromLatin1(address))), address);
        for (const char *address : {"127.0.0.1", "::1", "8.8.8.8", "2001:db8::1", "::ffff:8.8.8.8"})
            QVERIFY2(!isMetadataAddress(QHostAddress(QString::fromLatin1(address))), address);
        QVERIFY(!isMetadataAddress(QHostAddress()));
    }
};

QTEST_APPLESS_MAIN(MetadataAddressTest)
#include "metadataaddress_test.moc"
