#include "pages/spendsteps.h"

#include "format/days.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {

SpendSeries emptySeries(const QDateTime &now, const QTimeZone &zone, bool month)
{
    SpendSeries series;
    const QDate today = now.toTimeZone(zone).date();
    const QDate first = month ? QDate(today.year(), today.month(), 1) : today;
    series.from = dayStart(first, zone);
    series.to = dayStart(month ? first.addMonths(1) : first.addDays(1), zone);
    series.now = now;
    series.zone = zone;
    series.month = month;
    return series;
}

void addUsage(SpendSeries &series, const QList<UsageSum> &usage, Amount settled)
{
    QMap<QDateTime, Amount> byEnd;
    for (const UsageSum &row : usage) {
        const QDateTime end = series.month
                                  ? dayStart(QDate::fromString(row.day, Qt::ISODate).addDays(1), series.zone)
                                  : QDateTime::fromString(row.bucket, Qt::ISODate).addSecs(900);
        const QDateTime at = std::min(end, series.now);
        byEnd[at] = byEnd.value(at) + row.cost;
    }
    series.steps.clear();
    Amount total;
    for (auto it = byEnd.cbegin(); it != byEnd.cend(); ++it) {
        if (it.value().isZero())
            continue;
        total = total + it.value();
        series.steps.append({it.key(), total});
    }
    if (settled > total)
        series.steps.append({series.now, settled});
}

QUrlQuery usageQuery(const SpendSeries &series)
{
    QUrlQuery query;
    query.addQueryItem(u"from"_s, series.from.toUTC().toString(Qt::ISODateWithMs));
    query.addQueryItem(u"group_by"_s, series.month ? u"day"_s : u"bucket"_s);
    return query;
}

} // namespace llm0::ui
