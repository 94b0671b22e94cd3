#include "models/curlcommand.h"
#include "models/filtercompletion.h"
#include "models/requestfilter.h"

#include <QProcess>
#include <QTest>
#include <QTimeZone>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

RequestFilter read(const QString &text)
{
    return RequestFilter::parse(text, now, QTimeZone::utc());
}

QString queryOf(const QString &text)
{
    QUrlQuery query;
    read(text).writeTo(query);
    return query.toString(QUrl::FullyDecoded);
}

QString faultOf(const QString &text)
{
    const auto fault = read(text).fault;
    return fault ? text.mid(fault->at, fault->length) + u" | "_s + fault->message : QString();
}

Request sample()
{
    Request r;
    r.id = u"req_1"_s;
    r.customer = u"acme"_s;
    r.modelAsked = u"gpt-4o-mini"_s;
    r.status = u"ok"_s;
    r.cache = u"exact"_s;
    r.actual = Amount{20'000'000};
    r.totalMs = 1500;
    r.startedAt = now.addSecs(-3600);
    r.labels = {{u"team"_s, u"red"_s}};
    return r;
}

} // namespace

class UiRequestFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField()
    {
        QCOMPARE(queryOf(u"customer:acme status:blocked cost:>0.01 model:gpt-* since:2h"_s),
                 u"customer=acme&model=gpt-*&status=blocked&cost_above=0.01&from=2026-11-24T10:00:00.000Z"_s);
        QCOMPARE(queryOf(u"project:shop key:web-1 tier:free provider:openai error:model_* cache:hit"_s),
                 u"project=shop&key=web-1&tier=free&provider=openai&error=model_*&cache=hit"_s);
        QCOMPARE(queryOf(u"took:>2s label:team=red id:req_1"_s),
                 u"label=team:red&id=req_1&took_above_ms=2000"_s);
        QCOMPARE(queryOf(u"CUSTOMER:\"Big Co\" status:answered"_s), u"customer=Big Co&status=ok"_s);
        QVERIFY(read(u"  "_s).isEmpty());
    }
    void readsCostsExactly()
    {
        QCOMPARE(queryOf(u"cost:>=0.5 cost:<1"_s), u"cost_above=0.499999999&cost_below=1"_s);
        QCOMPARE(queryOf(u"cost:$0.25"_s), u"cost_above=0.249999999&cost_below=0.250000001"_s);
        QCOMPARE(queryOf(u"cost:0"_s), u"cost_above=-0.000000001&cost_below=0.000000001"_s);
    }
    void readsDaysInTheBudgetsZone()
    {
        const auto zone = QTimeZone("America/New_York");
        const auto filter = RequestFilter::parse(u"since:yesterday until:today"_s, now, zone);
        QCOMPARE(filter.since.toUTC().toString(Qt::ISODate), u"2026-11-23T05:00:00Z"_s);
        QCOMPARE(filter.until.toUTC().toString(Qt::ISODate), u"2026-11-24T05:00:00Z"_s);
    }
    void saysWhatIsWrongAndWhere()
    {
        QVERIFY(faultOf(u"status:ok custmer:acme"_s).startsWith(u"custmer:acme | "_s));
        QVERIFY(faultOf(u"custmer:acme"_s).contains(u"Did you mean customer:?"_s));
        QVERIFY(faultOf(u"acme"_s).contains(u"customer:acme"_s));
        QVERIFY(faultOf(u"status:gone"_s).contains(u"blocked"_s));
        QVERIFY(faultOf(u"cost:much"_s).contains(u"cost:>0.01"_s));
        QVERIFY(faultOf(u"since:soon"_s).contains(u"since:2h"_s));
        QVERIFY(faultOf(u"took:2s"_s).contains(u"took:>2s"_s));
        QVERIFY(faultOf(u"label:red"_s).contains(u"label:name=value"_s));
        QVERIFY(faultOf(u"model:"_s).contains(u"needs a value"_s));
        QVERIFY(faultOf(u"model:a model:b"_s).startsWith(u"model:b | "_s));
        QVERIFY(faultOf(u"customer:\"Big"_s).contains(u"quote"_s));
    }
    void asksTheSameOfLiveRequests()
    {
        const Request r = sample();
        for (const QString &yes : {u"customer:acme"_s, u"customer:AC*"_s, u"model:gpt-*"_s, u"cache:hit"_s,
                                   u"cost:>0.01"_s, u"cost:0.02"_s, u"took:>1s"_s, u"since:2h"_s,
                                   u"label:team=red"_s, u"id:req_1"_s, u"status:ok"_s})
            QVERIFY2(read(yes).matches(r), qPrintable(yes));
        for (const QString &no : {u"customer:acm"_s, u"model:*claude*"_s, u"cache:miss"_s, u"cost:<0.02"_s,
                                  u"took:>2s"_s, u"since:30m"_s, u"label:team=blue"_s, u"status:blocked"_s})
            QVERIFY2(!read(no).matches(r), qPrintable(no));
        Request refused = r;
        refused.status = u"refused"_s;
        QVERIFY(!read(u"status:blocked"_s).matches(refused));
        refused.errorCode = u"spend_cap_exceeded"_s;
        QVERIFY(read(u"status:blocked"_s).matches(refused));
        QVERIFY(read(u"status:refused"_s).matches(refused));
    }
    void offersWhatMayStandAtTheCursor()
    {
        QHash<QString, QStringList> known{{u"customer"_s, {u"acme"_s, u"Big Co"_s}}};
        QCOMPARE(completeFilter(u"cust"_s, 4, known).choices, QStringList{u"customer:"_s});
        QCOMPARE(completeFilter(u"customer:b"_s, 10, known).choices, QStringList{u"customer:\"Big Co\""_s});
        QVERIFY(completeFilter(u"status:bl"_s, 9, known).choices.contains(u"status:blocked"_s));
        const auto second = completeFilter(u"status:ok c"_s, 11, known);
        QCOMPARE(second.at, qsizetype(10));
        QVERIFY(second.choices.contains(u"cost:"_s));
        QVERIFY(!completeFilter(u"status:ok "_s, 10, known).choices.contains(u"status:"_s));
    }
    void copiesACommandThatTheShellTakesAsItStands()
    {
        Request r = sample();
        r.dialect = u"openai_chat"_s;
        r.customer = u"it's $(touch /tmp/x) `id` \"&\""_s;
        const QString command = curlCommand(r, u"http://127.0.0.1:8080"_s);
        QVERIFY(command.contains(u"Bearer $LLM0_API_KEY"_s));
        QVERIFY(command.contains(u"/v1/chat/completions"_s));
        // Let a real shell split it: curl is played by a function that prints its words.
        QProcess shell;
        shell.start(u"sh"_s,
                    {u"-c"_s, u"curl() { for w in \"$@\"; do printf '%s\\n' \"$w\"; done; }; "_s + command});
        QVERIFY(shell.waitForFinished(5000));
        const QString words = QString::fromUtf8(shell.readAllStandardOutput());
        QVERIFY2(words.contains(u"X-Customer-ID: it's $(touch /tmp/x) `id` \"&\"\n"_s), qPrintable(words));
        QCOMPARE(shell.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(UiRequestFilterTest)
#include "ui_requestfilter_test.moc"
