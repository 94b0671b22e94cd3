#pragma once

#include "torture/judge.h"

#include <functional>

namespace llm0::torture {

inline constexpr const char *published = "published";
inline constexpr const char *edited = "edited";

const Tariff &tariff();

/// As the Admin API tells it.
std::string usd(std::int64_t nano);

/// After the begin of the calls.
Instant at(int ms);

/// One project, key and customer, each with a cap, and two calls that were served, billed and recorded as
/// they should be. For tests of the judge, which doctor it.
struct Trial {
    Schedule schedule;
    Evidence evidence;

    explicit Trial(const std::function<void(Schedule &)> &plan = {});

    std::int64_t cost() const; ///< of each call
    Json &row(std::size_t index = 0) { return evidence.rows[index]; }
    void set(const char *field, std::int64_t nano) { row()[field] = usd(nano); }
    RestartSeen &restart(bool killed = true);
    void off(OrderPlan::Kind kind, Instant until) { evidence.off.push_back({kind, 0, at(-1), until}); }
    /// A price that was edited well before the calls and taken back well after them.
    PriceEdit &edit();
    void lowerCaps(Scope::Kind kind, const CapPlan &caps);
    /// A plan in which both calls ask the same.
    static void same(Schedule &schedule) { schedule.lives[0].calls[1].prompt = 1; }
    void answerSecondFromCache();

private:
    void serve(const CallPlan &call);
};

} // namespace llm0::torture
