#include "usage/alertreplay.h"

#include "usage/alertevaluator.h"

namespace llm0 {

std::vector<ReplayedAlert> replayRule(const AlertRule &rule, Money threshold,
                                      const std::vector<SpendStep> &steps, const BudgetCalendar &calendar)
{
    std::vector<ReplayedAlert> alerts;
    BudgetWindow window;
    Money spent;
    bool fired = false;
    for (const SpendStep &step : steps) {
        if (!window.contains(step.start)) {
            window =
                rule.window == AlertWindow::Day ? calendar.dayOf(step.start) : calendar.monthOf(step.start);
            spent = {};
            fired = false;
        }
        spent += step.cost;
        const bool forecast = rule.basis == AlertBasis::Forecast;
        const Money reached = forecast ? forecastByPace(spent, window, step.end) : spent;
        if (fired || spent.nano() <= 0 || reached < threshold)
            continue;
        fired = true;
        alerts.push_back({window, step.end, reached});
    }
    return alerts;
}

} // namespace llm0
