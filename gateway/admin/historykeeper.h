#pragma once

#include "usage/spendhistory.h"

#include <QTimer>

namespace llm0 {

/// Keeps the spend history of the admin thread fresh: today on demand, closed days one at a time between
/// other work, beginning when somebody first looks.
class HistoryKeeper
{
public:
    HistoryKeeper(Reports &reports, const Clock &clock, const BudgetCalendar &calendar);

    /// Today is at most a few seconds old. Closed days may still be missing at first.
    const SpendHistory &fresh();
    /// Reads everything that is missing now. For tests, and where an answer may take its time.
    const SpendHistory &whole();

private:
    void step();

    Reports &m_reports;
    const Clock &m_clock;
    SpendHistory m_history;
    QTimer m_timer;
};

} // namespace llm0
