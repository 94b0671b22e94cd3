#pragma once

#include "base/money.h"
#include "domain/budgetwindow.h"

#include <optional>
#include <vector>

namespace llm0 {

/// What a window is known by, half-way through it.
struct ForecastInput {
    Money spent; ///< settled and held since the window began
    BudgetWindow window;
    UnixMs now = 0;
    std::vector<Money> earlier; ///< totals of earlier whole windows of the same kind; any order
};

/// Where the spend of a window probably ends. low ≤ likely ≤ high, none below what is spent.
struct Forecast {
    Money low;
    Money likely;
    Money high;
    friend bool operator==(const Forecast &, const Forecast &) = default;
};

/// Pure, whole numbers only. The rest of the window is taken between today's pace and what such windows
/// usually cost (their median); the pace weighs more the longer the window has run. The band spans both, and
/// the quartiles of the earlier windows.
Forecast forecastOf(const ForecastInput &input);

/// A month from its days: the rest of today, then every day that is left at what days usually cost.
/// `today` is the forecast of today, `spentToday` what it holds already.
Forecast monthForecastOf(Money spentThisMonth, Money spentToday, const Forecast &today, int daysLeft,
                         std::vector<Money> earlierDays);

/// When a straight line from what is spent now to the forecast crosses a cap.
struct BlockTime {
    UnixMs likely = 0;
    UnixMs earliest = 0;          ///< on the high side of the band
    std::optional<UnixMs> latest; ///< absent: on the low side the cap holds until the window ends
};
/// Absent: the likely line stays below the cap. A cap that is reached already blocks at `input.now`.
std::optional<BlockTime> blockTimeOf(const ForecastInput &input, const Forecast &forecast, Money cap);

/// value × part ÷ whole in 128 bits, rounded down; saturates. `whole` above 0.
Money scaled(Money value, std::int64_t part, std::int64_t whole);

} // namespace llm0
