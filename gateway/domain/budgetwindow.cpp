#include "domain/budgetwindow.h"

#include "base/digits.h"

#include <QDateTime>

#include <chrono>

namespace llm0 {

namespace {

constexpr UnixMs minuteMs = 60'000;

constexpr UnixMs quarterMs = 15 * minuteMs; // zones shift by whole ones

QDate dateAt(UnixMs at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at, zone).date();
}

/// Where the clock is set back to midnight (Havana), that day has two; Qt may name the second.
UnixMs firstMoment(QDate date, const QTimeZone &zone)
{
    UnixMs start = date.startOfDay(zone).toMSecsSinceEpoch();
    while (dateAt(start - 1, zone) == date)
        start -= quarterMs;
    return start;
}

BudgetWindow between(QDate from, QDate to, const QTimeZone &zone)
{
    return {firstMoment(from, zone), firstMoment(to, zone)};
}

UnixMs floorTo(UnixMs at, UnixMs step)
{
    const UnixMs rest = at % step;
    return at - (rest < 0 ? rest + step : rest);
}

} // namespace

Result<BudgetCalendar> BudgetCalendar::forZone(const std::string &name)
{
    QTimeZone zone(QByteArray::fromStdString(name));
    if (!zone.isValid())
        return Error{ErrorCode::InvalidRequest,
                     "'" + name + "' is not a time zone: use an IANA name such as UTC or Europe/Berlin",
                     "budget_time_zone"};
    return BudgetCalendar(std::move(zone));
}

BudgetWindow BudgetCalendar::dayOf(UnixMs at) const
{
    const QDate date = dateAt(at, m_zone);
    return between(date, date.addDays(1), m_zone);
}

BudgetWindow BudgetCalendar::monthOf(UnixMs at) const
{
    const QDate date = dateAt(at, m_zone);
    const QDate first(date.year(), date.month(), 1);
    return between(first, first.addMonths(1), m_zone);
}

BudgetWindow BudgetCalendar::hourOf(UnixMs at) const
{
    // Zones are a multiple of 15 minutes from UTC: a local hour begins at a quarter, not always at a UTC
    // hour.
    const UnixMs offset = UnixMs(m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC))) * 1000;
    const UnixMs start = floorTo(at + offset, 60 * minuteMs) - offset;
    return {start, start + 60 * minuteMs};
}

BudgetWindow BudgetCalendar::minuteOf(UnixMs at) const
{
    const UnixMs start = floorTo(at, minuteMs);
    return {start, start + minuteMs};
}

std::string BudgetCalendar::zoneName() const
{
    return m_zone.id().toStdString();
}

std::string toRfc3339(UnixMs at)
{
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(at)};
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(time - midnight);
    const int year = int(day.year());
    std::string text = "YYYY-MM-DDThh:mm:ss.mmmZ";
    if (year >= 0 && year <= 9999)
        putDigits(text.data(), 4, static_cast<unsigned>(year));
    else
        text.replace(0, 4, std::to_string(year));
    char *end = text.data() + text.size() - 20;
    end = putDigits(end + 1, 2, unsigned(day.month()));
    end = putDigits(end + 1, 2, unsigned(day.day()));
    end = putDigits(end + 1, 2, static_cast<unsigned>(clock.hours().count()));
    end = putDigits(end + 1, 2, static_cast<unsigned>(clock.minutes().count()));
    end = putDigits(end + 1, 2, static_cast<unsigned>(clock.seconds().count()));
    putDigits(end + 1, 3, static_cast<unsigned>(clock.subseconds().count()));
    return text;
}

} // namespace llm0
