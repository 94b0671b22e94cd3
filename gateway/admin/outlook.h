#pragma once

#include "admin/adminroutes.h"
#include "budget/forecast.h"

namespace llm0 {

/// How many earlier days a forecast looks at.
constexpr int outlookDays = 14;

/// Where a scope's day and month probably end, and when that meets a cap.
struct Outlook {
    Forecast day;
    Forecast month;
    std::optional<BlockTime> dayBlocks;
    std::optional<BlockTime> monthBlocks;
    /// The sooner of the two.
    const std::optional<BlockTime> &blocks() const;
};

/// `earlier`: what the scope cost on earlier whole days.
Outlook outlookOf(const AdminServices &services, const ScopeBalance &balance, const Caps &caps,
                  std::vector<Money> earlier);

/// "forecast", "forecast_month", "blocks_at", "blocks_from", "blocks_until".
void writeOutlook(JsonWriter &json, const Outlook &outlook);
void writeForecast(JsonWriter &json, const Forecast &forecast);

} // namespace llm0
