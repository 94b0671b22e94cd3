#include "usage/alertevaluator.h"

#include <algorithm>
#include <limits>

namespace llm0 {

namespace {

// GCC extension; the standard has no 128-bit integer.
__extension__ typedef __int128 Wide;

/// value × part ÷ whole, saturating; `whole` above 0.
Money scaled(Money value, std::int64_t part, std::int64_t whole)
{
    const Wide exact = static_cast<Wide>(value.nano()) * part / whole;
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    return exact > most ? Money::max() : Money::fromNano(static_cast<std::int64_t>(exact));
}

Alert alertOf(const AlertRule &rule, const ScopeSpend &spend, const AlertTime &time)
{
    const bool daily = rule.window == AlertWindow::Day;
    Alert alert;
    alert.rule = rule;
    alert.project = spend.project;
    alert.customer = spend.customer;
    alert.window = daily ? time.day : time.month;
    alert.cap = daily ? spend.dayCap : spend.monthCap;
    alert.spent = daily ? spend.day : spend.month;
    if (rule.basis == AlertBasis::Forecast)
        alert.forecast = forecastByPace(alert.spent, alert.window, time.now);
    alert.firedAt = time.now;
    return alert;
}

} // namespace

FiredKey firedKeyOf(const Alert &alert)
{
    return {alert.rule.id, alert.project, alert.customer, alert.window.start, alert.threshold.nano()};
}

Money forecastByPace(Money spent, const BudgetWindow &window, UnixMs now)
{
    const std::int64_t whole = std::max<std::int64_t>(window.end - window.start, 1);
    const std::int64_t gone = std::clamp<std::int64_t>(now - window.start, 0, whole);
    // In the first moments a single call would look like a torrent.
    return spent + scaled(spent, whole - gone, std::max<std::int64_t>(gone, whole / 24));
}

bool coversScope(const AlertRule &rule, const ScopeSpend &spend)
{
    if (rule.scope != spend.scope)
        return false;
    if (rule.scope == AlertScope::Account)
        return true;
    if (rule.project != 0 && rule.project != spend.project)
        return false;
    return rule.scope == AlertScope::Project || !rule.customer || *rule.customer == spend.customer;
}

std::optional<Money> thresholdOf(const AlertRule &rule, const std::optional<Money> &cap)
{
    if (rule.amount)
        return rule.amount;
    if (!rule.percent || !cap)
        return std::nullopt;
    return scaled(*cap, *rule.percent, 100);
}

std::vector<Alert> firedBy(const std::vector<AlertRule> &rules, const ScopeSpend &spend,
                           const AlertTime &time, const std::set<FiredKey> &fired)
{
    std::vector<Alert> alerts;
    for (const AlertRule &rule : rules) {
        if (!rule.enabled || !coversScope(rule, spend))
            continue;
        Alert alert = alertOf(rule, spend, time);
        const auto threshold = thresholdOf(rule, alert.cap);
        // Nothing spent is never news, whatever the threshold.
        if (!threshold || alert.spent.nano() <= 0 || alert.forecast.value_or(alert.spent) < *threshold)
            continue;
        alert.threshold = *threshold;
        if (!fired.contains(firedKeyOf(alert)))
            alerts.push_back(std::move(alert));
    }
    return alerts;
}

} // namespace llm0
