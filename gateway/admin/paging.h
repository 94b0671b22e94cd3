#pragma once

#include "admin/adminroutes.h"

namespace llm0 {

struct Page {
    int limit = 100;
    std::int64_t cursor = 0; ///< 0: from the start
};
/// ?limit= (1 to 1000) and ?cursor=.
Result<Page> pageOf(const AdminCall &call, int usualLimit);
/// "next_cursor": the number as text, or null at the end.
void writeNextCursor(JsonWriter &json, const std::optional<std::int64_t> &next);

struct TimeRange {
    UnixMs from = 0;
    UnixMs to = 0;
};
/// RFC 3339, or an ISO day, which begins in the budget's time zone. `missing` where the parameter is absent.
Result<UnixMs> timeOf(const AdminCall &call, std::string_view name, UnixMs missing,
                      const BudgetCalendar &calendar);
/// ?from= (the start of the budget month when absent) and ?to= (now when absent; a day is included whole).
Result<TimeRange> rangeOf(const AdminCall &call, UnixMs now, const BudgetCalendar &calendar);

} // namespace llm0
