#include "admin/paging.h"

#include <QDateTime>

#include <charconv>

namespace llm0 {

namespace {

constexpr std::int64_t largestPage = 1000;

Result<std::int64_t> numberOf(const AdminCall &call, std::string_view name, std::int64_t missing,
                              std::int64_t least, std::int64_t most)
{
    const std::string text = call.query(name);
    if (text.empty())
        return missing;
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < least || value > most)
        return Error{ErrorCode::InvalidRequest,
                     "'" + std::string(name) + "' must be a whole number from " + std::to_string(least)
                         + " to " + std::to_string(most),
                     std::string(name)};
    return value;
}

/// The start of an ISO day in the budget's zone; nullopt when the text is no day.
std::optional<BudgetWindow> dayFrom(const std::string &text, const BudgetCalendar &calendar)
{
    const QDate date = QDate::fromString(QString::fromStdString(text), Qt::ISODate);
    if (text.size() != 10 || !date.isValid())
        return std::nullopt;
    const QTimeZone zone(QByteArray::fromStdString(calendar.zoneName()));
    return calendar.dayOf(date.startOfDay(zone).toMSecsSinceEpoch());
}

Error noTime(std::string_view name, const std::string &text)
{
    return {ErrorCode::InvalidRequest,
            "'" + std::string(name)
                + "' must be a day like 2026-11-24 or a time like 2026-11-24T02:00:00Z, not '" + text + "'",
            std::string(name)};
}

Result<UnixMs> instantOf(std::string_view name, const std::string &text)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (!time.isValid() || text.find('T') == std::string::npos || time.timeSpec() == Qt::LocalTime)
        return noTime(name, text);
    return UnixMs(time.toMSecsSinceEpoch());
}

} // namespace

Result<Page> pageOf(const AdminCall &call, int usualLimit)
{
    const auto limit = numberOf(call, "limit", usualLimit, 1, largestPage);
    if (!limit)
        return limit.error();
    const auto cursor = numberOf(call, "cursor", 0, 0, std::numeric_limits<std::int64_t>::max());
    if (!cursor)
        return cursor.error();
    return Page{int(*limit), *cursor};
}

void writeNextCursor(JsonWriter &json, const std::optional<std::int64_t> &next)
{
    json.field("next_cursor", next ? std::optional(std::to_string(*next)) : std::nullopt);
}

Result<UnixMs> timeOf(const AdminCall &call, std::string_view name, UnixMs missing,
                      const BudgetCalendar &calendar)
{
    const std::string text = call.query(name);
    if (text.empty())
        return missing;
    if (const auto day = dayFrom(text, calendar))
        return name == "to" ? day->end : day->start;
    return instantOf(name, text);
}

Result<TimeRange> rangeOf(const AdminCall &call, UnixMs now, const BudgetCalendar &calendar)
{
    const auto from = timeOf(call, "from", calendar.monthOf(now).start, calendar);
    if (!from)
        return from.error();
    const auto to = timeOf(call, "to", now + 1, calendar);
    if (!to)
        return to.error();
    if (*from > *to)
        return Error{ErrorCode::InvalidRequest, "'from' must not be after 'to'", "from"};
    return TimeRange{*from, *to};
}

} // namespace llm0
