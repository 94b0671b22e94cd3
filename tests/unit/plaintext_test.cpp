#include "base/plaintext.h"

#include <QString>
#include <QTest>

using namespace llm0;

class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Every code point, against Qt's encoder.
    void takesEveryCharacterThereIs()
    {
        for (char32_t point = 0; point <= 0x10ffff; ++point) {
            if (point >= 0xd800 && point <= 0xdfff)
                continue;
            const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
            QVERIFY2(isUtf8({bytes.constData(), std::size_t(bytes.size())}), bytes.toHex().constData());
        }
    }

    void refusesWhatIsNone()
    {
        for (const char *bytes : {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x20", "\xe0\x9f\xbf",
                                  "\xe2\x82", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf",
                                  "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xfe"})
            QVERIFY2(!isUtf8(bytes), QByteArray(bytes).toHex().constData());
    }

    void findsControlCharacters()
    {
        QVERIFY(hasControlCharacter("a\tb"));
        QVERIFY(hasControlCharacter("a\x7f"));
        QVERIFY(hasControlCharacter({"a\0b", 3}));
        QVERIFY(!hasControlCharacter("a b \xc3\xa4"));
    }
};

QTEST_APPLESS_MAIN(PlainTextTest)
#include "plaintext_test.moc"
