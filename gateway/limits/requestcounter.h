#pragma once

#include "domain/account.h"
#include "domain/budgetwindow.h"
#include "domain/requestrecord.h"

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace llm0 {

/// A count limit that is reached.
struct CountRefusal {
    std::string what; ///< "requests_per_minute", "model_limits[gpt-4o]", "label_limits[team:a]"
    std::int64_t limit = 0;
    std::int64_t used = 0;
    UnixMs resetsAt = 0;
};

/// Counts a customer's requests per minute, hour and day, per model and per label and day, in calendar
/// windows. A request counts against all of them or against none. Callable from any thread.
class RequestCounter
{
public:
    explicit RequestCounter(BudgetCalendar calendar) : m_calendar(std::move(calendar)) {}

    std::optional<CountRefusal> count(CustomerId customer, const LimitSet &limits, const std::string &model,
                                      const Labels &labels, UnixMs at);
    /// The windows that hold an instant.
    struct Windows {
        BudgetWindow minute, hour, day;
    };
    Windows windowsAt(UnixMs at) const;
    /// Takes over a request of before a restart, in those windows of `now` that it began in.
    void load(CustomerId customer, const std::string &model, const Labels &labels, UnixMs at,
              const Windows &now);

private:
    struct Line {
        std::string key;
        std::string what;
        std::int64_t limit;
        BudgetWindow window;
    };
    struct Count {
        std::int64_t used = 0;
        UnixMs end = 0;
    };
    std::vector<Line> linesFor(CustomerId customer, const LimitSet &limits, const std::string &model,
                               const Labels &labels, UnixMs at) const;
    void forgetEnded(UnixMs at);

    const BudgetCalendar m_calendar;
    std::mutex m_mutex;
    std::unordered_map<std::string, Count> m_counts;
    UnixMs m_nextSweep = 0;
};

} // namespace llm0
