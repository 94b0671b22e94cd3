// 500 names that want to be more than names, of customers, keys and projects: shown as text on every page, in
// every dialog, tool tip, menu, notification and file.
#include "mainwindow.h"
#include "models/customersmodel.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "traymenu.h"
#include "ui/everydialog.h"
#include "ui/inerttexts.h"
#include "ui/seededgateway.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTimer>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int hostile = 500;
constexpr int settleMs = 300;
constexpr int everyNthRow = 41;

/// What a control character would do to the Admin API itself is refused there; all else may be a name.
QStringList projectNames()
{
    return {u"<b>bold</b> & <img src=x>"_s,
            u"=HYPERLINK(\"http://evil.example\",\"ok\")"_s,
            u"\u202Etxet"_s,
            u"\u200B\u2066\u200F"_s,
            u"e"_s + QString(60, QChar(0x0301)),
            u"&File &amp; 💸 %1 %n"_s};
}

/// A spreadsheet must not take a cell for a formula, nor a name for a new line.
QStringList formulasIn(const QByteArray &csv)
{
    QStringList found;
    QString cell;
    bool quoted = false;
    const auto end = [&] {
        if (!cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()) && !Amount::parse(cell))
            found.append(cell);
        cell.clear();
    };
    for (const QChar c : QString::fromUtf8(csv)) {
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u',' || c == u'\n'))
            end();
        else
            cell += c;
    }
    end();
    return found;
}

} // namespace

class UiHostileNamesTest : public QObject
{
    Q_OBJECT

    SeededGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;

    Answer send(const QByteArray &method, const QString &path, const JsonBody &body = {})
    {
        std::optional<Answer> got;
        const auto keep = [&](const Answer &answer) { got = answer; };
        AdminClient &client = m_window->link().client();
        if (method == "POST")
            client.post(path, body, this, keep);
        else
            client.get(path, this, keep);
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 10'000);
        return got.value_or(Answer());
    }
    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_window->findChild<Widget *>(name);
    }
    void show(const QString &page)
    {
        m_window->showPage(page);
        QTest::qWait(settleMs);
    }
    QString complaints() { return InertTexts::in(*m_window).join(u'\n'); }

    /// Not through the Admin API, which refuses them: an older database may hold anything.
    void addNamesWithLines()
    {
        const llm0::SystemClock clock;
        const auto storage = llm0::Storage::open({m_gateway.folder().toStdString(), false, false, 0}, clock);
        QVERIFY(storage);
        llm0::Customer customer;
        customer.id = 2'000'000;
        customer.project = 1;
        customer.firstSeen = clock.nowMs();
        for (const char *name : {"two\nlines", "carriage\r\n=1+1", "bell\a", "escape\x1b[2J"}) {
            ++customer.id;
            customer.name = name;
            (*storage)->journal().writeCustomer(customer);
        }
        QVERIFY((*storage)->journal().flush(5000));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        applyTheme(*qApp, Scheme::Light);
        llm0::SeedPlan plan;
        plan.requests = 3000;
        plan.customers = 20;
        plan.days = 40;
        plan.hostile = hostile;
        QVERIFY(m_gateway.seed(plan));
        addNamesWithLines();
        QVERIFY2(m_gateway.start(), m_gateway.output());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->resize(1280, 800);
        m_window->show();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->link().hasStatus(), 10'000);
        for (const QString &name : projectNames()) {
            const Answer made = send("POST", u"/projects"_s, JsonBody().text(u"name"_s, name));
            QVERIFY2(made.ok, qPrintable(made.error.message));
            const Answer key = send("POST", u"/projects/%1/api-keys"_s.arg(textOf(made.body, u"id"_s)),
                                    JsonBody().text(u"name"_s, name));
            QVERIFY2(key.ok, qPrintable(key.error.message));
        }
        // Everybody that spent today is told of.
        const Answer rule = send("POST", u"/alerts/rules"_s,
                                 JsonBody()
                                     .text(u"scope"_s, u"customer"_s)
                                     .text(u"window"_s, u"month"_s)
                                     .text(u"basis"_s, u"spent"_s)
                                     .amount(u"amount_usd"_s, Amount{1000}));
        QVERIFY2(rule.ok, qPrintable(rule.error.message));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void everyPageShowsThemAsText()
    {
        for (const QString &page : m_window->pageIds()) {
            show(page);
            QCOMPARE(complaints(), QString());
        }
        show(u"projects"_s);
        QVERIFY(InertTexts::count(*m_window->page(u"projects"_s), u"‹202E›"_s) > 0);
        show(u"keys"_s);
        QVERIFY(InertTexts::count(*m_window->page(u"keys"_s), u"‹202E›"_s) > 0);
        show(u"alerts"_s);
        QTRY_VERIFY_WITH_TIMEOUT(InertTexts::count(*m_window->page(u"alerts"_s), u"<b>bold</b>"_s) > 0,
                                 10'000);
        QCOMPARE(complaints(), QString());
    }

    void everyCustomerIsListedAndInspectedAsText()
    {
        show(u"customers"_s);
        auto *table = find<QTableView>(u"customersTable"_s);
        const auto *model = qobject_cast<CustomersModel *>(table->model());
        QTRY_VERIFY(model->rowCount() > hostile);
        for (int row = 0; row < model->rowCount(); row += CustomersModel::pageSize / 2) {
            table->scrollTo(model->index(row, 0));
            QTRY_VERIFY(model->at(row));
        }
        for (int row = 0; row < model->rowCount(); row += everyNthRow) {
            table->scrollTo(model->index(row, 0));
            QTRY_VERIFY(model->at(row));
            table->selectRow(row);
            QTest::qWait(60);
            QCOMPARE(InertTexts::in(*m_window->page(u"customers"_s)).join(u'\n'), QString());
        }
        find<QLineEdit>(u"customersFilter"_s)->setText(u"lines"_s);
        QTRY_COMPARE(model->rowCount(), 1);
        QTRY_COMPARE(model->index(0, 0).data().toString(), u"two‹000A›lines"_s);
        find<QLineEdit>(u"customersFilter"_s)->clear();
    }

    void everyRequestIsExplainedAsText()
    {
        show(u"requests"_s);
        auto *filter = m_window->page(u"requests"_s)->findChild<QLineEdit *>();
        filter->setText(u"since:400d"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        auto *table = m_window->page(u"requests"_s)->findChild<QTableView *>();
        QTRY_VERIFY(table->model()->rowCount() > 50);
        for (int row = 0; row < table->model()->rowCount(); row += everyNthRow) {
            table->selectRow(row);
            QTest::qWait(40);
            QCOMPARE(InertTexts::in(*m_window->page(u"requests"_s)).join(u'\n'), QString());
        }
    }

    void everyDialogShowsThemAsText()
    {
        QStringList names = projectNames();
        names.append(u"two\nlines\x1b"_s);
        for (const QString &name : names) {
            EveryDialog dialogs(*m_window, name);
            for (const auto &[what, dialog] : dialogs.all) {
                dialog->show();
                dialog->grab();
                QVERIFY2(InertTexts::in(*dialog).isEmpty(),
                         qPrintable(what + u": "_s + InertTexts::in(*dialog).join(u'\n')));
                dialog->hide();
            }
        }
    }

    void revokingAKeyAsksInText()
    {
        show(u"keys"_s);
        auto *table = find<QTableView>(u"keysTable"_s);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (!table->model()->index(row, 0).data().toString().contains(u"<img"_s)
                && !table->model()->index(row, 0).data().toString().contains(u"202E"_s))
                continue;
            table->selectRow(row);
            QString said = u"no question"_s;
            QTimer::singleShot(0, this, [&] {
                if (auto *ask = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
                    said = InertTexts::in(*ask).join(u'\n');
                    ask->reject();
                }
            });
            find<QPushButton>(u"revokeKey"_s)->click();
            QCOMPARE(said, QString());
        }
    }

    void paletteAndTrayListThemAsText()
    {
        m_window->activateWindow(); // the dialogs before took the focus with them
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(find<QLineEdit>(u"paletteEdit"_s)->isVisible());
        auto *list = find<QListWidget>(u"paletteList"_s);
        QTest::keyClicks(find<QLineEdit>(u"paletteEdit"_s), u"bold"_s);
        QTRY_VERIFY(list->count() > 0);
        QTest::qWait(settleMs);
        QCOMPARE(complaints(), QString());
        QTest::keyClick(find<QLineEdit>(u"paletteEdit"_s), Qt::Key_Escape);

        TrayMenu tray(m_window->link(), m_window->attention());
        QTRY_VERIFY(m_window->link().reviewCount() > hostile / 2);
        QCOMPARE(InertTexts::in(tray).join(u'\n'), QString());
    }

    void filesHoldNoFormulas_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"/export/customers.csv", "/export/requests.csv", "/export/focus.csv"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void filesHoldNoFormulas()
    {
        QFETCH(QString, path);
        const QDate today = QDateTime::currentDateTimeUtc().date();
        QUrlQuery query;
        query.addQueryItem(u"from"_s, today.addDays(-40).toString(Qt::ISODate));
        query.addQueryItem(u"to"_s, today.addDays(1).toString(Qt::ISODate));
        QNetworkReply *reply = m_window->link().client().stream(path, query);
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
        const QByteArray csv = reply->readAll();
        reply->deleteLater();
        QVERIFY2(csv.contains("SUM(A1:A9)"), csv.left(300));
        QCOMPARE(formulasIn(csv), QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    UiHostileNamesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ui_hostilenames_test.moc"
