#include "http/httpserver.h"

#include <QTest>

using namespace llm0;

class ListenAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *text, const char *url) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url);
        };
        row("127.0.0.1:8080", "http://127.0.0.1:8080");
        row("0.0.0.0:80", "http://0.0.0.0:80");
        row("*:80", "http://0.0.0.0:80");
        row("localhost:8080", "http://127.0.0.1:8080");
        row("[::1]:8080", "http://[::1]:8080");
        row(":9000", "http://127.0.0.1:9000");
        row("9000", "http://127.0.0.1:9000");
        row("0", "http://127.0.0.1:0");
        row("65535", "http://127.0.0.1:65535");
    }
    void readsAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        const auto address = ListenAddress::parse(text.toStdString());
        QVERIFY(address.ok());
        QCOMPARE(address->url(), url.toStdString());
    }

    void refusesTheRestByName_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", ":", "65536", "-1", "80x", "127.0.0.1", "127.0.0.1:", "::1:80x", "::1:8080",
              "[127.0.0.1]:80", "example.com:80", "[::1]", "[]:80", "http://127.0.0.1:80"})
            QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    }
    void refusesTheRestByName()
    {
        QFETCH(QString, text);
        const auto address = ListenAddress::parse(text.toStdString());
        QVERIFY(!address.ok());
        QVERIFY(address.error().message.find('"' + text.toStdString() + '"') != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(ListenAddressTest)
#include "listenaddress_test.moc"
