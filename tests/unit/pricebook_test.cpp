#include "budget/pricebook.h"

#include <QTest>

using namespace llm0;

class PriceBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThePricesThatShipWithTheProgram()
    {
        const PriceBook &book = PriceBook::builtIn();
        QVERIFY(book.rows().size() > 300);
        const ModelPrice *mini = book.find("openai", "gpt-4o-mini");
        QVERIFY(mini);
        QCOMPARE(*mini->rates.input, 150'000);
        QCOMPARE(*mini->rates.cacheRead, 75'000);
        QCOMPARE(*mini->rates.output, 600'000);
    }
};

QTEST_APPLESS_MAIN(PriceBookTest)
#include "pricebook_test.moc"
