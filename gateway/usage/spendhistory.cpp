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

/// One entry a customer, by ascending ID.
void mergeNeighbours(std::vector<std::pair<CustomerId, SpendHistory::Sums>> &entries)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
        if (entries[i].first == entries[kept].first)
            entries[kept].second += entries[i].second;
        else
            entries[++kept] = entries[i];
    }
    if (!entries.empty())
        entries.resize(kept + 1);
    entries.shrink_to_fit();
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

int SpendHistory::modelNumber(const std::string &model)
{
    const auto [at, added] = m_modelNumbers.try_emplace(model, static_cast<int>(m_models.size()));
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
    m_shares.clear();
    m_complete = false;
}

Result<SpendHistory::Day> SpendHistory::read(Reports &reports, const BudgetWindow &window, bool forModels)
{
    Day day{window, {}, {}, {}};
    const Status status = reports.eachCustomerSum(window.start, window.end, [&](const CustomerSum &sum) {
        const auto small = [](std::int64_t count) { return static_cast<std::int32_t>(count); };
        day.customers.emplace_back(sum.customer, Sums{sum.cost, sum.saved, small(sum.requests),
                                                      small(sum.refused), small(sum.cacheHits)});
        day.projects[sum.project] += sum.cost;
        day.account += sum.cost;
        if (!forModels || sum.cost.isZero())
            return;
        auto &shares = m_shares[sum.customer];
        const int number = modelNumber(sum.model);
        const auto at = std::find_if(shares.begin(), shares.end(),
                                     [number](const auto &share) { return share.first == number; });
        if (at == shares.end())
            shares.emplace_back(number, sum.cost);
        else
            at->second += sum.cost;
    });
    if (!status)
        return status.error();
    mergeNeighbours(day.customers);
    return day;
}

const SpendHistory::Sums *SpendHistory::find(const Day &day, CustomerId customer)
{
    const auto at = std::lower_bound(day.customers.begin(), day.customers.end(), customer,
                                     [](const auto &entry, CustomerId id) { return entry.first < id; });
    return at != day.customers.end() && at->first == customer ? &at->second : nullptr;
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
    const SumsByCustomer &closed = closedTotals(days - 1);
    if (const auto found = closed.find(customer); found != closed.end())
        sums = found->second;
    if (const Sums *today = find(m_today, customer))
        sums += *today;
    return sums;
}

const SpendHistory::SumsByCustomer &SpendHistory::closedTotals(int days) const
{
    auto &[known, totals] = m_totals[days];
    const std::size_t wanted = std::min(m_closed.size(), static_cast<std::size_t>(std::max(days, 0)));
    for (; known < wanted; ++known) {
        for (const auto &[customer, sums] : m_closed[known].customers)
            totals[customer] += sums;
    }
    return totals;
}

std::vector<Money> SpendHistory::costsOf(CustomerId customer, int days) const
{
    std::vector<Money> costs;
    for (int back = days - 1; back >= 0; --back) {
        const Day *day = dayAt(back);
        Money cost;
        if (day) {
            if (const Sums *sums = find(*day, customer))
                cost = sums->cost;
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
    std::vector<Share> shares;
    if (const auto found = m_shares.find(customer); found != m_shares.end()) {
        for (const auto &[number, cost] : found->second)
            shares.push_back({m_models[static_cast<std::size_t>(number)], cost});
    }
    std::sort(shares.begin(), shares.end(), [](const Share &a, const Share &b) { return a.cost > b.cost; });
    return shares;
}

} // namespace llm0
