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
        for (int i = 0; i < 62; ++i, nano = nano * 2 + (i % 3))
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
