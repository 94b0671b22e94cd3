#pragma once

#include "domain/budgetwindow.h"
#include "domain/limits.h"
#include "domain/recordedcall.h"

#include <optional>
#include <span>
#include <vector>

namespace llm0 {

/// What a cap would have done on one day.
struct ReplayDay {
    BudgetWindow day;
    std::int64_t requests = 0; ///< that were made
    std::int64_t stopped = 0;  ///< of these
    Money spent;               ///< what all of them cost
    Money stoppedCost;         ///< what the stopped ones cost
};

struct ReplayResult {
    std::int64_t requests = 0;
    std::int64_t stopped = 0;
    Money stoppedCost;
    std::vector<ReplayDay> days; ///< days with a call, oldest first
    int daysStopped() const;
    ReplayResult &operator+=(const ReplayResult &other);
};

/// What day and month caps would have stopped, as the ledger decides: a call is refused when its recorded
/// worst case does not fit into what is left of a window, and then costs nothing. Pure.
/// `calls` in the order they began. Calls are taken one after the other, so what others held at the same
/// moment is not counted; a call that would have been fitted into a small rest counts as stopped.
ReplayResult replayCaps(std::span<const RecordedCall> calls, const Caps &caps,
                        const BudgetCalendar &calendar);

} // namespace llm0
