#pragma once

#include "domain/budgetwindow.h"
#include "storage/stores.h"

#include <map>
#include <span>

namespace llm0 {

/// What customers spent on each of the last 90 days, kept in memory so that long lists can be sorted and
/// forecasts made without asking the database for each. Closed days are read from the roll-ups once, a day a
/// step; today is read again when it is a few seconds old. Lives on one thread.
class SpendHistory
{
public:
    static constexpr int longestDays = 90;

    struct Sums {
        Money cost, saved;
        std::int32_t requests = 0, refused = 0, cacheHits = 0; ///< of one customer in 90 days
        Sums &operator+=(const Sums &other);
        Sums &operator-=(const Sums &other);
    };
    struct Share {
        std::string model;
        Money cost;
    };

    explicit SpendHistory(BudgetCalendar calendar) : m_calendar(std::move(calendar)) {}

    /// Reads the newest closed day that is missing. True when nothing is missing any more.
    Result<bool> step(Reports &reports, UnixMs now);
    /// Reads today when what is known of it is older than a few seconds.
    Status refreshToday(Reports &reports, UnixMs now);
    /// How many of the last closed days are known, without a gap.
    int closedDays() const { return static_cast<int>(m_closed.size()); }

    /// The last `days` days, today included.
    Sums sumsOf(CustomerId customer, int days) const;
    /// The same of every customer up to the highest ID that was seen, by ID: for lists of very many. Valid
    /// until the next call of step() or refreshToday().
    std::span<const Sums> sumsOfAll(int days) const;
    /// Costs by day, oldest first, today last; zero on days without spend.
    std::vector<Money> costsOf(CustomerId customer, int days) const;
    std::vector<Money> costsOf(const std::optional<ProjectId> &project, int days) const;
    /// Whole days before today, at most `days`, for a forecast; leading days before the first spend left out.
    std::vector<Money> earlierDaysOf(CustomerId customer, int days) const;
    std::vector<Money> earlierDaysOf(const std::optional<ProjectId> &project, int days) const;
    /// What each model cost the customer in the last 30 days, dearest first.
    std::vector<Share> modelsOf(CustomerId customer) const;

private:
    /// What a customer spent on one model in a day; further back than shares are told, on all of them.
    struct Entry {
        std::uint32_t customer;
        std::uint32_t model;
        Sums sums;
    };
    struct Day {
        BudgetWindow window;
        std::vector<Entry> entries; ///< by ascending customer and model
        std::map<ProjectId, Money> projects;
        Money account;
    };
    struct Totals {
        std::size_t closedDays = 0; ///< that are in them, beside today
        std::vector<Sums> sums;     ///< by customer
    };
    Result<Day> read(Reports &reports, const BudgetWindow &window, bool forModels);
    static std::span<const Entry> entriesOf(const Day &day, CustomerId customer);
    static void add(const Day &day, std::vector<Sums> &totals);
    const Day *dayAt(int back) const; ///< 0: today
    void startOver(UnixMs now);
    std::uint32_t modelNumber(const std::string &model);

    const BudgetCalendar m_calendar;
    Day m_today;
    UnixMs m_todayReadAt = 0;
    std::vector<Day> m_closed; ///< newest first
    bool m_complete = false;
    mutable std::map<int, Totals> m_totals; ///< by days, of those that were asked for
    std::vector<std::string> m_models;
    std::map<std::string, std::uint32_t> m_modelNumbers;
};

} // namespace llm0
