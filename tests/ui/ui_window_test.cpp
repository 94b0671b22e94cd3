#include "charts/spendchart.h"
#include "desktop/language.h"
#include "mainwindow.h"
#include "pages/page.h"
#include "pages/providercard.h"
#include "sidebar.h"
#include "theme/theme.h"
#include "trayicon.h"
#include "ui/madeupfigures.h"
#include "widgets/basics.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

QString cell(const QTableView *table, int row, int column)
{
    return table->model()->index(row, column).data().toString();
}

EmptyState *shownEmptyState(const MainWindow &window)
{
    for (EmptyState *empty : window.page(window.currentPage())->findChildren<EmptyState *>())
        if (empty->isVisible())
            return empty;
    return nullptr;
}

/// Where two pictures of the same size differ, from the left.
QList<int> differingColumns(const QImage &a, const QImage &b)
{
    QList<int> columns;
    for (int x = 0; x < a.width(); ++x)
        for (int y = 0; y < a.height(); ++y)
            if (a.pixel(x, y) != b.pixel(x, y) && (columns.isEmpty() || columns.last() != x))
                columns.append(x);
    return columns;
}

/// Where there is more than ground, away from the rounded ends.
QList<int> inkedColumns(const QImage &picture)
{
    constexpr int corner = 8;
    QImage ground = picture.copy();
    ground.fill(picture.pixel(corner, picture.height() / 2));
    QList<int> columns = differingColumns(picture, ground);
    columns.removeIf([&](int x) { return x < corner || x >= picture.width() - corner; });
    return columns;
}

void typeInto(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

} // namespace

/// The window against a scripted admin plane: what a live gateway does not do on demand.
class UiWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeAdmin> m_fake;
    std::unique_ptr<MainWindow> m_window;

    void open(const QString &page)
    {
        m_window = std::make_unique<MainWindow>(m_fake->url(), u"secret-token"_s);
        m_window->show();
        m_window->showPage(page);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    template <typename T>
    T *child(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Scheme::Light);
        QSettings().clear();
    }
    void init()
    {
        m_fake = std::make_unique<FakeAdmin>();
        scriptShop(*m_fake);
    }
    void cleanup()
    {
        m_window.reset();
        m_fake.reset();
    }

    void everyCallCarriesTheToken()
    {
        open(u"overview"_s);
        QTRY_VERIFY(m_fake->seen().size() > 4);
        for (const FakeAdmin::Seen &seen : m_fake->seen())
            QCOMPARE(seen.authorization, QByteArray("Bearer secret-token"));
    }

    void anErrorStandsAboveTheLastGoodDataWithItsTime()
    {
        open(u"keys"_s);
        auto *table = child<QTableView>(u"keysTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        m_fake->answer("GET /projects", R"({"error":"overloaded","message":"Busy, try again."})", 503);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        Page *page = m_window->page(u"keys"_s);
        QTRY_VERIFY(page->banner().isVisible());
        QVERIFY2(page->banner().text().contains(u"Busy, try again."_s), qPrintable(page->banner().text()));
        QVERIFY(page->banner().text().contains(u"as of"_s));
        QCOMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->isVisible());

        scriptShop(*m_fake);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(!page->banner().isVisible());
    }

    void anEmptyPageSaysTheNextStep_data()
    {
        QTest::addColumn<QString>("page");
        for (const char *page : {"overview", "customers", "keys", "requests"})
            QTest::newRow(page) << QString::fromLatin1(page);
    }
    void anEmptyPageSaysTheNextStep()
    {
        m_fake->answer("GET /projects", R"({"projects":[]})");
        m_fake->answer("GET /requests", R"({"requests":[],"next_cursor":null})");
        m_fake->answer("GET /exposure",
                       "{\"account\":"
                           + scope("account", "account", window("0", "0", nullptr, nullptr), nullptr, "")
                           + ",\"projects\":[]}");
        QFETCH(QString, page);
        open(page);
        QTRY_VERIFY(shownEmptyState(*m_window));
        const EmptyState *empty = shownEmptyState(*m_window);
        QVERIFY(!empty->title().isEmpty());
        for (const QLabel *label : empty->findChildren<QLabel *>())
            QVERIFY2(std::abs(label->geometry().center().x() - empty->rect().center().x()) <= 1,
                     qPrintable(label->text()));
    }

    void aCustomersNameIsNeverMarkup()
    {
        open(u"customers"_s);
        auto *table = child<QTableView>(u"customersTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 7);
        table->selectRow(5);
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(),
                     qPrintable(label->text()));
        QCOMPARE(cell(table, 5, 0), u"<b>bold</b> & co"_s);
    }

    void editingACapSendsItsExactDigitsAndShowsTheAnswer()
    {
        open(u"customers"_s);
        auto *table = child<QTableView>(u"customersTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 7);
        auto *apply = child<QPushButton>(u"applyCustomer"_s);
        QTRY_VERIFY(apply->isVisible());
        QVERIFY(!apply->isEnabled());
        m_fake->answer("PATCH /projects/p1/customers/acme",
                       customer("acme", "pro", "4.81", "61.20", "7.000000001", "2.16", "ok", "override"));
        typeInto(child<QLineEdit>(u"capAmount"_s), u"7.000000001"_s);
        QTest::mouseClick(apply, Qt::LeftButton);
        QTRY_COMPARE(m_fake->seenCount("PATCH", "/projects/p1/customers/acme"), 1);
        const QByteArray body = m_fake->lastBody("PATCH", "/projects/p1/customers/acme");
        QVERIFY2(body.contains("\"daily_spend_limit_usd\":7.000000001,"), body.constData());
        QVERIFY2(body.contains("\"monthly_spend_limit_usd\":100,"), body.constData());
        QTRY_COMPARE(cell(table, 0, 5), u"$2.16"_s);
        QVERIFY(!apply->isEnabled());
    }

    void aWrongAmountCannotBeApplied()
    {
        open(u"customers"_s);
        QTRY_VERIFY(child<QPushButton>(u"applyCustomer"_s)->isVisible());
        typeInto(child<QLineEdit>(u"capAmount"_s), u"five"_s);
        QVERIFY(!child<QPushButton>(u"applyCustomer"_s)->isEnabled());
    }

    void aRefusedSaveKeepsTheTextAndSaysWhy()
    {
        open(u"settings"_s);
        auto *listen = child<QLineEdit>(u"setting-listen"_s);
        QTRY_COMPARE(listen->text(), u"127.0.0.1:8080"_s);
        m_fake->answer(
            "PATCH /settings",
            R"({"error":"port_taken","message":"Port 8085 is taken by process 4711.","param":"listen"})",
            409);
        typeInto(listen, u"127.0.0.1:8085"_s);
        QTest::mouseClick(child<QPushButton>(u"save-listen"_s), Qt::LeftButton);
        const auto saysTaken = [this] {
            for (const QLabel *label : m_window->page(u"settings"_s)->findChildren<QLabel *>())
                if (label->isVisible() && label->text().contains(u"taken by process 4711"_s))
                    return true;
            return false;
        };
        QTRY_VERIFY(saysTaken());
        QCOMPARE(listen->text(), u"127.0.0.1:8085"_s);
        QCOMPARE(m_fake->lastBody("PATCH", "/settings"), QByteArray(R"({"listen":"127.0.0.1:8085"})"));
    }

    void whatTheEnvironmentSetsCannotBeEdited()
    {
        open(u"settings"_s);
        QTRY_COMPARE(child<QLineEdit>(u"setting-retention_days"_s)->text(), u"90"_s);
        QVERIFY(!child<QLineEdit>(u"setting-retention_days"_s)->isEnabled());
    }

    void pausingIsOneKeyAndShowsWhatTheGatewaySays()
    {
        open(u"overview"_s);
        auto *pause = child<QPushButton>(u"pauseSpend"_s);
        QTRY_VERIFY(pause->isEnabled());
        m_fake->answer("POST /pause", R"({"paused":true,"until":null,"scope":"paid"})");
        QTest::keyClick(m_window.get(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_fake->lastBody("POST", "/pause"), QByteArray(R"({"for":null,"all":false})"));
        QTest::qWait(50);
        QCOMPARE(pause->text(), u"Pause spend"_s); // the gateway has not said so yet
        m_fake->pushEvent(
            "snapshot",
            R"({"listen":"http:\/\/127.0.0.1:8080","paused":{"until":null,"scope":"paid"},"budget_time_zone":"UTC"})");
        QTRY_COMPARE(pause->text(), u"Resume spend…"_s);
    }

    void aLiveRequestAppearsAndHoldingStillKeepsItOut()
    {
        open(u"requests"_s);
        auto *table = child<QTableView>(u"requestsTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 8);
        QTRY_VERIFY(m_fake->streamCount() > 0);
        m_fake->pushEvent("request", request(100, "acme", "gpt-4o", "gpt-4o", "ok", "0.01", "miss", 5));
        QTRY_COMPARE(table->model()->rowCount(), 9);
        typeInto(child<QLineEdit>(u"requestsFilter"_s), u"customer:globex"_s);
        QTRY_VERIFY(m_fake->seen().last().query.contains("customer=globex"));
        m_fake->pushEvent("request", request(101, "acme", "gpt-4o", "gpt-4o", "ok", "0.01", "miss", 5));
        QTest::qWait(400);
        QCOMPARE(table->model()->rowCount(), 8);
    }

    void newsInABurstReachTheScreenTogether()
    {
        open(u"requests"_s);
        QTRY_VERIFY(m_fake->streamCount() > 0);
        QSignalSpy figures(&m_window->link(), &GatewayLink::statusChanged);
        QSignalSpy requests(&m_window->link(), &GatewayLink::requestsSeen);
        for (int i = 0; i < 50; ++i) {
            m_fake->pushEvent("request",
                              request(100 + i, "acme", "gpt-4o", "gpt-4o", "ok", "0.01", "miss", 5));
            m_fake->pushEvent("snapshot", "{}");
        }
        QTRY_COMPARE(requests.count(), 1);
        QCOMPARE(requests.first().first().value<QList<Request>>().size(), 50);
        QVERIFY(figures.count() <= 4); // one, and what opening the window still asked for
    }

    void aLostGatewayIsShownAndFoundAgain()
    {
        open(u"overview"_s);
        TrayIcon tray(m_window->link(), m_window->attention());
        QTRY_VERIFY(m_window->link().connected());
        QTRY_COMPARE(tray.menu()->actions().first()->text(), u"Guarding"_s);
        m_fake->goAway();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->link().connected(), 8000);
        QTRY_COMPARE(tray.menu()->actions().first()->text(), u"Not running"_s);
        QVERIFY(!child<QPushButton>(u"pauseSpend"_s)->isEnabled());
        QTRY_VERIFY(m_window->page(u"overview"_s)->banner().isVisible());
    }

    void theStreamIsOpenedAgainAfterItBroke()
    {
        open(u"overview"_s);
        QTRY_VERIFY(m_fake->seenCount("GET", "/events") == 1);
        m_fake->dropStreams();
        QTRY_VERIFY_WITH_TIMEOUT(m_fake->seenCount("GET", "/events") >= 2, 3000);
    }

    void everyControlHasAnAccessibleName()
    {
        open(u"overview"_s);
        for (const QString &page : {u"overview"_s, u"customers"_s, u"keys"_s, u"projects"_s, u"requests"_s,
                                    u"providers"_s, u"settings"_s}) {
            m_window->showPage(page);
            QTest::qWait(150);
            for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
                const bool control = widget->focusPolicy() & Qt::TabFocus;
                if (control && widget->isVisible()
                    && !qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()))
                    QVERIFY2(!widget->accessibleName().isEmpty(),
                             qPrintable(page + u' ' + QString::fromLatin1(widget->metaObject()->className())
                                        + u' ' + widget->objectName()));
            }
        }
    }

    void withoutATrayClosingTheWindowQuits()
    {
        open(u"overview"_s);
        QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
        m_window->close();
        QCOMPARE(quit.count(), 1);
    }

    void withATrayClosingHidesAndExplainsOnce()
    {
        QSettings().remove(u"window/close_explained"_s);
        open(u"overview"_s);
        m_window->setTrayPresent(true);
        QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
        QSignalSpy explained(m_window.get(), &MainWindow::hiddenToTrayFirstTime);
        m_window->close();
        m_window->bringUp();
        m_window->close();
        QCOMPARE(quit.count(), 0);
        QCOMPARE(explained.count(), 1);
        QVERIFY(m_window->isHidden());
    }

    void aRestoreThatIsReadShowsHowFarItIsAndCanBeStopped()
    {
        m_fake->answer("GET /restore", R"({"planned":null,"running":true,"cancelled":false,"bytes":250,)"
                                       R"("expected_bytes":1000,"error":null})");
        m_fake->answer("DELETE /restore", "", 204);
        open(u"settings"_s);
        auto *reading = child<QWidget>(u"restoreProgress"_s);
        QTRY_VERIFY(reading->isVisibleTo(m_window.get()));
        QCOMPARE(reading->findChild<QProgressBar *>()->value(), 250);
        QVERIFY(!child<QPushButton>(u"restore"_s)->isEnabled());
        reading->findChild<QPushButton *>()->click();
        QTRY_COMPARE(m_fake->seenCount("DELETE", "/restore"), 1);
        m_fake->answer("GET /restore", R"({"planned":null,"running":false,"cancelled":true,"bytes":250,)"
                                       R"("expected_bytes":1000,"error":null})");
        QTRY_VERIFY(!reading->isVisibleTo(m_window.get()));
        QVERIFY(child<QPushButton>(u"restore"_s)->isEnabled());
        const auto saysStopped = [this] {
            for (const QLabel *label : m_window->page(u"settings"_s)->findChildren<QLabel *>())
                if (label->text().startsWith(u"The restore was stopped"_s))
                    return true;
            return false;
        };
        QTRY_VERIFY(saysStopped());
    }

    void aBadgeLeavesItsPagesNameWhole_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    void aBadgeLeavesItsPagesNameWhole()
    {
        QFETCH(const QString, language);
        applyLanguage(*qApp, language);
        open(u"overview"_s);
        auto *sidebar = child<SideBar>(u"sidebar"_s);
        for (const QString &id : m_window->pageIds()) {
            auto *entry = child<QPushButton>(u"nav-"_s + id);
            sidebar->select(id);
            sidebar->setBadge(id, 0);
            const QImage plain = entry->grab().toImage();
            sidebar->setBadge(id, 12);
            const QImage badged = entry->grab().toImage();
            QVERIFY(differingColumns(plain, badged).first() > inkedColumns(plain).last() + 2);
        }
        applyLanguage(*qApp, u"en"_s);
    }

    void oneKeyTurnsEveryChartIntoATableAndBack()
    {
        open(u"overview"_s);
        const auto turn = [this] { QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier); };
        for (const QString &id : {u"overview"_s, u"customers"_s}) {
            m_window->showPage(id);
            auto *chart = m_window->page(id)->findChild<SpendChart *>();
            QTRY_VERIFY(chart && chart->isVisible());
            turn();
            QVERIFY2(chart->isTable(), qPrintable(id));
            turn();
            QVERIFY2(!chart->isTable(), qPrintable(id));
        }
        m_window->showPage(u"cache"_s);
        auto *days = child<QStackedWidget>(u"cacheDays"_s);
        turn();
        QCOMPARE(days->currentIndex(), 1);
        turn();
        QCOMPARE(days->currentIndex(), 0);
    }

    void everyProvidersCardIsWholeInEveryLanguage_data() { aBadgeLeavesItsPagesNameWhole_data(); }
    void everyProvidersCardIsWholeInEveryLanguage()
    {
        QFETCH(const QString, language);
        applyLanguage(*qApp, language);
        open(u"providers"_s);
        QTRY_VERIFY(!m_window->findChildren<ProviderCard *>().isEmpty());
        for (const int width : {960, 1100, 1280, 1400, 1600}) {
            m_window->resize(width, 800);
            QTest::qWait(20);
            for (const ProviderCard *card : m_window->findChildren<ProviderCard *>())
                QVERIFY2(card->geometry().right() <= card->parentWidget()->width()
                             && card->parentWidget()->width()
                                    <= card->parentWidget()->parentWidget()->width(),
                         qPrintable(u"%1 at %2"_s.arg(card->provider().slug).arg(width)));
        }
        applyLanguage(*qApp, u"en"_s);
    }

    void buttonsStandUnderTheirTitle()
    {
        open(u"projects"_s);
        const auto leftOf = [this](QWidget *widget) { return widget->mapTo(m_window.get(), QPoint()).x(); };
        QLabel *title = nullptr;
        const auto titled = [&] {
            for (QLabel *label : m_window->page(u"projects"_s)->findChildren<QLabel *>())
                if (label->text().startsWith(u"Limits of customers"_s))
                    title = label;
            return title != nullptr;
        };
        QTRY_VERIFY(titled());
        QCOMPARE(leftOf(child<QPushButton>(u"editProjectCaps"_s)), leftOf(title));
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    UiWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ui_window_test.moc"
