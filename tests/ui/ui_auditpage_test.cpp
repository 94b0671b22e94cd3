#include "mainwindow.h"
#include "pages/page.h"
#include "ui/livegateway.h"
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

/// Changes made over the API stand on the page with what was before and after.
class UiAuditPageTest : public QObject
{
    Q_OBJECT

    LiveGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;

    QTableView *table() { return m_window->findChild<QTableView *>(u"auditTable"_s); }
    QTableView *changes() { return m_window->findChild<QTableView *>(u"auditChanges"_s); }
    QString cell(QTableView *view, int row, int column)
    {
        return view->model()->index(row, column).data().toString();
    }
    bool changeDefaultProject(const JsonBody &body)
    {
        std::optional<bool> done;
        AdminClient &client = m_window->link().client();
        client.get(u"/projects"_s, this, [&](const Answer &answer) {
            const auto projects = listOf<Project>(answer.body, u"projects"_s);
            client.patch(u"/projects/"_s + projects.value(0).id, body, this,
                         [&](const Answer &patched) { done = patched.ok; });
        });
        return QTest::qWaitFor([&] { return done.has_value(); }, 5000) && *done;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        QVERIFY2(m_gateway.start(), m_gateway.output());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->show();
        QVERIFY(changeDefaultProject(JsonBody().amount(u"daily_cap_usd"_s, Amount{5'000'000'000})));
        QVERIFY(changeDefaultProject(JsonBody().text(u"name"_s, u"=cmd|' /C calc'!A0 <b>bold</b>"_s)));
        m_window->showPage(u"audit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(table()->model()->rowCount() >= 2, 5000);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void theNewestChangeShowsItsFields()
    {
        table()->selectRow(0);
        QCOMPARE(cell(table(), 0, 1), u"this window"_s);
        QTRY_COMPARE(changes()->model()->rowCount(), 1);
        QCOMPARE(cell(changes(), 0, 0), u"name"_s);
        QCOMPARE(cell(changes(), 0, 1), u"default"_s);
        QVERIFY(cell(changes(), 0, 2).contains(u"<b>bold</b>"_s));
        table()->selectRow(1);
        QTRY_COMPARE(cell(changes(), 0, 0), u"daily_cap_usd"_s);
        QCOMPARE(cell(changes(), 0, 1), u"–"_s);
        QCOMPARE(cell(changes(), 0, 2), u"5"_s);
    }

    void aMomentIsShownAsATimeAndATargetOnlyWhereThereIsOne()
    {
        m_window->link().pause(u"15m"_s);
        QTRY_VERIFY(m_window->link().status().paused.has_value());
        m_window->link().resume();
        QTRY_VERIFY(!m_window->link().status().paused.has_value());
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(cell(table(), 0, 2) == u"resume"_s && cell(table(), 1, 2) == u"pause"_s);
        table()->selectRow(1);
        const auto until = [this] {
            for (int row = 0; row < changes()->model()->rowCount(); ++row)
                if (cell(changes(), row, 0) == u"until"_s)
                    return cell(changes(), row, 2);
            return QString();
        };
        QTRY_VERIFY2(until().endsWith(u" UTC"_s), qPrintable(until()));
        auto *title = m_window->findChild<QLabel *>(u"auditTitle"_s);
        QCOMPARE(title->text(), u"pause"_s);
    }

    void theFilterFindsValues()
    {
        auto *filter = m_window->findChild<QLineEdit *>(u"auditFilter"_s);
        m_window->page(u"audit"_s)->focusFilter();
        QTest::keyClicks(filter, u"calc"_s);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        filter->setText(u"no such thing"_s);
        QTRY_VERIFY(!table()->isVisible());
        filter->clear();
        QTRY_VERIFY(table()->model()->rowCount() >= 2);
        auto *actor = m_window->findChild<QComboBox *>(u"auditActor"_s);
        actor->setCurrentIndex(actor->findData(u"cli"_s));
        Q_EMIT actor->activated(actor->currentIndex());
        QTRY_VERIFY(!table()->isVisible());
        actor->setCurrentIndex(0);
        Q_EMIT actor->activated(0);
        QTRY_VERIFY(table()->isVisible());
    }

    void theFileHoldsTheChangesAndNoFormula()
    {
        QTemporaryDir folder;
        QSettings().setValue(u"export/folder"_s, folder.path());
        m_window->page(u"audit"_s)->exportShown();
        auto *start = m_window->findChild<QPushButton *>(u"exportStart"_s);
        auto *dialog = qobject_cast<QDialog *>(start->window()); // the window has others
        QVERIFY(dialog);
        QTest::keyClick(start, Qt::Key_Space);
        auto *said = dialog->findChild<QLabel *>(u"exportSaid"_s);
        QTRY_VERIFY2(said->text().startsWith(u"Written"_s), qPrintable(said->text()));
        QFile file(folder.filePath(u"llm0-audit.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        QCOMPARE(int(all.count('\n')) - 1, table()->model()->rowCount());
        QVERIFY(all.contains("project.update"));
        dialog->reject();
    }
};

QTEST_MAIN(UiAuditPageTest)
#include "ui_auditpage_test.moc"
