#include "models/reportspec.h"

#include "format/days.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString startOf(const QDate &day, const QTimeZone &zone)
{
    return dayStart(day, zone).toUTC().toString(Qt::ISODateWithMs);
}

QUrlQuery rangeQuery(const ReportSpec &spec)
{
    QUrlQuery query;
    query.addQueryItem(u"from"_s, startOf(spec.from, spec.zone));
    query.addQueryItem(u"to"_s, startOf(spec.to.addDays(1), spec.zone));
    return query;
}

QString fileName(const ReportSpec &spec, const QString &what)
{
    return u"llm0-%1-%2-to-%3.csv"_s.arg(what, spec.from.toString(Qt::ISODate),
                                         spec.to.toString(Qt::ISODate));
}

} // namespace

DayRange rangeNamed(const QString &id, const QDate &today)
{
    const QDate first(today.year(), today.month(), 1);
    if (id == u"yesterday"_s)
        return {today.addDays(-1), today.addDays(-1)};
    if (id == u"7d"_s)
        return {today.addDays(-6), today};
    if (id == u"30d"_s)
        return {today.addDays(-29), today};
    if (id == u"month"_s)
        return {first, today};
    if (id == u"lastmonth"_s)
        return {first.addMonths(-1), first.addDays(-1)};
    return {today, today};
}

QString groupingOf(const ReportSpec &spec)
{
    if (spec.preset == ReportPreset::Requests)
        return {};
    if (spec.preset == ReportPreset::Focus)
        return u"day,project,key,customer,tier,provider,model"_s;
    return spec.grouping;
}

QUrlQuery usageQuery(const ReportSpec &spec, int limit)
{
    QUrlQuery query = rangeQuery(spec);
    if (const QString grouping = groupingOf(spec); !grouping.isEmpty())
        query.addQueryItem(u"group_by"_s, grouping);
    query.addQueryItem(u"time_zone"_s, QString::fromUtf8(spec.zone.id()));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    return query;
}

ReportFile reportFile(const ReportSpec &spec)
{
    ReportFile file;
    file.query = rangeQuery(spec);
    if (spec.preset == ReportPreset::Requests) {
        file.path = u"/export/requests.csv"_s;
        file.name = fileName(spec, u"requests"_s);
        return file;
    }
    file.query.addQueryItem(u"time_zone"_s, QString::fromUtf8(spec.zone.id()));
    if (spec.preset == ReportPreset::Focus) {
        file.path = u"/export/focus.csv"_s;
        file.name = fileName(spec, u"focus"_s);
        return file;
    }
    file.path = u"/export/usage.csv"_s;
    file.name = fileName(spec, spec.preset == ReportPreset::Savings ? u"savings"_s : u"usage"_s);
    file.query.addQueryItem(u"group_by"_s, spec.grouping);
    file.query.addQueryItem(u"total"_s, u"true"_s);
    return file;
}

} // namespace llm0::ui
