#include "usage/spendhistory.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr UnixMs todayFreshMs = 3'000;
constexpr int shareDays = 30;

std::vector<Money> withoutLeadingZeros(std::vector<Money> days)
{
    const auto first = std::find_if(days.begin(), days.end(), [](Money day) { return !day.isZero(); });
    days.erase(days.begin(), first);
    return days;
}

} // namespace

SpendHistory::Sums &SpendHistory::Sums::operator+=(const Sums &other)
{
    cost += other.cost;
    saved += other.saved;
    requests += other.requests;
    refused += other.refused;
    cacheHits += other.cacheHits;
    return *this;
}

SpendHistory::Sums &SpendHistory::Sums::operator-=(const Sums &other)
{
    cost -= other.cost;
    saved -= other.saved;
    requests -= other.requests;
    refused -= other.refused;
    cacheHits -= other.cacheHits;
    return *this;
}

std::uint32_t SpendHistory::modelNumber(const std::string &model)
{
    const auto [at, added] = m_modelNumbers.try_emplace(model, static_cast<std::uint32_t>(m_models.size()));
    if (added)
        m_models.push_back(model);
    return at->second;
}

void SpendHistory::startOver(UnixMs now)
{
    m_today = {m_calendar.dayOf(now), {}, {}, {}};
    m_todayReadAt = 0;
    m_closed.clear();
    m_totals.clear();
    m_complete = false;
}

Result<SpendHistory::Day> SpendHistory::read(Reports &reports, const BudgetWindow &window, bool forModels)
{
    Day day{window, {}, {}, {}};
    const Status status = reports.eachCustomerSum(window.start, window.end, [&](const CustomerSum &sum) {
        const auto small = [](std::int64_t count) { return static_cast<std::int32_t>(count); };
        day.entries.push_back(
            {static_cast<std::uint32_t>(sum.customer),
             forModels && !sum.cost.isZero() ? modelNumber(sum.model) : 0,
             {sum.cost, sum.saved, small(sum.requests), small(sum.refused), small(sum.cacheHits)}});
        day.projects[sum.project] += sum.cost;
        day.account += sum.cost;
    });
    if (!status)
        return status.error();
    const auto place = [](const Entry &entry) { return std::pair(entry.customer, entry.model); };
    std::sort(day.entries.begin(), day.entries.end(),
              [&](const Entry &a, const Entry &b) { return place(a) < place(b); });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < day.entries.size(); ++i) {
        if (place(day.entries[i]) == place(day.entries[kept]))
            day.entries[kept].sums += day.entries[i].sums;
        else
            day.entries[++kept] = day.entries[i];
    }
    if (!day.entries.empty())
        day.entries.resize(kept + 1);
    day.entries.shrink_to_fit();
    return day;
}

std::span<const SpendHistory::Entry> SpendHistory::entriesOf(const Day &day, CustomerId customer)
{
    const auto first =
        std::lower_bound(day.entries.begin(), day.entries.end(), customer,
                         [](const Entry &entry, CustomerId id) { return entry.customer < id; });
    auto last = first;
    while (last != day.entries.end() && last->customer == customer)
        ++last;
    return {first, last};
}

void SpendHistory::add(const Day &day, std::vector<Sums> &totals)
{
    if (!day.entries.empty() && day.entries.back().customer >= totals.size())
        totals.resize(day.entries.back().customer + std::size_t(1));
    for (const Entry &entry : day.entries)
        totals[entry.customer] += entry.sums;
}

Result<bool> SpendHistory::step(Reports &reports, UnixMs now)
{
    if (!m_today.window.contains(now))
        startOver(now);
    if (m_complete)
        return true;
    const UnixMs before = m_closed.empty() ? m_today.window.start : m_closed.back().window.start;
    auto day = read(reports, m_calendar.dayOf(before - 1), closedDays() < shareDays);
    if (!day)
        return day.error();
    m_closed.push_back(*std::move(day));
    m_complete = closedDays() >= longestDays - 1;
    return m_complete;
}

Status SpendHistory::refreshToday(Reports &reports, UnixMs now)
{
    if (!m_today.window.contains(now))
        startOver(now);
    if (m_todayReadAt != 0 && now - m_todayReadAt < todayFreshMs && now >= m_todayReadAt)
        return {};
    auto today = read(reports, m_today.window, false);
    if (!today)
        return today.error();
    for (auto &[days, totals] : m_totals) {
        for (const Entry &entry : m_today.entries)
            totals.sums[entry.customer] -= entry.sums;
        add(*today, totals.sums);
    }
    m_today = *std::move(today);
    m_todayReadAt = now;
    return {};
}

const SpendHistory::Day *SpendHistory::dayAt(int back) const
{
    if (back == 0)
        return &m_today;
    const auto index = static_cast<std::size_t>(back - 1);
    return index < m_closed.size() ? &m_closed[index] : nullptr;
}

SpendHistory::Sums SpendHistory::sumsOf(CustomerId customer, int days) const
{
    Sums sums;
    for (int back = 0; back < days; ++back) {
        const Day *day = dayAt(back);
        if (!day)
            break;
        for (const Entry &entry : entriesOf(*day, customer))
            sums += entry.sums;
    }
    return sums;
}

std::span<const SpendHistory::Sums> SpendHistory::sumsOfAll(int days) const
{
    const auto [at, made] = m_totals.try_emplace(days);
    Totals &totals = at->second;
    if (made)
        add(m_today, totals.sums);
    const std::size_t wanted = std::min(m_closed.size(), static_cast<std::size_t>(std::max(days - 1, 0)));
    for (; totals.closedDays < wanted; ++totals.closedDays)
        add(m_closed[totals.closedDays], totals.sums);
    return totals.sums;
}

std::vector<Money> SpendHistory::costsOf(CustomerId customer, int days) const
{
    std::vector<Money> costs;
    for (int back = days - 1; back >= 0; --back) {
        const Day *day = dayAt(back);
        Money cost;
        if (day) {
            for (const Entry &entry : entriesOf(*day, customer))
                cost += entry.sums.cost;
        }
        costs.push_back(cost);
    }
    return costs;
}

std::vector<Money> SpendHistory::costsOf(const std::optional<ProjectId> &project, int days) const
{
    std::vector<Money> costs;
    for (int back = days - 1; back >= 0; --back) {
        const Day *day = dayAt(back);
        Money cost;
        if (day && !project)
            cost = day->account;
        if (day && project) {
            const auto found = day->projects.find(*project);
            if (found != day->projects.end())
                cost = found->second;
        }
        costs.push_back(cost);
    }
    return costs;
}

std::vector<Money> SpendHistory::earlierDaysOf(CustomerId customer, int days) const
{
    std::vector<Money> costs = costsOf(customer, std::min(days, closedDays()) + 1);
    costs.pop_back();
    return withoutLeadingZeros(std::move(costs));
}

std::vector<Money> SpendHistory::earlierDaysOf(const std::optional<ProjectId> &project, int days) const
{
    std::vector<Money> costs = costsOf(project, std::min(days, closedDays()) + 1);
    costs.pop_back();
    return withoutLeadingZeros(std::move(costs));
}

std::vector<SpendHistory::Share> SpendHistory::modelsOf(CustomerId customer) const
{
    std::map<std::uint32_t, Money> costs;
    for (int back = 1; back <= std::min(shareDays, closedDays()); ++back) {
        for (const Entry &entry : entriesOf(*dayAt(back), customer)) {
            if (!entry.sums.cost.isZero())
                costs[entry.model] += entry.sums.cost;
        }
    }
    std::vector<Share> shares;
    for (const auto &[number, cost] : costs)
        shares.push_back({m_models[number], cost});
    std::sort(shares.begin(), shares.end(), [](const Share &a, const Share &b) { return a.cost > b.cost; });
    return shares;
}

} // namespace llm0
