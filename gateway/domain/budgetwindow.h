#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QTimeZone>

namespace llm0 {

/// A stretch of time in which spend is counted together: [start, end).
struct BudgetWindow {
    UnixMs start = 0;
    UnixMs end = 0;
    bool contains(UnixMs at) const { return at >= start && at < end; }
    friend bool operator==(const BudgetWindow &, const BudgetWindow &) = default;
};

/// Calendar windows of one time zone. They follow from the timestamp alone, so nothing has to reset them.
class BudgetCalendar
{
public:
    explicit BudgetCalendar(QTimeZone zone = QTimeZone::utc()) : m_zone(std::move(zone)) {}
    /// By IANA name ("Europe/Berlin").
    static Result<BudgetCalendar> forZone(const std::string &name);

    BudgetWindow dayOf(UnixMs at) const;
    BudgetWindow monthOf(UnixMs at) const;
    BudgetWindow hourOf(UnixMs at) const;
    BudgetWindow minuteOf(UnixMs at) const;
    std::string zoneName() const;

private:
    QTimeZone m_zone;
};

/// RFC 3339 in UTC with milliseconds: "2026-11-24T02:00:00.000Z".
std::string toRfc3339(UnixMs at);

} // namespace llm0
