#include "limits/requestcounter.h"

#include <algorithm>
#include <limits>

namespace llm0 {

namespace {
constexpr UnixMs sweepEveryMs = 60'000;
}

std::vector<RequestCounter::Line> RequestCounter::linesFor(CustomerId customer, const LimitSet &limits,
                                                           const std::string &model, const Labels &labels,
                                                           UnixMs at) const
{
    std::vector<Line> lines;
    const auto add = [&](std::string what, std::int64_t limit, const BudgetWindow &window) {
        std::string key = std::to_string(customer) + '|' + what + '|' + std::to_string(window.start);
        lines.push_back({std::move(key), std::move(what), limit, window});
    };
    if (limits.counts.perMinute)
        add("requests_per_minute", *limits.counts.perMinute, m_calendar.minuteOf(at));
    if (limits.counts.perHour)
        add("requests_per_hour", *limits.counts.perHour, m_calendar.hourOf(at));
    if (limits.counts.perDay)
        add("requests_per_day", *limits.counts.perDay, m_calendar.dayOf(at));
    if (const auto found = limits.modelsPerDay.find(model); found != limits.modelsPerDay.end())
        add("model_limits[" + model + "]", found->second, m_calendar.dayOf(at));
    for (const auto &[label, value] : labels) {
        const std::string name = label + ':' + value;
        if (const auto found = limits.labelsPerDay.find(name); found != limits.labelsPerDay.end())
            add("label_limits[" + name + "]", found->second, m_calendar.dayOf(at));
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

void RequestCounter::load(CustomerId customer, const std::string &model, const Labels &labels, UnixMs at)
{
    // Which limits will be set is not known here, so all that could be are counted.
    constexpr auto unlimited = std::numeric_limits<std::int64_t>::max();
    LimitSet all;
    all.counts = {unlimited, unlimited, unlimited};
    all.modelsPerDay[model] = unlimited;
    for (const auto &[label, value] : labels)
        all.labelsPerDay[label + ':' + value] = unlimited;
    count(customer, all, model, labels, at);
}

void RequestCounter::forgetEnded(UnixMs at)
{
    if (at < m_nextSweep)
        return;
    m_nextSweep = at + sweepEveryMs;
    std::erase_if(m_counts, [at](const auto &entry) { return entry.second.end + sweepEveryMs < at; });
}

} // namespace llm0
