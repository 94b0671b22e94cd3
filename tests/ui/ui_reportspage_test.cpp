#include "format/format.h"
#include "mainwindow.h"
#include "pages/page.h"
#include "ui/seededgateway.h"
#include "widgets/basics.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

/// Cells of a CSV file without quoted line breaks.
QStringList cellsOf(const QByteArray &line)
{
    QStringList cells{QString()};
    bool quoted = false;
    for (const QChar c : QString::fromUtf8(line.trimmed())) {
        if (c == u'"')
            quoted = !quoted;
        else if (c == u',' && !quoted)
            cells.append(QString());
        else
            cells.last() += c;
    }
    return cells;
}

} // namespace

/// The total on screen, in the file and in the database are one number.
class UiReportsPageTest : public QObject
{
    Q_OBJECT

    SeededGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;

    Page *page() { return m_window->page(u"reports"_s); }
    QTableView *total() { return m_window->findChild<QTableView *>(u"reportTotal"_s); }
    QString lastTotal()
    {
        const QAbstractItemModel *model = total()->model();
        return model ? model->index(0, model->columnCount() - 1).data().toString() : QString();
    }
    llm0::Money databaseSum(int days)
    {
        const QDate first = QDateTime::currentDateTimeUtc().date().addDays(1 - days);
        llm0::RequestFilter filter;
        filter.from = first.startOfDay(Qt::UTC).toMSecsSinceEpoch();
        llm0::Money sum;
        for (const auto &row : m_gateway.rows(filter))
            sum += row.record.actual;
        return sum;
    }
    void choose(const QString &box, const QString &data)
    {
        auto *combo = m_window->findChild<QComboBox *>(box);
        combo->setCurrentIndex(combo->findData(data));
        Q_EMIT combo->activated(combo->currentIndex());
    }
    QList<QByteArray> exported()
    {
        QSettings().setValue(u"export/folder"_s, m_folder.path());
        page()->exportShown();
        auto *dialog = m_window->findChild<QDialog *>();
        QTest::keyClick(dialog->findChild<QPushButton *>(u"exportStart"_s), Qt::Key_Space);
        auto *said = dialog->findChild<QLabel *>(u"exportSaid"_s);
        (void)QTest::qWaitFor([said] { return said->text().startsWith(u"Written"_s); }, 5000);
        const QString name = dialog->findChild<QLineEdit *>(u"exportFile"_s)->text();
        delete dialog;
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        llm0::SeedPlan plan;
        plan.requests = 3000;
        plan.customers = 12;
        plan.hostile = 40;
        QVERIFY(m_gateway.seed(plan));
        QVERIFY2(m_gateway.start(), m_gateway.output());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->show();
        m_window->showPage(u"reports"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!lastTotal().isEmpty(), 5000);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void screenFileAndDatabaseAgree_data()
    {
        QTest::addColumn<QString>("grouping");
        for (const char *grouping : {"customer", "project,customer", "customer,day", "provider,model", "day"})
            QTest::newRow(grouping) << QString::fromLatin1(grouping);
    }
    void screenFileAndDatabaseAgree()
    {
        QFETCH(QString, grouping);
        choose(u"reportRange"_s, u"30d"_s);
        choose(u"reportGrouping"_s, grouping);
        const llm0::Money sum = databaseSum(30);
        const Amount expected{sum.nano()};
        QTRY_COMPARE(lastTotal(), money(expected));
        QTRY_VERIFY(total()->isVisible());
        const QList<QByteArray> lines = exported();
        QVERIFY(lines.size() > 2);
        const qsizetype cost = cellsOf(lines.first()).indexOf(u"cost_usd"_s);
        QCOMPARE(cellsOf(lines.last()).at(cost), QString::fromStdString(sum.toDecimal()));
        Amount added;
        for (qsizetype i = 1; i + 1 < lines.size(); ++i)
            added = added + Amount::parse(cellsOf(lines.at(i)).at(cost)).value_or(Amount{});
        QCOMPARE(added, expected);
        for (const QByteArray &line : lines)
            QVERIFY2(!QByteArray("=+-@").contains(line.at(0)), line);
    }

    void focusAddsUpToTheSameMoney()
    {
        auto *preset = m_window->findChild<SegmentedControl *>(u"reportPreset"_s);
        preset->setChoice(u"focus"_s);
        Q_EMIT preset->chosen(u"focus"_s);
        const llm0::Money sum = databaseSum(30);
        QTRY_COMPARE(lastTotal(), money(Amount{sum.nano()}));
        const QList<QByteArray> lines = exported();
        const qsizetype cost = cellsOf(lines.first()).indexOf(u"EffectiveCost"_s);
        Amount added;
        for (qsizetype i = 1; i < lines.size(); ++i)
            added = added + Amount::parse(cellsOf(lines.at(i)).at(cost)).value_or(Amount{});
        QCOMPARE(added.nano, sum.nano());
        preset->setChoice(u"customers"_s);
        Q_EMIT preset->chosen(u"customers"_s);
    }

    void anEmptyRangeSaysSo()
    {
        choose(u"reportRange"_s, u"custom"_s);
        auto *from = m_window->findChild<QWidget *>(u"reportFrom"_s);
        QVERIFY(from->isEnabled());
        from->setProperty("date", QDate(2001, 1, 1));
        m_window->findChild<QWidget *>(u"reportTo"_s)->setProperty("date", QDate(2001, 1, 2));
        page()->refresh();
        QTRY_VERIFY(!total()->isVisible());
        choose(u"reportRange"_s, u"30d"_s);
    }

    void everyControlHasAName()
    {
        for (QWidget *widget : page()->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const QString name =
                button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(UiReportsPageTest)
#include "ui_reportspage_test.moc"
