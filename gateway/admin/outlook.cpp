#include "admin/outlook.h"

namespace llm0 {

namespace {

constexpr UnixMs dayMs = 86'400'000;

std::optional<BlockTime> blocks(const ForecastInput &input, const Forecast &forecast,
                                const std::optional<Money> &cap, const Balance &balance)
{
    return cap ? blockTimeOf(input, forecast, *cap + balance.allowed) : std::nullopt;
}

void writeInstant(JsonWriter &json, std::string_view name, const std::optional<UnixMs> &at)
{
    json.key(name);
    at ? json.time(*at) : json.null();
}

} // namespace

const std::optional<BlockTime> &Outlook::blocks() const
{
    const bool byMonth = monthBlocks && (!dayBlocks || monthBlocks->likely < dayBlocks->likely);
    return byMonth ? monthBlocks : dayBlocks;
}

Outlook outlookOf(const AdminServices &services, const ScopeBalance &balance, const Caps &caps,
                  std::vector<Money> earlier)
{
    const BudgetCalendar &calendar = services.ledger.calendar();
    const UnixMs now = services.clock.nowMs();
    const ForecastInput day{balance.day.spent + balance.day.reserved, calendar.dayOf(now), now, earlier};
    const BudgetWindow month = calendar.monthOf(now);
    const int daysLeft = static_cast<int>((month.end - day.window.end + dayMs / 2) / dayMs);
    Outlook outlook;
    outlook.day = forecastOf(day);
    const ForecastInput wholeMonth{balance.month.spent + balance.month.reserved, month, now, {}};
    outlook.month = monthForecastOf(wholeMonth.spent, day.spent, outlook.day, daysLeft, std::move(earlier));
    outlook.dayBlocks = llm0::blocks(day, outlook.day, caps.perDay, balance.day);
    outlook.monthBlocks = llm0::blocks(wholeMonth, outlook.month, caps.perMonth, balance.month);
    return outlook;
}

void writeForecast(JsonWriter &json, const Forecast &forecast)
{
    json.beginObject()
        .field("low", forecast.low)
        .field("likely", forecast.likely)
        .field("high", forecast.high)
        .endObject();
}

void writeOutlook(JsonWriter &json, const Outlook &outlook)
{
    json.key("forecast");
    writeForecast(json, outlook.day);
    json.key("forecast_month");
    writeForecast(json, outlook.month);
    const auto &at = outlook.blocks();
    writeInstant(json, "blocks_at", at ? std::optional(at->likely) : std::nullopt);
    writeInstant(json, "blocks_from", at ? std::optional(at->earliest) : std::nullopt);
    writeInstant(json, "blocks_until", at ? at->latest : std::nullopt);
}

} // namespace llm0
