// What Ctrl+C takes out of a table: whole rows, with the digits that the screen rounds away.
#include "models/alertsmodel.h"
#include "models/cachemodel.h"
#include "models/customersmodel.h"
#include "models/exposuremodel.h"
#include "models/keysmodel.h"
#include "models/projectsmodel.h"
#include "models/reportmodel.h"
#include "models/requestsmodel.h"
#include "models/tiersmodel.h"
#include "widgets/table.h"
#include "widgets/treetable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr Amount exact{1'234'567'891}; // shown as $1.23
const QString digits = u"1.234567891"_s;

UsageLine line(const QString &customer)
{
    UsageLine one;
    one.group = {{u"customer"_s, customer}};
    one.requests = 12'345;
    one.cost = exact;
    return one;
}

ReportSpec perCustomer()
{
    ReportSpec spec;
    spec.zone = QTimeZone::utc();
    spec.grouping = u"customer"_s;
    return spec;
}

QString copied(QAbstractItemView &view)
{
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    return QGuiApplication::clipboard()->text();
}

/// Cells that show dollars and cannot say how many exactly.
QStringList rounded(const QAbstractItemModel &model)
{
    QStringList found;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(0, column);
        if (index.data().toString().contains(u'$') && index.data(CellRole::Exact).toString() != digits)
            found.append(model.headerData(column, Qt::Horizontal).toString());
    }
    return found;
}

} // namespace

class UiCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowIsCopiedWithAllItsDigits()
    {
        ReportModel model(perCustomer(), false);
        model.setRows({line(u"acme"_s), line(u"globex"_s)});
        Table table(u"report"_s);
        table.useModel(&model);
        table.selectRow(1);
        QVERIFY(model.index(1, 5).data().toString() == u"$1.23"_s);
        const QStringList cells = copied(table).split(u'\t');
        QCOMPARE(cells.first(), u"globex"_s);
        QCOMPARE(cells.at(1), u"12345"_s);
        QCOMPARE(cells.last(), digits);
    }

    void severalRowsAreLinesAndHiddenColumnsStayOut()
    {
        ReportModel model(perCustomer(), false);
        model.setRows({line(u"acme"_s), line(u"globex"_s), line(u"initech"_s)});
        Table table(u"report"_s);
        table.setSelectionMode(QAbstractItemView::ExtendedSelection);
        table.useModel(&model);
        table.giveWay({1, 2, 3, 4}, true);
        table.selectAll();
        QCOMPARE(copied(table), u"acme\t%1\nglobex\t%1\ninitech\t%1"_s.arg(digits));
    }

    void aNameThatASpreadsheetWouldRunIsCopiedAsText()
    {
        ReportModel model(perCustomer(), false);
        model.setRows({line(u"=cmd|'/c calc'!A1"_s)});
        Table table(u"report"_s);
        table.useModel(&model);
        table.selectRow(0);
        QVERIFY2(copied(table).startsWith(u"'="_s), qPrintable(copied(table)));
    }

    void theExposureTreeIsCopiedToo()
    {
        Scope project;
        project.kind = u"project"_s;
        project.id = project.name = u"shop"_s;
        project.day.spent = exact;
        project.day.cap = exact;
        project.exposure = exact;
        ExposureModel model;
        Exposure exposure;
        exposure.account.children = {project};
        model.setExposure(exposure, QTimeZone::utc());
        TreeTable tree(u"exposure"_s);
        tree.setModel(&model);
        tree.setCurrentIndex(model.index(0, 0, {}));
        const QStringList cells = copied(tree).split(u'\t');
        QCOMPARE(cells.count(digits), 3); // spent, cap, left
        QCOMPARE(cells.at(ExposureModel::Reserved), u"0"_s);
    }

    void everyAmountInATableKnowsItsDigits()
    {
        Customer customer;
        customer.spentToday = customer.spentMonth = customer.period.cost = customer.period.saved = exact;
        customer.leftToday = customer.effective.day = exact;
        customer.outlook.day.likely = exact;
        CustomersModel customers;
        customers.start(1, 0, {customer});
        QCOMPARE(rounded(customers), QStringList());

        KeyRow key;
        key.key.spentToday = key.key.spentMonth = exact;
        key.key.caps.day = exact;
        KeysModel keys;
        keys.setRows({key});
        QCOMPARE(rounded(keys), QStringList());

        Project project;
        project.spentToday = project.spentMonth = exact;
        project.caps.day = project.caps.month = exact;
        ProjectsModel projects;
        projects.setRows({project});
        QCOMPARE(rounded(projects), QStringList());

        Margin margin;
        margin.price = margin.p50 = margin.p95 = margin.most = margin.cost = exact;
        MarginsModel margins;
        margins.setRows({margin});
        QCOMPARE(rounded(margins), QStringList());

        Alert alert;
        alert.spent = exact;
        alert.forecast = alert.limit = exact;
        AlertsModel alerts;
        alerts.setRows({alert});
        const QString what = alerts.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString();
        QStringList inexact = rounded(alerts);
        inexact.removeAll(what); // a sentence
        QCOMPARE(inexact, QStringList());

        CacheSaving saving;
        saving.saved = exact;
        CacheSavingsModel savings(u"Model"_s);
        savings.setRows({saving});
        QCOMPARE(rounded(savings), QStringList());

        Request request;
        request.status = u"ok"_s;
        request.estimate = request.actual = exact;
        RequestsModel requests;
        requests.setRows({request});
        QCOMPARE(rounded(requests), QStringList());
    }
};

QTEST_MAIN(UiCopyTest)
#include "ui_copy_test.moc"
