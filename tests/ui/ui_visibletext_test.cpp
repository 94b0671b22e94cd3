#include "format/visibletext.h"
#include "widgets/basics.h"

#include <QApplication>
#include <QTest>
#include <QTextDocument>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

/// Names come from strangers: nothing in them may act on what stands round them.
class UiVisibleTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryTextOfAnyScriptStaysAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("latin") << u"acme-corp_17 & <sons>"_s;
        QTest::newRow("accents") << u"Ünïcödé Ž ệ"_s;
        QTest::newRow("decomposed") << u"e\u0301 a\u0302\u0301"_s;
        QTest::newRow("arabic") << u"شركة"_s;
        QTest::newRow("persian with a non-joiner") << u"می\u200Cخواهم"_s;
        QTest::newRow("hindi with a joiner") << u"क्\u200Dष"_s;
        QTest::newRow("chinese") << u"测试客户"_s;
        QTest::newRow("family emoji") << u"👩\u200D👩\u200D👧"_s;
    }
    void ordinaryTextOfAnyScriptStaysAsItIs()
    {
        QFETCH(QString, text);
        QCOMPARE(visibleText(text), text);
        QCOMPARE(visibleText(text, Lines::Many), text);
    }

    void whatWouldActIsSpeltOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("override") << u"\u202Egnp.exe"_s << u"‹202E›gnp.exe"_s;
        QTest::newRow("isolates") << u"\u2066a\u2069\u200F"_s << u"‹2066›a‹2069›‹200F›"_s;
        QTest::newRow("escape") << u"\x1b[31m"_s << u"‹001B›[31m"_s;
        QTest::newRow("newline") << u"a\nb\r"_s << u"a‹000A›b‹000D›"_s;
        QTest::newRow("delete and C1") << u"\x7f\u0085"_s << u"‹007F›‹0085›"_s;
        QTest::newRow("unseen") << u"ac\u200Bme\u200D"_s << u"ac‹200B›me‹200D›"_s;
        QTest::newRow("blank letter") << u"\u3164"_s << u"‹3164›"_s;
        QTest::newRow("tag beyond 16 bits") << u"a\U000E0041"_s << u"a‹E0041›"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << u"a‹2028›b"_s;
        QTest::newRow("tower") << u"e"_s + QString(9, QChar(0x0301)) + u"x"_s
                               << u"e"_s + QString(4, QChar(0x0301)) + u"…x"_s;
    }
    void whatWouldActIsSpeltOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
        QCOMPARE(visibleText(visibleText(text)), shown);
    }

    void textOfSeveralLinesKeepsThem()
    {
        QCOMPARE(visibleText(u"a\n\tb\x1b"_s, Lines::Many), u"a\n\tb‹001B›"_s);
    }

    void aToolTipShowsMarkupAsText()
    {
        const QString name = u"<b>x</b> & <img src=y>\u202E"_s;
        QTextDocument shown; // tool tips read their text as this does
        shown.setHtml(plainToolTip(name));
        QCOMPARE(shown.toPlainText(), u"<b>x</b> & <img src=y>‹202E›"_s);
        QVERIFY(Qt::mightBeRichText(plainToolTip(u"a & b"_s))); // else the escapes would be read as they are
        QCOMPARE(plainToolTip({}), QString());
    }

    void aNotificationHoldsNoMarkup()
    {
        QCOMPARE(noteText(u"<a href=\"x\">y</a>"_s), u"‹a href=\"x\"›y‹/a›"_s);
    }

    void aLabelShowsWhatItIsGivenLaterWithoutItsActing()
    {
        std::unique_ptr<QLabel> label(plainLabel(u"fine"_s));
        label->setText(u"<b>\u202Eevil</b>\nmore"_s);
        label->resize(label->sizeHint());
        label->grab();
        QCOMPARE(label->text(), u"<b>‹202E›evil</b>\nmore"_s);
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(UiVisibleTextTest)
#include "ui_visibletext_test.moc"
