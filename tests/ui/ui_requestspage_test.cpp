#include "mainwindow.h"
#include "pages/filteredit.h"
#include "pages/page.h"
#include "ui/fakeadmin.h"
#include "ui/seededgateway.h"
#include "widgets/basics.h"
#include "widgets/facttable.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

QString requestJson(int i, const QString &customer)
{
    return uR"({"request_id":"req_%1","started_at":"2026-11-24T10:00:00.000Z","customer_id":"%2",)"
           uR"("model_asked":"gpt-4o","model_served":"gpt-4o","status":"ok","http_status":200,)"
           uR"("actual":"0.010000000","cache":"miss","usage":{},"attempts":[]})"_s.arg(i)
               .arg(customer);
}

QByteArray oneRequest()
{
    return "{\"requests\":[" + requestJson(1, u"acme"_s).toUtf8() + "],\"next_cursor\":null}";
}

} // namespace

/// The log on screen against the log in the database of a running gateway.
class UiRequestsPageTest : public QObject
{
    Q_OBJECT

    SeededGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;

    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_window->findChild<Widget *>(name);
    }
    QTableView *table() { return find<QTableView>(u"requestsTable"_s); }
    int rowsShown() { return table()->isVisible() ? table()->model()->rowCount() : 0; }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }

    void filter(const QString &text)
    {
        QSignalSpy replaced(table()->model(), &QAbstractItemModel::modelReset);
        QSignalSpy again(table()->model(), &QAbstractItemModel::dataChanged);
        m_window->page(u"requests"_s)->showItem(text);
        (void)QTest::qWaitFor([&] { return !replaced.isEmpty() || !again.isEmpty(); }, 1500);
    }
    /// Scrolls to the end, as a person would; tells how many rows there are.
    int rowsFor(const QString &text, std::size_t expected)
    {
        // A refresh after connecting begins the list anew; then it is scrolled again.
        for (int round = 0; round < 3 && scrolledRows(text, expected) != int(expected); ++round)
            QTest::qWait(200);
        return rowsShown();
    }
    int scrolledRows(const QString &text, std::size_t expected)
    {
        filter(text);
        const auto all = [&] {
            QAbstractItemModel *model = table()->model();
            if (model->canFetchMore({}))
                model->fetchMore({});
            return rowsShown() >= int(expected);
        };
        (void)QTest::qWaitFor(all, 10'000);
        QTest::qWait(100);
        (void)all(); // more than expected would come now
        QTest::qWait(100);
        return rowsShown();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        llm0::SeedPlan plan;
        plan.requests = 3000;
        plan.customers = 12;
        plan.hostile = 60;
        QVERIFY(m_gateway.seed(plan));
        QVERIFY2(m_gateway.start(), m_gateway.output());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->show();
        m_window->showPage(u"requests"_s);
        QTRY_VERIFY_WITH_TIMEOUT(rowsShown() == 100, 5000);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void scrollingReachesTheWholeLog()
    {
        const std::size_t all = m_gateway.rows({}).size();
        QCOMPARE(rowsFor(u"since:400d"_s, all), int(all));
    }

    void aFilterShowsWhatTheDatabaseHolds()
    {
        llm0::RequestFilter blocked;
        blocked.status = "blocked";
        const auto rows = m_gateway.rows(blocked);
        QVERIFY(!rows.empty());
        QCOMPARE(rowsFor(u"status:blocked"_s, rows.size()), int(rows.size()));
        llm0::RequestFilter dear;
        dear.costAbove = *llm0::Money::parse("0.02");
        dear.model = "gpt-*";
        const std::size_t wanted = m_gateway.rows(dear).size();
        QVERIFY(wanted > 0);
        QCOMPARE(rowsFor(u"cost:>0.02 model:gpt-*"_s, wanted), int(wanted));
    }

    void aWrongWordIsSaidAndTheLastGoodRowsStay()
    {
        filter(u"status:blocked"_s);
        const int before = rowsShown();
        filter(u"staus:blocked"_s);
        QVERIFY(m_window->page(u"requests"_s)->banner().text().contains(u"Did you mean status:?"_s));
        QCOMPARE(rowsShown(), before);
        QVERIFY(find<FilterEdit>(u"requestsFilter"_s)->property("wrong").toBool());
        filter(u"status:blocked"_s);
        QVERIFY(!find<FilterEdit>(u"requestsFilter"_s)->property("wrong").toBool());
    }

    void nothingFoundSaysTheNextStep()
    {
        filter(u"customer:nobody-of-that-name"_s);
        QTRY_VERIFY(!table()->isVisible());
        bool said = false;
        for (EmptyState *state : m_window->page(u"requests"_s)->findChildren<EmptyState *>())
            said = said || (state->isVisible() && state->title() == u"Nothing matches"_s);
        QVERIFY(said);
    }

    void aBlockedCallTellsTheCapThatBound()
    {
        filter(u"status:blocked"_s);
        QTRY_VERIFY(rowsShown() > 0);
        table()->selectRow(0);
        auto *caps = find<FactTable>(u"capsChecked"_s);
        QVERIFY(caps);
        QVERIFY(caps->accessibleDescription().contains(u"binds"_s));
    }

    void theCommandCarriesNoKey()
    {
        filter(u"status:ok cache:miss"_s);
        QTRY_VERIFY(rowsShown() > 0);
        table()->selectRow(0);
        QTest::mouseClick(find<QPushButton>(u"copyCurl"_s), Qt::LeftButton);
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY(command.startsWith(u"curl "_s));
        QVERIFY(!command.contains(u"llm0_live_"_s));
    }

    void theFileHoldsTheRowsOfTheScreen()
    {
        llm0::RequestFilter blocked;
        blocked.status = "blocked";
        const int shown = rowsFor(u"status:blocked"_s, m_gateway.rows(blocked).size());
        QTemporaryDir folder;
        QSettings().setValue(u"export/folder"_s, folder.path());
        m_window->page(u"requests"_s)->exportShown();
        auto *dialog = m_window->findChild<QDialog *>();
        QVERIFY(dialog);
        QTest::keyClick(dialog->findChild<QPushButton *>(u"exportStart"_s), Qt::Key_Space);
        auto *said = dialog->findChild<QLabel *>(u"exportSaid"_s);
        QTRY_VERIFY2(said->text().startsWith(u"Written"_s), qPrintable(said->text()));
        QFile file(folder.filePath(u"requests.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().trimmed().split('\n');
        QCOMPARE(int(lines.size()) - 1, shown);
        for (const QByteArray &line : lines)
            QVERIFY2(!QByteArray("=+-@").contains(line.at(0)), line);
        dialog->reject();
    }

    void hostileNamesAreShownAsTheyAre()
    {
        filter(u"since:400d"_s);
        QTRY_VERIFY(rowsShown() > 0);
        for (int row = 0; row < rowsShown(); ++row) {
            table()->selectRow(row);
            for (const QLabel *label : m_window->page(u"requests"_s)->findChildren<QLabel *>())
                QVERIFY2(label->text().isEmpty() || label->textFormat() == Qt::PlainText,
                         qPrintable(label->text()));
        }
    }

    void everyControlHasANameAndIsReachedByKeyboard()
    {
        filter(u"status:blocked"_s);
        const auto children = m_window->page(u"requests"_s)->findChildren<QWidget *>();
        for (QWidget *widget : children) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *named = qobject_cast<QAbstractButton *>(widget);
            const QString name =
                named && widget->accessibleName().isEmpty() ? named->text() : widget->accessibleName();
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        }
    }
};

/// What comes in while one looks; the gateway is played.
class UiLiveRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsKeepTheirOrderWhileThePointerIsInside()
    {
        FakeAdmin fake;
        fake.answer("GET /status", R"({"budget_time_zone":"UTC","ledger":"ok"})");
        fake.answer("GET /requests", oneRequest());
        MainWindow window(fake.url(), u"token"_s);
        window.show();
        window.showPage(u"requests"_s);
        auto *table = window.findChild<QTableView *>(u"requestsTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(fake.streamCount(), 1);
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QApplication::sendEvent(table->viewport(), &enter);
        fake.pushEvent("request", requestJson(2, u"acme"_s).toUtf8());
        auto *pill = window.page(u"requests"_s)->findChild<StatePill *>();
        QTRY_COMPARE(pill->text(), u"live, 1 new"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(table->viewport(), &leave);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(pill->text(), u"live"_s);
        auto *hold = window.findChild<QPushButton *>(u"holdStill"_s);
        QTest::keyClick(hold, Qt::Key_Space);
        fake.pushEvent("request", requestJson(3, u"acme"_s).toUtf8());
        QTRY_COMPARE(pill->text(), u"held, 1 new"_s);
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void anErrorStandsAboveTheLastGoodRows()
    {
        FakeAdmin fake;
        fake.answer("GET /status", R"({"budget_time_zone":"UTC","ledger":"ok"})");
        fake.answer("GET /requests", oneRequest());
        MainWindow window(fake.url(), u"token"_s);
        window.show();
        window.showPage(u"requests"_s);
        auto *table = window.findChild<QTableView *>(u"requestsTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        fake.answer("GET /requests", R"({"error":"internal","message":"The disk is on fire."})", 500);
        window.page(u"requests"_s)->refresh();
        QTRY_VERIFY(window.page(u"requests"_s)->banner().text().contains(u"The disk is on fire."_s));
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(table->isVisible());
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    UiRequestsPageTest page;
    UiLiveRequestsTest live;
    return QTest::qExec(&page, argc, argv) + QTest::qExec(&live, argc, argv);
}
#include "ui_requestspage_test.moc"
