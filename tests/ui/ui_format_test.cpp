#include "client/eventstream.h"
#include "client/json.h"
#include "format/days.h"
#include "format/format.h"

#include <QLocale>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

class UiFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayBeginsWhereItsMidnightIsMissingOrDouble_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<QString>("start");
        QTest::newRow("plain") << u"Europe/Berlin"_s << QDate(2026, 7, 1) << u"2026-06-30T22:00:00Z"_s;
        QTest::newRow("Beirut has no midnight")
            << u"Asia/Beirut"_s << QDate(2026, 3, 29) << u"2026-03-28T22:00:00Z"_s;
        QTest::newRow("nor Havana in spring")
            << u"America/Havana"_s << QDate(2026, 3, 8) << u"2026-03-08T05:00:00Z"_s;
        QTest::newRow("Havana in autumn has two")
            << u"America/Havana"_s << QDate(2026, 11, 1) << u"2026-11-01T04:00:00Z"_s;
        QTest::newRow("a zone of quarters")
            << u"Asia/Kathmandu"_s << QDate(2026, 2, 28) << u"2026-02-27T18:15:00Z"_s;
    }
    void aDayBeginsWhereItsMidnightIsMissingOrDouble()
    {
        QFETCH(const QString, zone);
        QFETCH(const QDate, day);
        QFETCH(const QString, start);
        const QTimeZone there(zone.toUtf8());
        if (!there.isValid())
            QSKIP("no such zone on this machine");
        const QDateTime first = dayStart(day, there);
        QCOMPARE(first.toUTC().toString(Qt::ISODate), start);
        QCOMPARE(dayOf(first, there), day);
        QCOMPARE(dayOf(first.addMSecs(-1), there), day.addDays(-1));
    }
    void amountsAreReadExactlyOrNotAtAll_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<qint64>("nano");
        QTest::newRow("whole") << u"12"_s << true << qint64(12'000'000'000);
        QTest::newRow("nano") << u"0.000000001"_s << true << qint64(1);
        QTest::newRow("no double could") << u"9000000.123456789"_s << true << qint64(9'000'000'123'456'789);
        QTest::newRow("negative") << u"-0.5"_s << true << qint64(-500'000'000);
        QTest::newRow("ten places") << u"0.0000000001"_s << false << qint64(0);
        QTest::newRow("letters") << u"5 dollars"_s << false << qint64(0);
        QTest::newRow("two points") << u"1.2.3"_s << false << qint64(0);
        QTest::newRow("empty") << QString() << false << qint64(0);
        QTest::newRow("too much") << u"99999999999"_s << false << qint64(0);
    }
    void amountsAreReadExactlyOrNotAtAll()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        QFETCH(qint64, nano);
        const MaybeAmount amount = Amount::parse(text);
        QCOMPARE(amount.has_value(), valid);
        if (valid)
            QCOMPARE(qint64(amount->nano), nano);
    }

    void nothingNonZeroReadsZero_data()
    {
        QTest::addColumn<qint64>("nano");
        QTest::addColumn<QString>("total");
        QTest::addColumn<QString>("item");
        QTest::newRow("zero") << qint64(0) << u"$0.00"_s << u"$0"_s;
        QTest::newRow("one nano") << qint64(1) << u"<$0.0001"_s << u"$0.000000001"_s;
        QTest::newRow("under a cent") << qint64(4'200'000) << u"$0.0042"_s << u"$0.004200"_s;
        QTest::newRow("cents") << qint64(8'764'999'999) << u"$8.76"_s << u"$8.764999999"_s;
        QTest::newRow("thousands") << qint64(1'234'500'000'000) << u"$1,234.50"_s << u"$1,234.50"_s;
        QTest::newRow("negative") << qint64(-1'500'000'000) << u"−$1.50"_s << u"−$1.50"_s;
    }
    void nothingNonZeroReadsZero()
    {
        QFETCH(qint64, nano);
        QFETCH(QString, total);
        QFETCH(QString, item);
        QCOMPARE(money(Amount{nano}), total);
        QCOMPARE(moneyItem(Amount{nano}), item);
    }

    void jsonNumbersKeepTheirDigits()
    {
        const auto object =
            parseObject("{\"a\":9000000.123456789,\"b\":\"x \\\" 12\",\"c\":[-1,2e3],\"d\":null}");
        QVERIFY(object);
        QCOMPARE(qint64(amountOf(*object, u"a"_s).nano), qint64(9'000'000'123'456'789));
        QCOMPARE(textOf(*object, u"b"_s), u"x \" 12"_s);
        QVERIFY(object->value(u"d"_s).isNull());
        QVERIFY(!parseObject("[1]"));
    }

    void bodiesWriteAmountsAsExactNumbers()
    {
        JsonBody body;
        body.amount(u"cap"_s, Amount::parse(u"0.000000001"))
            .amount(u"none"_s, std::nullopt)
            .text(u"n"_s, u"a\"b\n"_s);
        QCOMPARE(body.bytes(), QByteArray("{\"cap\":0.000000001,\"none\":null,\"n\":\"a\\\"b\\n\"}"));
    }

    void eventsAreCutWhereverTheBytesBreak()
    {
        const QByteArray stream =
            ": beat\r\nevent: request\r\ndata: {\"a\":1,\r\ndata: \"b\":2}\r\n\r\nevent: x\n\ndata: y\n\n";
        for (int cut = 1; cut < stream.size(); ++cut) {
            SseParser parser;
            auto events = parser.feed(stream.left(cut));
            events += parser.feed(stream.mid(cut));
            QCOMPARE(events.size(), 2);
            QCOMPARE(events.at(0).name, QByteArray("request"));
            QCOMPARE(events.at(0).data, QByteArray("{\"a\":1,\n\"b\":2}"));
            QCOMPARE(events.at(1).data, QByteArray("y"));
        }
    }

    void aDayIsWrittenAsTheLanguageDoes()
    {
        const QDateTime at(QDate(2026, 12, 5), QTime(22, 4), Qt::UTC);
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QCOMPARE(shortDay(at.date()), u"12月5日"_s);
        QCOMPARE(dayAndTime(at, QTimeZone::utc()), u"12月5日 22:04"_s);
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY2(dayAndTime(at, QTimeZone::utc()).contains(u"Dez"_s),
                 qPrintable(dayAndTime(at, QTimeZone::utc())));
        QLocale::setDefault(QLocale::c());
        QCOMPARE(dayAndTime(at, QTimeZone::utc()), u"5 Dec 22:04"_s);
        QLocale::setDefault(before);
    }

    void sharesStayWithinTheCap()
    {
        QCOMPARE(permilleOf(Amount{1}, Amount{5'000'000'000}), 1);
        QCOMPARE(permilleOf(Amount{6'000'000'000}, Amount{5'000'000'000}), 1000);
        QCOMPARE(permilleOf(Amount{0}, Amount{0}), 0);
        QCOMPARE(permilleOf(Amount{4'000'000'000'000'000'000}, Amount{8'000'000'000'000'000'000}), 500);
    }
};

QTEST_APPLESS_MAIN(UiFormatTest)
#include "ui_format_test.moc"
