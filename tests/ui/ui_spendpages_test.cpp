#include "charts/caphandle.h"
#include "charts/spendchart.h"
#include "format/format.h"
#include "mainwindow.h"
#include "models/customersmodel.h"
#include "models/keysmodel.h"
#include "pages/cappanel.h"
#include "pages/customercsv.h"
#include "pages/explainpanel.h"
#include "pages/page.h"
#include "theme/theme.h"
#include "ui/seededgateway.h"
#include "widgets/basics.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTimer>
#include <QTreeView>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int hostile = 500;

Amount amountOf(llm0::Money money)
{
    return {money.nano()};
}

} // namespace

/// Overview, Customers, Projects, Keys and Prices against a running gateway with a past, held against its
/// database.
class UiSpendPagesTest : public QObject
{
    Q_OBJECT

    SeededGateway m_gateway;
    std::unique_ptr<MainWindow> m_window;
    QString m_project;

    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_window->findChild<Widget *>(name);
    }
    QTableView *customers() { return find<QTableView>(u"customersTable"_s); }
    CustomersModel *model() { return qobject_cast<CustomersModel *>(customers()->model()); }

    Answer ask(const QString &path, const QUrlQuery &query = {})
    {
        std::optional<Answer> got;
        m_window->link().client().get(path, query, this, [&](const Answer &answer) { got = answer; });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 10'000);
        return got.value_or(Answer());
    }

    void filter(const QString &text)
    {
        find<QLineEdit>(u"customersFilter"_s)->setText(text);
        QTest::qWait(400);
    }

    void openCustomer(const QString &name)
    {
        m_window->showPage(u"customers"_s);
        m_window->page(u"customers"_s)->showItem(m_project + u'/' + name);
        QTRY_COMPARE(customers()->model()->index(0, 0).data().toString(), name);
        QTRY_COMPARE(customers()->currentIndex().row(), 0);
        QTRY_VERIFY(find<QLineEdit>(u"capAmount"_s)->isVisible());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        applyTheme(*qApp, Scheme::Light);
        llm0::SeedPlan plan;
        plan.requests = 6000;
        plan.customers = 40;
        plan.days = 60;
        plan.hostile = hostile;
        QVERIFY(m_gateway.seed(plan));
        QVERIFY2(m_gateway.start(), m_gateway.output());
        m_window = std::make_unique<MainWindow>(m_gateway.adminUrl(), m_gateway.token());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->link().hasStatus(), 10'000);
        const Answer projects = ask(u"/projects"_s);
        for (const Project &project : listOf<Project>(projects.body, u"projects"_s))
            if (project.name == u"shop-assistant"_s)
                m_project = project.id;
        QVERIFY(!m_project.isEmpty());
    }
    void cleanupTestCase()
    {
        m_window.reset();
        QVERIFY(m_gateway.stop());
    }

    void theOverviewShowsWhatTheDatabaseSums()
    {
        m_window->showPage(u"overview"_s);
        auto *tree = find<QTreeView>(u"exposureTree"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tree->model()->rowCount() >= 4, 10'000);
        Amount sum;
        const Answer exposure = ask(u"/exposure"_s);
        for (const Scope &project : Exposure::from(exposure.body).account.children)
            sum = sum + project.day.spent;
        QCOMPARE(sum.nano, amountOf(m_gateway.seeded.costToday).nano);
        QStringList shown;
        for (int row = 0; row < tree->model()->rowCount(); ++row)
            shown.append(tree->model()->index(row, 1).data().toString());
        for (const Scope &project : Exposure::from(exposure.body).account.children)
            QVERIFY(shown.contains(money(project.day.spent)));
    }

    void clickingTheChartExplainsThatHour()
    {
        m_window->showPage(u"overview"_s);
        auto *chart = m_window->page(u"overview"_s)->findChild<SpendChart *>();
        QTRY_VERIFY(chart->series().from.isValid());
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Return);
        auto *panel = m_window->page(u"overview"_s)->findChild<ExplainPanel *>();
        QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible() && panel->sentence().contains(u':'), 5000);
        QVERIFY2(panel->sentence().contains(u'$'), qPrintable(panel->sentence()));
    }

    void aTableSaysWhatTheChartShows()
    {
        m_window->showPage(u"overview"_s);
        auto *chart = m_window->page(u"overview"_s)->findChild<SpendChart *>();
        QTRY_VERIFY(!chart->series().steps.isEmpty());
        QVERIFY(!chart->isTable());
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(chart->isTable());
        auto *table = chart->findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), chart->series().steps.size());
        QCOMPARE(table->model()->index(table->model()->rowCount() - 1, 2).data().toString(),
                 money(chart->series().total()));
        QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!chart->isTable());
    }

    void theCustomersTotalIsThatOfItsCsvAndOfTheDatabase()
    {
        m_window->showPage(u"customers"_s);
        filter({});
        auto *totals = find<QLabel>(u"customerTotals"_s);
        llm0::RequestFilter rows;
        Amount database;
        const QDate first = QDateTime::currentDateTimeUtc().date().addDays(-29);
        rows.from = first.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch();
        for (const auto &stored : m_gateway.rows(rows))
            database = database + amountOf(stored.record.actual);
        QUrlQuery query;
        query.addQueryItem(u"from"_s, first.toString(Qt::ISODate));
        query.addQueryItem(u"group_by"_s, u"project"_s);
        Amount all;
        Amount ours;
        const Answer usage = ask(u"/usage"_s, query);
        for (const QJsonValue &value : usage.body.value(u"usage"_s).toArray()) {
            const Amount cost = llm0::ui::amountOf(value.toObject(), u"cost"_s);
            all = all + cost;
            if (textOf(value.toObject(), u"project"_s) == m_project)
                ours = cost;
        }
        QCOMPARE(all.nano, database.nano);
        const auto showsSum = [&] { return totals->text().contains(money(ours)); };
        (void)QTest::qWaitFor(showsSum, 15'000);
        QVERIFY2(showsSum(), qPrintable(totals->text() + u" / "_s + money(ours)));
        // And what a customer's own file adds up to is what its row says.
        openCustomer(u"acme"_s);
        QTRY_VERIFY(model()->at(0) && model()->at(0)->period.knownDays == 30);
        QUrlQuery one;
        one.addQueryItem(u"from"_s, first.toString(Qt::ISODate));
        one.addQueryItem(u"project"_s, m_project);
        one.addQueryItem(u"customer"_s, u"acme"_s);
        one.addQueryItem(u"group_by"_s, u"day,provider,model"_s);
        const QByteArray csv = customerCsv(
            u"acme"_s, listOf<UsageSum>(ask(u"/usage"_s, one).body, u"usage"_s), QTimeZone::utc());
        const QList<QByteArray> last = csv.trimmed().split('\n').last().trimmed().split(',');
        QCOMPARE(last.at(1), QByteArray("total"));
        QCOMPARE(QString::fromLatin1(last.at(9)), model()->at(0)->period.cost.text());
    }

    void draggingTheCapChangesNothingUntilItIsApplied()
    {
        openCustomer(u"acme"_s);
        const Answer before = ask(u"/projects/%1/customers/acme"_s.arg(m_project));
        auto *chart = find<SpendChart>(u"capChart"_s);
        auto *field = find<QLineEdit>(u"capAmount"_s);
        auto *apply = find<QPushButton>(u"applyCustomer"_s);
        CapHandle *handle = chart->handle();
        QTRY_VERIFY(handle->isVisible());
        QVERIFY(!apply->isEnabled());
        const Amount was = handle->amount();
        QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
        QTest::mouseMove(handle, handle->rect().center() + QPoint(0, 40));
        QTest::mouseRelease(handle, Qt::LeftButton);
        QVERIFY(handle->amount() < was);
        QCOMPARE(Amount::parse(field->text()).value_or(Amount{}), handle->amount());
        QVERIFY(apply->isEnabled());
        const auto same = ask(u"/projects/%1/customers/acme"_s.arg(m_project));
        QCOMPARE(Customer::from(same.body).effective.day, Customer::from(before.body).effective.day);

        handle->setFocus();
        const Amount dragged = handle->amount();
        QTest::keyClick(handle, Qt::Key_Up);
        QVERIFY(handle->amount() > dragged);
        const Amount stepped = handle->amount();
        QTest::keyClick(handle, Qt::Key_PageDown);
        QVERIFY(handle->amount() < stepped);
        QVERIFY(!handle->accessibleName().isEmpty() && !handle->accessibleDescription().isEmpty());
        QTest::mouseClick(find<QPushButton>(u"cancelCustomer"_s), Qt::LeftButton);
        QCOMPARE(handle->amount(), was);
        QVERIFY(!apply->isEnabled());
    }

    void theReplayTellsWhatACapOfNothingWouldHaveStopped()
    {
        openCustomer(u"acme"_s);
        auto *field = find<QLineEdit>(u"capAmount"_s);
        field->selectAll();
        QTest::keyClicks(field, u"0"_s);
        auto *text = find<QLabel>(u"replayText"_s);
        QTRY_VERIFY(model()->at(0) && model()->at(0)->period.knownDays == 30);
        const QString cost = money(model()->at(0)->period.cost);
        (void)QTest::qWaitFor([&] { return text->text().contains(cost); }, 5000);
        QVERIFY2(text->text().contains(cost), qPrintable(text->text() + u" / "_s + cost));
        QTest::mouseClick(find<QPushButton>(u"cancelCustomer"_s), Qt::LeftButton);
    }

    void anAppliedCapBindsAndCanBeTakenBack()
    {
        openCustomer(u"globex"_s);
        const QString path = u"/projects/%1/customers/globex"_s.arg(m_project);
        const Customer before = Customer::from(ask(path).body);
        auto *field = find<QLineEdit>(u"capAmount"_s);
        field->selectAll();
        QTest::keyClicks(field, u"0.123456789"_s);
        QTest::mouseClick(find<QPushButton>(u"applyCustomer"_s), Qt::LeftButton);
        QTRY_VERIFY(m_window->link().lastChange().canUndo());
        QCOMPARE(Customer::from(ask(path).body).effective.day.value_or(Amount{}).text(), u"0.123456789"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(Customer::from(ask(path).body).effective.day, before.effective.day);
        QCOMPARE(Customer::from(ask(path).body).overridden, before.overridden);
    }

    void severalCustomersAreCappedAtOnce()
    {
        m_window->showPage(u"customers"_s);
        filter({});
        QTRY_VERIFY(customers()->model()->rowCount() >= 3);
        customers()->clearSelection();
        customers()->selectRow(0);
        customers()->selectionModel()->select(customers()->model()->index(2, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QStringList names;
        for (const int row : {0, 2})
            names.append(model()->at(row)->id);
        auto *field = find<QLineEdit>(u"capAmount"_s);
        field->selectAll();
        QTest::keyClicks(field, u"0.77"_s);
        QTest::mouseClick(find<QPushButton>(u"applyCustomer"_s), Qt::LeftButton);
        for (const QString &name : names) {
            const QString path = u"/projects/%1/customers/%2"_s.arg(m_project, AdminClient::segment(name));
            QTRY_COMPARE(Customer::from(ask(path).body).effective.day.value_or(Amount{}).text(), u"0.77"_s);
        }
        filter({});
    }

    void theGatewaySortsAndFilters()
    {
        m_window->showPage(u"customers"_s);
        filter({});
        QTRY_VERIFY(customers()->model()->rowCount() >= 40);
        Q_EMIT customers()->horizontalHeader()->sectionClicked(CustomersModel::Name);
        QTest::qWait(400);
        QTRY_VERIFY(model()->at(0) && model()->at(1));
        QVERIFY(model()->at(0)->name.toUtf8() <= model()->at(1)->name.toUtf8());
        filter(u"no such customer anywhere"_s);
        QTRY_COMPARE(customers()->model()->rowCount(), 0);
        QVERIFY(!customers()->isVisible());
        filter({});
        QTRY_VERIFY(customers()->isVisible());
        Q_EMIT customers()->horizontalHeader()->sectionClicked(CustomersModel::Month);
    }

    void hostileNamesStayTextEverywhere()
    {
        m_window->showPage(u"customers"_s);
        filter({});
        QTRY_VERIFY(customers()->model()->rowCount() > hostile);
        const int rows = customers()->model()->rowCount();
        for (int row = 0; row < rows; row += 23) {
            customers()->scrollTo(customers()->model()->index(row, 0));
            QTRY_VERIFY(model()->at(row));
            customers()->selectRow(row);
            QTest::qWait(5);
        }
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(),
                     qPrintable(label->text()));
        for (const char *start : {"=1+1", "+1", "-1", "@x", "\t=1"})
            QVERIFY(csvField(QString::fromLatin1(start)).remove(u'"').startsWith(u'\''));
        QCOMPARE(csvField(u"a,\"b\""_s), u"\"a,\"\"b\"\"\""_s);
    }

    void aPriceIsSetWithItsWorkedExample()
    {
        m_window->showPage(u"providers"_s);
        m_window->page(u"providers"_s)->showItem(u"price:openai/gpt-6-preview"_s);
        auto *input = find<QLineEdit>(u"rate-input"_s);
        auto *apply = find<QPushButton>(u"applyPrice"_s);
        QTRY_VERIFY(input->isVisible());
        QTRY_COMPARE(find<QTableView>(u"pricesTable"_s)->currentIndex().row(), 0);
        QVERIFY(!apply->isEnabled());
        QTest::keyClicks(input, u"2.5"_s);
        QTest::keyClicks(find<QLineEdit>(u"rate-output"_s), u"10"_s);
        QVERIFY2(find<QLabel>(u"priceExample"_s)->text().contains(u"$0.0075"_s),
                 qPrintable(find<QLabel>(u"priceExample"_s)->text()));
        QTest::mouseClick(apply, Qt::LeftButton);
        const auto rate = [this] {
            const QJsonObject price =
                ask(u"/prices/openai/gpt-6-preview"_s).body.value(u"price"_s).toObject();
            return price.value(u"pico_per_token"_s).toObject().value(u"input"_s).toString();
        };
        QTRY_COMPARE(rate(), u"2500000"_s);
    }

    void aTierIsPricedAndItsMarginShown()
    {
        m_window->showPage(u"projects"_s);
        auto *margins = find<QTableView>(u"marginsTable"_s);
        QTRY_VERIFY(margins->model()->rowCount() >= 2);
        int row = -1;
        for (int i = 0; i < margins->model()->rowCount(); ++i)
            if (margins->model()->index(i, 0).data().toString() == u"pro"_s)
                row = i;
        QVERIFY(row >= 0);
        margins->selectRow(row);
        QTimer::singleShot(200, this, [] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            auto *price = dialog->findChild<QLineEdit *>(u"tierPrice"_s);
            price->setText(u"49"_s);
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"applyLimits"_s), Qt::LeftButton);
        });
        QTest::mouseClick(find<QPushButton>(u"tierPriceButton"_s), Qt::LeftButton);
        QTRY_COMPARE(margins->model()->index(row, 2).data().toString(), u"$49.00"_s);
    }

    void aProjectTakesSignedCustomersOnlyOnceItHasASecret()
    {
        m_window->showPage(u"projects"_s);
        auto *projects = find<QTableView>(u"projectsTable"_s);
        QTRY_VERIFY(projects->model()->rowCount() > 0);
        const auto open = [this](const std::function<void(QDialog *)> &work) {
            QTimer::singleShot(200, this, [work] {
                auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
                QVERIFY(dialog);
                work(dialog);
                QTest::mouseClick(dialog->findChild<QPushButton *>(u"closeSigning"_s), Qt::LeftButton);
            });
            QTest::mouseClick(find<QPushButton>(u"customerTokens"_s), Qt::LeftButton);
        };
        open([](QDialog *dialog) {
            auto *required = dialog->findChild<QCheckBox *>(u"signedOnly"_s);
            QVERIFY2(!required->isEnabled(), "without a secret nobody could sign");
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"makeSigningSecret"_s), Qt::LeftButton);
            auto *secret = dialog->findChild<CopyField *>(u"newSigningSecret"_s);
            QTRY_VERIFY(secret->value().startsWith(u"llm0_sign_"_s));
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"signingSecretCopied"_s), Qt::LeftButton);
            QVERIFY2(secret->value().isEmpty(), "shown once");
            QTRY_VERIFY(required->isEnabled());
            required->click();
            QTRY_VERIFY(required->isEnabled() && required->isChecked());
        });
        open([](QDialog *dialog) {
            auto *required = dialog->findChild<QCheckBox *>(u"signedOnly"_s);
            QTRY_VERIFY(required->isEnabled() && required->isChecked());
            QVERIFY(dialog->findChild<QLabel *>(u"signingSecrets"_s)->text().contains(u"in force"_s));
            required->click();
            QTRY_VERIFY(required->isEnabled() && !required->isChecked());
        });
    }

    void aKeyIsRotatedWithOverlap()
    {
        m_window->showPage(u"keys"_s);
        auto *table = find<QTableView>(u"keysTable"_s);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        table->selectRow(0);
        QTimer::singleShot(200, this, [] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmRotate"_s), Qt::LeftButton);
            auto *key = dialog->findChild<CopyField *>(u"rotatedKey"_s);
            QTRY_VERIFY(key->value().startsWith(u"llm0_live_"_s));
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"rotateDone"_s), Qt::LeftButton);
        });
        QTest::mouseClick(find<QPushButton>(u"rotateKey"_s), Qt::LeftButton);
        QTRY_COMPARE(table->model()->index(0, KeysModel::State).data().toString(), u"rotating"_s);
    }

    void everyControlHasAnAccessibleName()
    {
        for (const QString &page :
             {u"overview"_s, u"customers"_s, u"keys"_s, u"projects"_s, u"providers"_s}) {
            m_window->showPage(page);
            QTest::qWait(300);
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
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setOrganizationName(u"llm0-test"_s);
    UiSpendPagesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "ui_spendpages_test.moc"
