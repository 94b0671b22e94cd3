// Holds tests/LESSONS.md and tests/WINDOW.md: every row is named with a test, and every named test exists.
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

struct Lesson {
    QString words;
    QStringList tests;
    bool later = false;
};

QList<Lesson> lessonsIn(const QString &markdown)
{
    static const QRegularExpression name(u"`([a-z0-9_-]+::[A-Za-z0-9_]+)`"_s);
    QList<Lesson> lessons;
    for (const QString &line : markdown.split(u'\n')) {
        const QStringList cells = line.split(u'|');
        if (cells.size() < 4 || cells[1].contains(u"---"_s) || cells[1].trimmed() == u"What goes wrong"_s
            || cells[1].trimmed() == u"What the window does"_s)
            continue;
        Lesson lesson{cells[1].trimmed(), {}, cells[2].contains(u"not here yet"_s)};
        for (auto found = name.globalMatch(cells[2]); found.hasNext();)
            lesson.tests.append(found.next().captured(1));
        lessons.append(lesson);
    }
    return lessons;
}

/// The source of a test program, by its name.
QString sourceOf(const QString &program)
{
    QDirIterator files(QStringLiteral(LLM0_SOURCE_DIR "/tests"), {program + u".cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    return files.hasNext() ? textOf(files.next()) : QString();
}

bool exists(const QString &test)
{
    const QStringList parts = test.split(u"::"_s);
    static const QString pattern = u"\\bvoid (?:\\w+::)?%1\\(\\)"_s;
    return QRegularExpression(pattern.arg(parts[1])).match(sourceOf(parts[0])).hasMatch();
}

} // namespace

class LessonsTableTest : public QObject
{
    Q_OBJECT

    const QList<Lesson> m_lessons = lessonsIn(textOf(QStringLiteral(LLM0_SOURCE_DIR "/tests/LESSONS.md")));
    const QList<Lesson> m_window = lessonsIn(textOf(QStringLiteral(LLM0_SOURCE_DIR "/tests/WINDOW.md")));

private Q_SLOTS:
    void everyLessonNamesATest()
    {
        QVERIFY(m_lessons.size() >= 38);
        for (const Lesson &lesson : m_lessons)
            QVERIFY2(!lesson.tests.isEmpty() || lesson.later, qPrintable(lesson.words));
    }

    void everythingTheWindowDoesNamesATest()
    {
        QVERIFY(m_window.size() >= 30);
        for (const Lesson &row : m_window)
            QVERIFY2(!row.tests.isEmpty(), qPrintable(row.words));
    }

    void everyNamedTestExists()
    {
        for (const Lesson &lesson : m_lessons + m_window) {
            for (const QString &test : lesson.tests)
                QVERIFY2(exists(test), qPrintable(test));
        }
        QVERIFY(!exists(u"lessonstable_test::noSuchTest"_s));
        QVERIFY(!exists(u"no_such_test::everyNamedTestExists"_s));
    }

    void onlyWhatNeedsSharedStoresIsLeftForLater()
    {
        int later = 0;
        for (const Lesson &lesson : m_lessons)
            later += lesson.later && lesson.tests.isEmpty() ? 1 : 0;
        QVERIFY2(later <= 2, "fewer, not more");
    }
};

QTEST_GUILESS_MAIN(LessonsTableTest)
#include "lessonstable_test.moc"
