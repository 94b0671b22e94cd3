#include "mainwindow.h"
#include "pages/page.h"
#include "ui/seededgateway.h"
#include "widgets/basics.h"

#include <QComboBox>
#include <QDateTime>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

/// A budget zone whose month has had its spend: UTC, but on the morning of a 1st one where it is yet the day
/// before.
std::string zoneWhereTheMonthIsOld()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return now.date().day() == 1 && now.time().hour() < 12 ? "Etc/GMT+12" : "UTC";
}

} // namespace

/// Rules made on screen tell of what the running gateway's customers spend.
class UiAlertsPageTest : public QObject
{
    Q_OBJECT

    SeededGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;

    QTableView *rules() { return m_window->findChild<QTableView *>(u"alertRulesTable"_s); }
    QTableView *inbox() { return m_window->findChild<QTableView *>(u"alertsTable"_s); }
    QString cell(QTableView *table, int row, int column)
    {
        return table->model()->index(row, column).data().toString();
    }
    void click(QWidget *where, const QString &name)
    {
        auto *button = where->findChild<QPushButton *>(name);
        QVERIFY2(button && button->isEnabled() && button->isVisible(), qPrintable(name));
        QTest::keyClick(button, Qt::Key_Space);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        llm0::SeedPlan plan;
        plan.requests = 4000;
        plan.customers = 10;
        plan.zone = zoneWhereTheMonthIsOld();
        QVERIFY(m_gateway.seed(plan));
        QVERIFY2(m_gateway.start(), m_gateway.output());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->show();
        m_window->showPage(u"alerts"_s);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void withoutRulesItOffersTheUsualOnes()
    {
        QTRY_VERIFY(!rules()->isVisible());
        EmptyState *offer = nullptr;
        for (EmptyState *state : m_window->page(u"alerts"_s)->findChildren<EmptyState *>())
            if (state->isVisible() && state->title() == u"No rules yet"_s)
                offer = state;
        QVERIFY(offer);
        QTest::keyClick(offer->findChild<QPushButton *>(), Qt::Key_Space);
        QTRY_COMPARE(rules()->model()->rowCount(), 5);
        QTRY_VERIFY(!cell(rules(), 0, 2).contains(u"…"_s));
    }

    void aNewRuleSaysBeforehandHowOftenItWouldHaveFired()
    {
        QSignalSpy told(&m_window->link(), &GatewayLink::notificationWanted);
        click(m_window.get(), u"newAlertRule"_s);
        auto *dialog = m_window->findChild<QDialog *>();
        QVERIFY(dialog);
        auto *who = dialog->findChild<QComboBox *>(u"alertWho"_s);
        who->setCurrentIndex(who->findData(u"account"_s));
        for (SegmentedControl *control : dialog->findChildren<SegmentedControl *>())
            control->setChoice(u"month"_s);
        for (SegmentedControl *control : dialog->findChildren<SegmentedControl *>())
            control->setChoice(u"amount"_s);
        auto *amount = dialog->findChild<QLineEdit *>(u"alertAmount"_s);
        amount->clear();
        QTest::keyClicks(amount, u"0.01"_s);
        auto *history = dialog->findChild<QLabel *>(u"alertHistory"_s);
        // Thirty days hold the beginning of one month; on a 31st of none.
        QTRY_VERIFY2(history->text().contains(u"would have fired 1 time"_s)
                         || history->text().contains(u"would not have fired"_s),
                     qPrintable(history->text()));
        click(dialog, u"saveAlertRule"_s);
        QTRY_COMPARE(rules()->model()->rowCount(), 6);
        // This month's seeded spend is past a cent already: it is told within seconds.
        QTRY_VERIFY_WITH_TIMEOUT(inbox()->isVisible() && inbox()->model()->rowCount() > 0, 10'000);
        QTRY_VERIFY(!told.isEmpty());
        bool found = false;
        for (int row = 0; row < inbox()->model()->rowCount(); ++row)
            found = found || cell(inbox(), row, 2) == u"reached $0.01 in a month"_s;
        QVERIFY(found);
    }

    void anAlertIsResolvedAndFoundAgain()
    {
        const int open = inbox()->model()->rowCount();
        inbox()->selectRow(0);
        const QString what = cell(inbox(), 0, 2);
        click(m_window.get(), u"resolveAlert"_s);
        QTRY_COMPARE(inbox()->model()->rowCount(), open - 1);
        auto *which = m_window->findChild<SegmentedControl *>(u"alertsWhich"_s);
        which->setChoice(u"resolved"_s);
        Q_EMIT which->chosen(u"resolved"_s);
        // The open ones are shown until the answer is there, and may be one, too.
        QTRY_COMPARE(cell(inbox(), 0, 2), what);
        QCOMPARE(inbox()->model()->rowCount(), 1);
    }

    void aRuleIsDeletedOnlyWhenAskedTwice()
    {
        rules()->selectRow(0);
        click(m_window.get(), u"deleteAlertRule"_s);
        QTest::qWait(100);
        QCOMPARE(rules()->model()->rowCount(), 6);
        click(m_window.get(), u"deleteAlertRule"_s);
        QTRY_COMPARE(rules()->model()->rowCount(), 5);
    }
};

QTEST_MAIN(UiAlertsPageTest)
#include "ui_alertspage_test.moc"
