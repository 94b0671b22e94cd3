// Holds SECURITY.md: every row of its tables names a test, and every named test exists.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// "program::function" in the text.
QStringList testsIn(const QString &text)
{
    static const QRegularExpression name(u"`([a-z0-9_]+::[A-Za-z0-9_]+)`"_s);
    QStringList tests;
    for (auto found = name.globalMatch(text); found.hasNext();)
        tests.append(found.next().captured(1));
    return tests;
}

/// A test function is one with a body or a declaration, not one that is called.
bool exists(const QString &test)
{
    const QStringList parts = test.split(u"::"_s);
    QDirIterator files(QStringLiteral(LLM0_SOURCE_DIR "/tests"), {parts[0] + u".cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    if (!files.hasNext())
        return false;
    const QRegularExpression function(u"\\bvoid (?:\\w+::)?%1\\(\\)"_s.arg(parts[1]));
    return function.match(textOf(files.next())).hasMatch();
}

} // namespace

class SecurityNamesTest : public QObject
{
    Q_OBJECT

    const QString m_text = textOf(QStringLiteral(LLM0_SOURCE_DIR "/SECURITY.md"));

private Q_SLOTS:
    void everyNamedTestExists()
    {
        const QStringList tests = testsIn(m_text);
        QVERIFY(tests.size() >= 50);
        for (const QString &test : tests)
            QVERIFY2(exists(test), qPrintable(test));
        QVERIFY(!exists(u"securitynames_test::noSuchTest"_s));
        QVERIFY(!exists(u"no_such_test::everyNamedTestExists"_s));
    }

    void everyDefenceNamesATest()
    {
        int rows = 0;
        for (const QString &line : m_text.split(u'\n')) {
            if (!line.startsWith(u'|') || line.startsWith(u"|---"_s) || line.startsWith(u"| what they try"_s)
                || line.startsWith(u"| what it tries"_s))
                continue;
            ++rows;
            QVERIFY2(!testsIn(line).isEmpty(), qPrintable(line));
        }
        QVERIFY(rows >= 25);
    }

    void everyAttackerHasASection()
    {
        for (const QString &attacker :
             {u"Web pages in the user's browser"_s, u"Other users of this machine"_s, u"The local network"_s,
              u"A hostile provider"_s, u"A hostile customer of an honest app"_s, u"A stolen data folder"_s,
              u"A leaked gateway key"_s})
            QVERIFY2(m_text.contains(u"### "_s + attacker), qPrintable(attacker));
    }
};

QTEST_GUILESS_MAIN(SecurityNamesTest)
#include "securitynames_test.moc"
