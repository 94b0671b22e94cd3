#include "charts/spendseries.h"

#include "format/days.h"

#include <algorithm>

namespace llm0::ui {
namespace {

// GCC extension; the standard has no 128-bit integer.
__extension__ typedef __int128 Wide;

QDateTime crossing(const SpendSeries &series, Amount spent, Amount target, Amount cap)
{
    if (target < cap || target <= spent)
        return {};
    const qint64 left = series.now.msecsTo(series.to);
    return series.now.addMSecs(static_cast<qint64>(Wide(left) * (cap - spent).nano / (target - spent).nano));
}

constexpr std::int64_t least = 1'000; // a millionth of a dollar

} // namespace

std::optional<BlockEstimate> blockEstimate(const SpendSeries &series, Amount spent, Amount cap)
{
    if (spent >= cap)
        return BlockEstimate{series.now, series.now, series.now, true};
    if (!series.forecast)
        return std::nullopt;
    const QDateTime likely = crossing(series, spent, series.forecast->likely, cap);
    if (!likely.isValid())
        return std::nullopt;
    return BlockEstimate{likely, crossing(series, spent, series.forecast->high, cap),
                         crossing(series, spent, series.forecast->low, cap), false};
}

std::pair<QDateTime, QDateTime> stretchAt(const SpendSeries &series, const QDateTime &at)
{
    if (series.month) {
        const QDate day = at.toTimeZone(series.zone).date();
        return {dayStart(day, series.zone), dayStart(day.addDays(1), series.zone)};
    }
    const qint64 hour = 3'600;
    const qint64 since = std::max<qint64>(series.from.secsTo(at), 0) / hour * hour;
    const QDateTime start = series.from.addSecs(since);
    return {start, std::min(start.addSecs(hour), series.to)};
}

Amount capStep(Amount axisEnd)
{
    std::int64_t step = least;
    const std::int64_t wanted = std::max(axisEnd.nano / 250, least);
    for (;;) {
        for (const int factor : {1, 2, 5})
            if (step * factor >= wanted)
                return {step * factor};
        step *= 10;
    }
}

Amount roundAxisEnd(Amount wanted)
{
    std::int64_t decade = least;
    while (decade < wanted.nano / 10)
        decade *= 10;
    for (const int tenths : {10, 12, 20, 40, 60, 80, 100})
        if (decade / 10 * tenths >= wanted.nano)
            return {decade / 10 * tenths};
    return {decade * 10};
}

} // namespace llm0::ui
