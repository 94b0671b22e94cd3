#include "base/base64.h"

#include <QTest>

using namespace llm0;

class Base64Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheVectorsOfTheStandard()
    {
        const std::pair<const char *, const char *> vectors[] = {{"", ""},
                                                                 {"f", "Zg=="},
                                                                 {"fo", "Zm8="},
                                                                 {"foo", "Zm9v"},
                                                                 {"foob", "Zm9vYg=="},
                                                                 {"fooba", "Zm9vYmE="},
                                                                 {"foobar", "Zm9vYmFy"}};
        for (const auto &[bytes, text] : vectors) {
            QCOMPARE(toBase64(bytes), std::string(text));
            QCOMPARE(fromBase64(text).value_or("?"), std::string(bytes));
        }
    }

    void readsTheOtherAlphabetAndMissingPadding()
    {
        const std::string bytes("\xfb\xff\xbf\0", 4);
        QCOMPARE(toBase64(bytes), std::string("+/+/AA=="));
        QCOMPARE(fromBase64("-_-_AA").value_or("?"), bytes);
    }

    void readsOneSpellingOnlyOfWhatIsWrittenForAddresses()
    {
        const std::string bytes("\xfb\xff\xbf\0", 4);
        QCOMPARE(toBase64Url(bytes), std::string("-_-_AA"));
        QCOMPARE(fromBase64Url("-_-_AA").value_or("?"), bytes);
        QCOMPARE(fromBase64Url("").value_or("?"), std::string());
        for (const char *other :
             {"-_-_AA==", "-_-_AA=", "+/+/AA", "-_-_AB", "-_-_A", " -_-_AA", "-_-_AA\n", "-_-_.A"})
            QVERIFY2(!fromBase64Url(other), other);
    }

    void refusesWhatIsNoBase64()
    {
        QVERIFY(!fromBase64("llm0.x"));
        QVERIFY(!fromBase64("A"));
    }
};

QTEST_APPLESS_MAIN(Base64Test)
#include "base64_test.moc"
