#include "budget/capreplay.h"

#include <algorithm>

namespace llm0 {

namespace {

bool fits(const std::optional<Money> &cap, Money spent, Money needed)
{
    return !cap || spent + needed <= *cap;
}

} // namespace

int ReplayResult::daysStopped() const
{
    return static_cast<int>(
        std::count_if(days.begin(), days.end(), [](const ReplayDay &day) { return day.stopped > 0; }));
}

ReplayResult &ReplayResult::operator+=(const ReplayResult &other)
{
    requests += other.requests;
    stopped += other.stopped;
    stoppedCost += other.stoppedCost;
    for (const ReplayDay &theirs : other.days) {
        const auto at =
            std::lower_bound(days.begin(), days.end(), theirs.day.start,
                             [](const ReplayDay &day, UnixMs start) { return day.day.start < start; });
        if (at == days.end() || at->day.start != theirs.day.start) {
            days.insert(at, theirs);
            continue;
        }
        at->requests += theirs.requests;
        at->stopped += theirs.stopped;
        at->spent += theirs.spent;
        at->stoppedCost += theirs.stoppedCost;
    }
    return *this;
}

ReplayResult replayCaps(std::span<const RecordedCall> calls, const Caps &caps, const BudgetCalendar &calendar)
{
    ReplayResult result;
    BudgetWindow month;
    Money dayPassed;
    Money monthPassed;
    for (const RecordedCall &call : calls) {
        if (result.days.empty() || !result.days.back().day.contains(call.startedAt)) {
            result.days.push_back({calendar.dayOf(call.startedAt)});
            dayPassed = {};
        }
        if (!month.contains(call.startedAt)) {
            month = calendar.monthOf(call.startedAt);
            monthPassed = {};
        }
        ReplayDay &day = result.days.back();
        ++day.requests;
        ++result.requests;
        day.spent += call.actual;
        // What costs nothing at worst (from a cache, a local model) is never held.
        if (call.estimate.isZero()
            || (fits(caps.perDay, dayPassed, call.estimate)
                && fits(caps.perMonth, monthPassed, call.estimate))) {
            dayPassed += call.actual;
            monthPassed += call.actual;
            continue;
        }
        ++day.stopped;
        ++result.stopped;
        day.stoppedCost += call.actual;
        result.stoppedCost += call.actual;
    }
    return result;
}

} // namespace llm0
