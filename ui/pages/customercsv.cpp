#include "pages/customercsv.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QByteArray line(const QStringList &fields)
{
    QStringList out;
    for (const QString &field : fields)
        out.append(csvField(field));
    return out.join(u',').toUtf8() + "\r\n";
}

QStringList figuresOf(const UsageSum &u)
{
    return {QString::number(u.requests),
            QString::number(u.refused),
            QString::number(u.cacheHits),
            QString::number(u.tokens),
            u.cost.text(),
            u.saved.text()};
}

} // namespace

QString csvField(const QString &text)
{
    QString field = text;
    static const QString starters = u"=+-@\t\r\n"_s;
    if (!field.isEmpty() && starters.contains(field.front()))
        field.prepend(u'\'');
    if (field.contains(u'"') || field.contains(u',') || field.contains(u'\n') || field.contains(u'\r'))
        field = u'"' + field.replace(u'"', u"\"\""_s) + u'"';
    return field;
}

QByteArray customerCsv(const QString &customer, const QList<UsageSum> &usage, const QTimeZone &zone)
{
    QByteArray csv =
        line({u"customer_id"_s, u"day"_s, u"time_zone"_s, u"provider"_s, u"model"_s, u"requests"_s,
              u"refused"_s, u"cache_hits"_s, u"tokens"_s, u"cost_usd"_s, u"saved_usd"_s});
    UsageSum sum;
    const QString zoneName = QString::fromUtf8(zone.id());
    for (const UsageSum &u : usage) {
        csv += line(QStringList{customer, u.day, zoneName, u.provider, u.model} + figuresOf(u));
        sum.requests += u.requests;
        sum.refused += u.refused;
        sum.cacheHits += u.cacheHits;
        sum.tokens += u.tokens;
        sum.cost = sum.cost + u.cost;
        sum.saved = sum.saved + u.saved;
    }
    return csv + line(QStringList{customer, u"total"_s, zoneName, {}, {}} + figuresOf(sum));
}

} // namespace llm0::ui
