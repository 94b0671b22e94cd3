#include "base/money.h"

#include <QTest>

using namespace llm0;

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDecimalsExactly()
    {
        QCOMPARE(Money::parse("0.000006600")->nano(), 6600);
        QCOMPARE(Money::parse("5")->nano(), 5'000'000'000);
        QCOMPARE(Money::parse("-1.5")->nano(), -1'500'000'000);
        QCOMPARE(Money::parse("9223372036.854775807")->nano(), Money::max().nano());
    }

    void refusesWhatIsNotAPlainDecimal_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", ".", "-", "1.", ".5", "1e3", "0x1", "1.0000000001", "1,5", " 1",
                                 "9223372036.854775808", "NaN"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesWhatIsNotAPlainDecimal()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!Money::parse(text.toStdString()));
    }

    void readsJsonNumbersToTheNearestNanoDollar_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<qint64>("nano");
        QTest::newRow("python's 0.00001") << QByteArray("1e-05") << qint64(10'000);
        QTest::newRow("0.1 + 0.2") << QByteArray("0.30000000000000004") << qint64(300'000'000);
        QTest::newRow("0.7 + 0.1") << QByteArray("0.7999999999999999") << qint64(800'000'000);
        QTest::newRow("1e3") << QByteArray("1E+3") << qint64(1'000'000'000'000);
        QTest::newRow("12.5e-1") << QByteArray("12.5e-1") << qint64(1'250'000'000);
        QTest::newRow("plain") << QByteArray("5") << qint64(5'000'000'000);
        QTest::newRow("half a nano rounds up") << QByteArray("5e-10") << qint64(1);
        QTest::newRow("less rounds down") << QByteArray("4e-10") << qint64(0);
        QTest::newRow("negative") << QByteArray("-1.5") << qint64(-1'500'000'000);
        QTest::newRow("zero") << QByteArray("0e0") << qint64(0);
    }
    void readsJsonNumbersToTheNearestNanoDollar()
    {
        QFETCH(QByteArray, number);
        QFETCH(qint64, nano);
        const auto money = Money::parseNumber(number.toStdString());
        QVERIFY(money.ok());
        QCOMPARE(money->nano(), nano);
    }

    void refusesNumbersTooLargeToHold()
    {
        for (const char *number : {"1e10", "99999999999", "1e999", "9e30", "", "e5", "1e", "1e5x", "--1", "1e+-3"})
            QVERIFY2(!Money::parseNumber(number).ok(), number);
    }

    void neverPrintsZeroForAnAmountAboveZero()
    {
        QCOMPARE(Money::fromNano(1).toShortDecimal(6), std::string("0.000000001"));
        QCOMPARE(Money::fromNano(6600).toShortDecimal(6), std::string("0.0000066"));
        QCOMPARE(Money::fromNano(500'000'000).toShortDecimal(2), std::string("0.50"));
        QCOMPARE(Money::fromNano(0).toShortDecimal(6), std::string("0.000000"));
        QCOMPARE(Money::fromNano(-1).toDecimal(), std::string("-0.000000001"));
    }

    void parsesWhatItPrints()
    {
        std::int64_t nano = 1;
        for (int i = 0; i < 60; ++i, nano = nano * 2 + (i % 3))
            QCOMPARE(Money::parse(Money::fromNano(nano).toDecimal())->nano(), nano);
    }

    void saturatesInsteadOfWrapping()
    {
        QCOMPARE((Money::max() + Money::fromNano(1)).nano(), Money::max().nano());
        QVERIFY((Money::fromNano(-5) - Money::max()).nano() < 0);
    }

    void roundsACostUpOnceAtTheEnd()
    {
        CostSum sum;
        sum.add(1, 150'000); // 0.15 USD per million
        sum.add(1, 600'001);
        QCOMPARE(sum.roundedUp().nano(), 751);
        CostSum huge;
        huge.add(std::numeric_limits<std::int64_t>::max(), 75'000'000);
        QCOMPARE(huge.roundedUp().nano(), Money::max().nano());
    }
};

QTEST_APPLESS_MAIN(MoneyTest)
#include "money_test.moc"
