#include "client/auditentries.h"
#include "models/alerttexts.h"
#include "models/reportspec.h"

#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

/// What reports ask for and what changes and alerts say, without a window.
class UiReportSpecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangesAreWholeDays()
    {
        const QDate today(2026, 3, 15);
        QCOMPARE(rangeNamed(u"7d"_s, today).from, QDate(2026, 3, 9));
        QCOMPARE(rangeNamed(u"month"_s, today).from, QDate(2026, 3, 1));
        QCOMPARE(rangeNamed(u"lastmonth"_s, today).from, QDate(2026, 2, 1));
        QCOMPARE(rangeNamed(u"lastmonth"_s, today).to, QDate(2026, 2, 28));
        QCOMPARE(rangeNamed(u"yesterday"_s, QDate(2026, 1, 1)).to, QDate(2025, 12, 31));
    }
    void previewAndFileAskForTheSameTime()
    {
        ReportSpec spec{ReportPreset::Customers,
                        {2026, 11, 1},
                        {2026, 11, 24},
                        QTimeZone("America/New_York"),
                        u"customer"_s};
        const QUrlQuery preview = usageQuery(spec, 500);
        const ReportFile file = reportFile(spec);
        QCOMPARE(preview.queryItemValue(u"from"_s), u"2026-11-01T04:00:00.000Z"_s);
        QCOMPARE(preview.queryItemValue(u"to"_s), u"2026-11-25T05:00:00.000Z"_s);
        for (const QString &item : {u"from"_s, u"to"_s, u"group_by"_s, u"time_zone"_s})
            QCOMPARE(preview.queryItemValue(item), file.query.queryItemValue(item));
        QCOMPARE(file.path, u"/export/usage.csv"_s);
        QCOMPARE(file.name, u"llm0-usage-2026-11-01-to-2026-11-24.csv"_s);
        spec.preset = ReportPreset::Focus;
        QCOMPARE(reportFile(spec).path, u"/export/focus.csv"_s);
        spec.preset = ReportPreset::Requests;
        QCOMPARE(reportFile(spec).path, u"/export/requests.csv"_s);
        QVERIFY(!usageQuery(spec, 1).hasQueryItem(u"group_by"_s));
    }
    void changesNameTheFieldsThatDiffer()
    {
        AuditEntry entry;
        entry.before = {
            {u"cap"_s, u"5"_s}, {u"name"_s, u"a"_s}, {u"limits"_s, QJsonObject{{u"day"_s, u"1"_s}}}};
        entry.after = {{u"cap"_s, u"7"_s},
                       {u"name"_s, u"a"_s},
                       {u"limits"_s, QJsonObject{{u"day"_s, u"2"_s}}},
                       {u"on"_s, true}};
        const QList<AuditChange> changes = entry.changes();
        QCOMPARE(changes.size(), 3);
        QCOMPARE(changes[0].field, u"cap"_s);
        QCOMPARE(changes[0].after, u"7"_s);
        QCOMPARE(changes[1].field, u"limits.day"_s);
        QCOMPARE(changes[2].before, u"–"_s);
    }
    void alertsSayWhoAndWhat()
    {
        Alert alert;
        alert.scope = u"customer"_s;
        alert.customer = u"acme"_s;
        alert.window = u"day"_s;
        alert.basis = u"spent"_s;
        alert.percent = 80;
        QCOMPARE(alertWho(alert) + u' ' + alertWhat(alert), u"Customer acme reached 80 % of its day cap"_s);
        alert.basis = u"forecast"_s;
        alert.percent.reset();
        alert.threshold = Amount{5'000'000'000};
        alert.window = u"month"_s;
        QCOMPARE(alertWhat(alert), u"is forecast to reach $5.00 this month"_s);
    }
    void rulesAreSentAsTheyAreShown()
    {
        AlertRule rule;
        rule.scope = u"customer"_s;
        rule.window = u"day"_s;
        rule.basis = u"spent"_s;
        rule.percent = 80;
        QCOMPARE(ruleWho(rule), u"Every customer"_s);
        QCOMPARE(ruleWhat(rule), u"80 % of the day cap"_s);
        QCOMPARE(rule.body().bytes(),
                 QByteArray(R"({"scope":"customer","window":"day","basis":"spent","project_id":null,)"
                            R"("customer_id":null,"percent":80,"enabled":true})"));
    }
};

QTEST_GUILESS_MAIN(UiReportSpecTest)
#include "ui_reportspec_test.moc"
