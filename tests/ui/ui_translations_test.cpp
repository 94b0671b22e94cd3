#include "desktop/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <functional>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context, source;
    QStringList texts;
    bool unfinished = false;
    bool plural = false;
};

QList<Message> messagesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> out;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"name"_s)
            context = xml.readElementText();
        else if (xml.name() == u"message"_s)
            out.append({context, {}, {}, false, xml.attributes().value(u"numerus"_s) == u"yes"_s});
        else if (xml.name() == u"source"_s)
            out.last().source = xml.readElementText();
        else if (xml.name() == u"translation"_s) {
            out.last().unfinished = xml.attributes().hasAttribute(u"type"_s);
            if (!out.last().plural)
                out.last().texts.append(xml.readElementText());
        } else if (xml.name() == u"numerusform"_s)
            out.last().texts.append(xml.readElementText());
    }
    return out;
}

QString ts(const QString &language)
{
    return QStringLiteral(LLM0_SOURCE_DIR "/translations/llm0_%1.ts").arg(language);
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%(?:\\d|n)"_s);
    QStringList out;
    for (const auto &match : place.globalMatch(text))
        out.append(match.captured());
    out.sort();
    out.removeDuplicates();
    return out;
}

} // namespace

/// German and Simplified Chinese are whole, and what they say has the same places as the source.
class UiTranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsUnfinished_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void nothingIsUnfinished()
    {
        QFETCH(QString, language);
        if (!QFile::exists(QStringLiteral(LLM0_LUPDATE)))
            QSKIP("lupdate is not installed");
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"texts.ts"_s);
        QVERIFY(QFile::copy(ts(language), copy));
        QStringList arguments{u"-silent"_s,
                              u"-locations"_s,
                              u"none"_s,
                              u"-no-obsolete"_s,
                              u"-extensions"_s,
                              u"cpp,h"_s,
                              QStringLiteral(LLM0_SOURCE_DIR "/ui"),
                              QStringLiteral(LLM0_SOURCE_DIR "/app")};
        if (language == u"en"_s)
            arguments.append(u"-pluralonly"_s);
        QCOMPARE(QProcess::execute(QStringLiteral(LLM0_LUPDATE), arguments << u"-ts"_s << copy), 0);
        QStringList missing;
        for (const Message &message : messagesIn(copy)) {
            if (message.unfinished || message.texts.isEmpty() || message.texts.contains(QString()))
                missing.append(message.context + u": "_s + message.source);
        }
        QVERIFY2(missing.isEmpty(),
                 qPrintable(u"run `ninja translations` and translate:\n"_s + missing.join(u'\n')));
    }

    void translationsKeepThePlacesOfTheSource()
    {
        for (const QString &language : languages()) {
            for (const Message &message : messagesIn(ts(language))) {
                for (const QString &text : message.texts) {
                    QStringList wanted = placesIn(message.source);
                    QStringList got = placesIn(text);
                    if (message.plural) { // "the last day" needs no number
                        wanted.removeAll(u"%n"_s);
                        got.removeAll(u"%n"_s);
                    }
                    QVERIFY2(got == wanted,
                             qPrintable(language + u": "_s + message.source + u" → "_s + text));
                }
            }
        }
    }

    void aLanguageIsSpokenAtOnceWithItsPlurals()
    {
        const auto refused = [](int n) {
            return QCoreApplication::translate("llm0::ui::ResumeDialog", "%n call(s) were refused meanwhile.",
                                               nullptr, n);
        };
        applyLanguage(*qApp, u"de"_s);
        QCOMPARE(refused(1), u"1 Aufruf wurde inzwischen abgelehnt."_s);
        QCOMPARE(refused(2), u"2 Aufrufe wurden inzwischen abgelehnt."_s);
        QCOMPARE(QCoreApplication::translate("GuardState", "Guarding"), u"Schützt"_s);
        applyLanguage(*qApp, u"zh_CN"_s);
        QCOMPARE(refused(1), u"期间有 1 个调用被拒绝。"_s);
        QCOMPARE(QCoreApplication::translate("GuardState", "Guarding"), u"守护中"_s);
        applyLanguage(*qApp, u"en"_s);
        QCOMPARE(refused(1), u"1 call was refused meanwhile."_s);
        QCOMPARE(refused(3), u"3 calls were refused meanwhile."_s);
        QCOMPARE(QCoreApplication::translate("GuardState", "Guarding"), u"Guarding"_s);
    }

    void aFreeFunctionsTextIsFoundWhateverContextItNames()
    {
        applyLanguage(*qApp, u"de"_s);
        QCOMPARE(QCoreApplication::translate("llm0::ui::format", "none"), u"keins"_s);
    }
};

QTEST_GUILESS_MAIN(UiTranslationsTest)
#include "ui_translations_test.moc"
