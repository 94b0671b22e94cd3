#pragma once

#include "domain/alertrule.h"

#include <vector>

namespace llm0 {

/// What was spent in one step of time.
struct SpendStep {
    UnixMs start = 0;
    UnixMs end = 0;
    Money cost;
};

/// A window in which a rule would have fired, and with what.
struct ReplayedAlert {
    BudgetWindow window;
    UnixMs at = 0;
    Money reached; ///< spent or forecast, as the rule has it
};

/// Pure. How a rule of this threshold would have fired over the steps, given oldest first.
std::vector<ReplayedAlert> replayRule(const AlertRule &rule, Money threshold,
                                      const std::vector<SpendStep> &steps, const BudgetCalendar &calendar);

} // namespace llm0
