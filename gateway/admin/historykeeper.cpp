#include "admin/historykeeper.h"

namespace llm0 {

HistoryKeeper::HistoryKeeper(Reports &reports, const Clock &clock, const BudgetCalendar &calendar)
    : m_reports(reports)
    , m_clock(clock)
    , m_history(calendar)
{
    m_timer.setInterval(0);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { step(); });
}

void HistoryKeeper::step()
{
    const auto done = m_history.step(m_reports, m_clock.nowMs());
    if (!done || *done)
        m_timer.stop();
}

const SpendHistory &HistoryKeeper::fresh()
{
    (void)m_history.refreshToday(m_reports, m_clock.nowMs());
    if (m_history.closedDays() < SpendHistory::longestDays - 1 && !m_timer.isActive())
        m_timer.start();
    return m_history;
}

const SpendHistory &HistoryKeeper::whole()
{
    (void)m_history.refreshToday(m_reports, m_clock.nowMs());
    for (;;) {
        const auto done = m_history.step(m_reports, m_clock.nowMs());
        if (!done || *done)
            return m_history;
    }
}

} // namespace llm0
