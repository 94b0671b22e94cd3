#include "budget/forecast.h"

#include <algorithm>
#include <limits>

namespace llm0 {

namespace {

// GCC extension; the standard has no 128-bit integer.
__extension__ typedef __int128 Wide;

/// The value that `permille` of the sorted values lie below.
Money quantile(const std::vector<Money> &sorted, int permille)
{
    if (sorted.empty())
        return {};
    const std::size_t last = sorted.size() - 1;
    return sorted[(last * static_cast<std::size_t>(permille) + 500) / 1000];
}

struct Typical {
    Money low, middle, high;
};

std::optional<Typical> typicalOf(std::vector<Money> earlier)
{
    if (earlier.empty())
        return std::nullopt;
    std::sort(earlier.begin(), earlier.end());
    return Typical{quantile(earlier, 250), quantile(earlier, 500), quantile(earlier, 750)};
}

/// When the line from (now, spent) to (end, target) reaches the cap.
std::optional<UnixMs> crossing(const ForecastInput &input, Money target, Money cap)
{
    if (input.spent >= cap)
        return input.now;
    if (target < cap || target <= input.spent)
        return std::nullopt;
    const Money need = cap - input.spent;
    const Money climb = target - input.spent;
    const Wide wait = Wide(input.window.end - input.now) * need.nano() / climb.nano();
    return input.now + static_cast<UnixMs>(wait);
}

} // namespace

Money scaled(Money value, std::int64_t part, std::int64_t whole)
{
    const Wide exact = Wide(value.nano()) * part / whole;
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    return exact > most ? Money::max() : Money::fromNano(static_cast<std::int64_t>(exact));
}

Forecast forecastOf(const ForecastInput &input)
{
    const std::int64_t whole = std::max<std::int64_t>(input.window.end - input.window.start, 1);
    const std::int64_t gone = std::clamp<std::int64_t>(input.now - input.window.start, 0, whole);
    const std::int64_t left = whole - gone;
    // In the first moments a single call would look like a torrent.
    const Money pace = scaled(input.spent, left, std::max<std::int64_t>(gone, whole / 24));
    const auto typical = typicalOf(input.earlier);
    if (!typical)
        return {input.spent + scaled(pace, 1, 2), input.spent + pace, input.spent + scaled(pace, 3, 2)};
    const Money usual = scaled(typical->middle, left, whole);
    const Money likely = scaled(pace, gone, whole) + scaled(usual, left, whole);
    const Money low = std::min({pace, scaled(typical->low, left, whole), likely});
    const Money high = std::max({pace, scaled(typical->high, left, whole), likely});
    return {input.spent + low, input.spent + likely, input.spent + high};
}

Forecast monthForecastOf(Money spentThisMonth, Money spentToday, const Forecast &today, int daysLeft,
                         std::vector<Money> earlierDays)
{
    const Typical day =
        typicalOf(std::move(earlierDays)).value_or(Typical{today.low, today.likely, today.high});
    const auto end = [&](Money todayEnd, Money perDay) {
        return spentThisMonth + (todayEnd - spentToday) + scaled(perDay, daysLeft, 1);
    };
    const Money likely = end(today.likely, day.middle);
    return {std::min(end(today.low, day.low), likely), likely, std::max(end(today.high, day.high), likely)};
}

std::optional<BlockTime> blockTimeOf(const ForecastInput &input, const Forecast &forecast, Money cap)
{
    const auto likely = crossing(input, forecast.likely, cap);
    if (!likely)
        return std::nullopt;
    return BlockTime{*likely, crossing(input, forecast.high, cap).value_or(*likely),
                     crossing(input, forecast.low, cap)};
}

} // namespace llm0
