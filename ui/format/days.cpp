#include "format/days.h"

namespace llm0::ui {
namespace {

constexpr qint64 quarterMs = 15 * 60 * 1000; // zones shift by whole ones
constexpr int quartersOfHalfADay = 48;

} // namespace

QDate dayOf(const QDateTime &at, const QTimeZone &zone)
{
    return at.toTimeZone(zone).date();
}

QDate today(const QTimeZone &zone)
{
    return dayOf(QDateTime::currentDateTimeUtc(), zone);
}

QDateTime dayStart(const QDate &day, const QTimeZone &zone)
{
    if (!day.isValid())
        return {};
    // Qt may name no moment, or the second of two: walk from noon, which every day has.
    qint64 start = QDateTime(day, QTime(12, 0), zone).toMSecsSinceEpoch();
    for (int i = 0; i < 2 * quartersOfHalfADay; ++i) {
        if (dayOf(QDateTime::fromMSecsSinceEpoch(start - quarterMs, Qt::UTC), zone) != day)
            break;
        start -= quarterMs;
    }
    return QDateTime::fromMSecsSinceEpoch(start, zone);
}

} // namespace llm0::ui
