#include "dialects/rfc3339.h"

#include <charconv>
#include <chrono>
#include <optional>

namespace llm0 {

namespace {

namespace chrono = std::chrono;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    int number = 0;
    if (at + count > text.size())
        return std::nullopt;
    const char *first = text.data() + at;
    const auto [end, fault] = std::from_chars(first, first + count, number);
    return fault == std::errc() && end == first + count ? std::optional(number) : std::nullopt;
}

std::string padded(int number, std::size_t width)
{
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// Seconds that the zone at the end ("Z", "+02:00") is ahead of UTC.
int zoneOffset(std::string_view text)
{
    const auto sign = text.find_first_of("+-", 19);
    const auto hours = sign == std::string_view::npos ? std::nullopt : digits(text, sign + 1, 2);
    if (!hours)
        return 0;
    const int seconds = *hours * 3600 + digits(text, sign + 4, 2).value_or(0) * 60;
    return text[sign] == '-' ? -seconds : seconds;
}

} // namespace

std::string rfc3339Of(std::int64_t secondsSince1970)
{
    const chrono::sys_seconds at{chrono::seconds(secondsSince1970)};
    const auto day = chrono::floor<chrono::days>(at);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss time{at - day};
    return padded(int(date.year()), 4) + "-" + padded(int(unsigned(date.month())), 2) + "-"
           + padded(int(unsigned(date.day())), 2) + "T" + padded(int(time.hours().count()), 2) + ":"
           + padded(int(time.minutes().count()), 2) + ":" + padded(int(time.seconds().count()), 2) + "Z";
}

std::int64_t secondsOf(std::string_view text)
{
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second)
        return 0;
    const chrono::year_month_day date{chrono::year(*year), chrono::month(unsigned(*month)),
                                      chrono::day(unsigned(*day))};
    if (!date.ok())
        return 0;
    const chrono::sys_seconds at =
        chrono::sys_days(date) + chrono::hours(*hour) + chrono::minutes(*minute) + chrono::seconds(*second);
    return at.time_since_epoch().count() - zoneOffset(text);
}

} // namespace llm0
