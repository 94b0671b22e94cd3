#include "limits/requestcounter.h"

#include <algorithm>
#include <string_view>

namespace llm0 {

namespace {
constexpr UnixMs sweepEveryMs = 60'000;
constexpr std::string_view perMinute = "requests_per_minute";
constexpr std::string_view perHour = "requests_per_hour";
constexpr std::string_view perDay = "requests_per_day";

std::string modelLimit(const std::string &model)
{
    return "model_limits[" + model + "]";
}

std::string labelLimit(const std::string &name)
{
    return "label_limits[" + name + "]";
}

std::string keyOf(CustomerId customer, std::string_view what, const BudgetWindow &window)
{
    std::string key = std::to_string(customer);
    return key.append(1, '|').append(what).append(1, '|').append(std::to_string(window.start));
}

} // namespace

std::vector<RequestCounter::Line> RequestCounter::linesFor(CustomerId customer, const LimitSet &limits,
                                                           const std::string &model, const Labels &labels,
                                                           UnixMs at) const
{
    std::vector<Line> lines;
    const auto add = [&](std::string what, std::int64_t limit, const BudgetWindow &window) {
        std::string key = keyOf(customer, what, window);
        lines.push_back({std::move(key), std::move(what), limit, window});
    };
    if (limits.counts.perMinute)
        add(std::string(perMinute), *limits.counts.perMinute, m_calendar.minuteOf(at));
    if (limits.counts.perHour)
        add(std::string(perHour), *limits.counts.perHour, m_calendar.hourOf(at));
    if (limits.counts.perDay)
        add(std::string(perDay), *limits.counts.perDay, m_calendar.dayOf(at));
    if (const auto found = limits.modelsPerDay.find(model); found != limits.modelsPerDay.end())
        add(modelLimit(model), found->second, m_calendar.dayOf(at));
    for (const auto &[label, value] : labels) {
        const std::string name = label + ':' + value;
        if (const auto found = limits.labelsPerDay.find(name); found != limits.labelsPerDay.end())
            add(labelLimit(name), found->second, m_calendar.dayOf(at));
    }
    return lines;
}

std::optional<CountRefusal> RequestCounter::count(CustomerId customer, const LimitSet &limits,
                                                  const std::string &model, const Labels &labels, UnixMs at)
{
    const std::vector<Line> lines = linesFor(customer, limits, model, labels, at);
    if (lines.empty())
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    forgetEnded(at);
    for (const Line &line : lines) {
        const auto found = m_counts.find(line.key);
        const std::int64_t used = found == m_counts.end() ? 0 : found->second.used;
        if (used >= line.limit)
            return CountRefusal{line.what, line.limit, used, line.window.end};
    }
    for (const Line &line : lines) {
        Count &count = m_counts[line.key];
        ++count.used;
        count.end = line.window.end;
    }
    return std::nullopt;
}

RequestCounter::Windows RequestCounter::windowsAt(UnixMs at) const
{
    return {m_calendar.minuteOf(at), m_calendar.hourOf(at), m_calendar.dayOf(at)};
}

/// Which limits will be set is not known here, so all that could be are counted.
void RequestCounter::load(CustomerId customer, const std::string &model, const Labels &labels, UnixMs at,
                          const Windows &now)
{
    if (!now.day.contains(at))
        return;
    const std::lock_guard lock(m_mutex);
    const auto add = [&](std::string_view what, const BudgetWindow &window) {
        Count &count = m_counts[keyOf(customer, what, window)];
        ++count.used;
        count.end = window.end;
    };
    if (now.minute.contains(at))
        add(perMinute, now.minute);
    if (now.hour.contains(at))
        add(perHour, now.hour);
    add(perDay, now.day);
    add(modelLimit(model), now.day);
    for (const auto &[label, value] : labels)
        add(labelLimit(label + ':' + value), now.day);
}

void RequestCounter::forgetEnded(UnixMs at)
{
    if (at < m_nextSweep)
        return;
    m_nextSweep = at + sweepEveryMs;
    std::erase_if(m_counts, [at](const auto &entry) { return entry.second.end + sweepEveryMs < at; });
}

} // namespace llm0
