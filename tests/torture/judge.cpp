#include "torture/judge.h"

#include "torture/cases.h"

#include <algorithm>

namespace llm0::torture {

namespace {

constexpr int mostSettledMs = 1'000;
constexpr int mostQuietMs = 500;
constexpr int mostRecoveredMs = 2'500; // it looks every two seconds, at the longest

/// Providers that bill what they never sent, or more than they were allowed to make.
bool isHonest(const CallPlan &call)
{
    return std::none_of(call.tries.begin(), call.tries.end(), [](const std::string &what) {
        return what.find("bill=whole") != std::string::npos || what.find("ignore-limit") != std::string::npos;
    });
}

class Judge
{
public:
    Judge(const Evidence &evidence, const Tariff &tariff)
        : m_evidence(evidence)
        , m_all(gatherCases(evidence, tariff))
    {
        m_verdict.violations = m_all.violations;
    }

    Verdict take()
    {
        for (const auto &[number, one] : m_all.calls)
            judgeCall(number, one);
        for (const auto &[prompt, group] : m_all.prompts) {
            if (group.calls.size() > 1)
                judgeGroup(prompt, group);
        }
        judgeProcess();
        if (!m_evidence.crossedMidnight) {
            for (const Scope &scope : m_evidence.caps->scopes())
                judgeScope(scope);
        }
        return std::move(m_verdict);
    }

private:
    void judgeGroup(int prompt, const Prompt &group);
    void count(const Case &one);
    void judgeCall(int number, const Case &one);
    void judgeRow(int number, const Case &one, const Json &row);
    void judgeReply(int number, const Case &one);
    void judgeOrders(int number, const Case &one);
    void judgeProcess();
    void judgeScope(const Scope &scope);

    bool mayBeLost(const Case &one) const;
    bool concerns(const OffWhile &off, const CallPlan &call) const;
    bool covers(const Scope &scope, std::size_t row) const;
    void wrong(const std::string &what) { m_verdict.violations.push_back(what); }
    void wrong(int call, const std::string &what) { wrong("call " + std::to_string(call) + " " + what); }

    const Evidence &m_evidence;
    const Cases m_all;
    Verdict m_verdict;
};

/// Neither a free call nor a refusal is on disk before it is answered.
bool Judge::mayBeLost(const Case &one) const
{
    const bool killed = m_evidence.schedule->lives[one.seen->life].end == LifePlan::End::Killed;
    if (one.shared)
        return killed
               && (one.seen->headers.value("X-Cache-Hit") != "miss"
                   || one.seen->headers.value("X-Provider") == "ollama");
    return killed && std::all_of(one.arrivals.begin(), one.arrivals.end(), [](const Arrival *arrival) {
               return arrival->provider == "ollama";
           });
}

void Judge::judgeCall(int number, const Case &one)
{
    count(one);
    if (one.rows.size() > 1)
        wrong(number, "has " + std::to_string(one.rows.size()) + " rows");
    if (!one.arrivals.empty() && one.rows.empty() && !mayBeLost(one))
        wrong(number, "reached a provider and has no row");
    if (one.rows.empty() && one.seen->status == 200 && one.seen->whole && !mayBeLost(one))
        wrong(number, "was answered and has no row");
    for (const std::size_t row : one.rows)
        judgeRow(number, one, m_evidence.rows[row]);
    judgeReply(number, one);
    judgeOrders(number, one);
}

void Judge::judgeRow(int number, const Case &one, const Json &row)
{
    Counts &counts = m_verdict.counts;
    const std::int64_t actual = nano(row, "actual");
    const bool estimated = row["usage_estimated"];
    const bool over = row["over_bound"];
    const std::string figures =
        ": billed " + std::to_string(one.billed) + ", counted " + std::to_string(actual) + ": " + row.dump();
    counts.estimated += estimated;
    counts.overBound += over;
    counts.unconfirmed += text(row, "status") == "unconfirmed";
    if (actual < one.billed) {
        ++counts.belowBill;
        // An estimate holds for providers that keep to their limits and stop when they are left.
        if (!estimated || isHonest(*one.seen->plan))
            wrong(number, "is counted at less than was billed" + figures);
    }
    if (!estimated && actual != one.billed)
        wrong(number, "is not counted at what was billed" + figures);
    if (one.arrivals.empty() && actual > 0 && !one.shared) {
        ++counts.overcharged;
        if (!estimated)
            wrong(number, "never reached a provider and is charged" + figures);
    }
    const bool refused = text(row, "status") == "refused";
    if (refused && !one.arrivals.empty() && actual == 0 && one.billed > 0)
        wrong(number, "is told as refused and was billed" + figures);
    if (over != (actual > nano(row, "reserved") && nano(row, "reserved") > 0))
        wrong(number, "is flagged wrongly as beyond its bound" + figures);
    if (actual > nano(row, "reserved") && !over)
        wrong(number, "is above its bound and not flagged" + figures);
}

/// Identical questions: together they pay what was billed, once; a hit pays nothing.
void Judge::judgeGroup(int prompt, const Prompt &group)
{
    std::int64_t counted = 0;
    std::size_t rows = 0;
    bool flagged = false;
    bool lost = false;
    for (const int call : group.calls) {
        const Case &one = m_all.calls.at(call);
        rows += one.rows.size();
        lost = lost || mayBeLost(one);
        for (const std::size_t index : one.rows) {
            const Json &row = m_evidence.rows[index];
            counted += nano(row, "actual");
            flagged = flagged || row["usage_estimated"].get<bool>();
            if (row["cache"] != "miss" && nano(row, "actual") != 0)
                wrong(call, "was answered from the cache and is charged: " + row.dump());
        }
    }
    const std::string figures =
        ": billed " + std::to_string(group.billed) + ", counted " + std::to_string(counted);
    const bool honest = isHonest(*m_all.calls.at(group.calls.front()).seen->plan);
    if (counted < group.billed && (!flagged || honest))
        wrong("the calls with prompt " + std::to_string(prompt) + " are counted at less than was billed"
              + figures);
    if (!flagged && (counted < group.billed || counted > group.billedAtMost))
        wrong("the calls with prompt " + std::to_string(prompt) + " are not counted at what was billed"
              + figures);
    if (!group.arrivals.empty() && rows == 0 && !lost)
        wrong("prompt " + std::to_string(prompt) + " reached a provider and has no row");
    m_verdict.counts.arrivals += static_cast<int>(group.arrivals.size());
}

void Judge::judgeReply(int number, const Case &one)
{
    const std::string cost(one.seen->headers.value("X-Cost-Usd"));
    if (one.seen->status != 200 || !one.seen->whole || cost.empty() || one.rows.empty())
        return;
    const auto told = Money::parse(cost);
    const auto actual = GatewayProcess::money(m_evidence.rows[one.rows.front()], "actual");
    // What was answered and not yet written when the process died is charged at its bound, which a provider
    // that keeps to no limit may have passed.
    const bool cutOff = text(m_evidence.rows[one.rows.front()], "status") == "unconfirmed";
    if (!told || (cutOff ? *told > actual && isHonest(*one.seen->plan) : *told != actual))
        wrong(number, "was told a cost of " + cost + " and is counted at " + actual.toDecimal() + ": "
                          + m_evidence.rows[one.rows.front()].dump());
}

bool Judge::concerns(const OffWhile &off, const CallPlan &call) const
{
    switch (off.kind) {
    case OrderPlan::Kind::Revoke:
        return call.key == off.target;
    case OrderPlan::Kind::Block:
        return call.customer == off.target;
    case OrderPlan::Kind::Pause:
        return call.model != "llama3.2";
    default:
        return false;
    }
}

/// What begins after something was switched off goes nowhere. (Paused, a local model may stand in.)
void Judge::judgeOrders(int number, const Case &one)
{
    const CallSeen &seen = *one.seen;
    for (const OffWhile &off : m_evidence.off) {
        if (!seen.started || !concerns(off, *seen.plan) || seen.at < off.from)
            continue;
        for (const Arrival *arrival : one.arrivals) {
            const bool local = off.kind == OrderPlan::Kind::Pause && arrival->provider == "ollama";
            // It may have waited at the gateway until it was switched on again: only what was answered before
            // tells.
            if (!local && off.until == Instant::max())
                wrong(number, "went to " + arrival->provider + " after '" + orderName(off.kind) + "'");
        }
        if (seen.endedAt <= off.until && seen.status == 200 && !one.arrivals.empty()
            && one.arrivals.front()->provider != "ollama")
            wrong(number, "was served after '" + orderName(off.kind) + "'");
    }
}

void Judge::judgeProcess()
{
    Counts &counts = m_verdict.counts;
    counts.settledMs = m_evidence.settledMs;
    counts.recoveredMs = m_evidence.recoveredMs;
    counts.orders = m_evidence.orders;
    counts.probes = m_evidence.probes;
    counts.rows = static_cast<int>(m_evidence.rows.size());
    if (m_evidence.settledMs < 0 || m_evidence.settledMs > mostSettledMs)
        wrong("a hold was open " + std::to_string(m_evidence.settledMs) + " ms after the last client's end");
    if (m_evidence.recoveredMs > mostRecoveredMs)
        wrong("the database was free and paid calls were still refused after "
              + std::to_string(m_evidence.recoveredMs) + " ms");
    for (const RestartSeen &restart : m_evidence.restarts) {
        (restart.killed ? counts.kills : counts.stops) += 1;
        counts.quietMs = std::max(counts.quietMs, restart.quietMs);
        if (!restart.killed && restart.exitCode != 0)
            wrong("the gateway ended with " + std::to_string(restart.exitCode) + " when it was asked to");
        if (restart.quietMs < 0 || restart.quietMs > mostQuietMs || restart.openHolds != 0)
            wrong("holds were open after a restart: " + std::to_string(restart.openHolds) + ", "
                  + std::to_string(restart.quietMs) + " ms");
        if (!restart.verified.value("ok", false))
            wrong("after a restart: " + restart.verified.dump());
    }
    if (!m_evidence.verified.value("ok", false) || m_evidence.verified.value("open_holds", -1) != 0)
        wrong("at the end: " + m_evidence.verified.dump());
    if (!m_evidence.crossedMidnight) {
        for (const std::string &difference : m_evidence.figures)
            wrong(difference);
    }
    for (const std::string &refusal : m_evidence.falseRefusals)
        wrong(refusal);
}

bool Judge::covers(const Scope &scope, std::size_t row) const
{
    switch (scope.kind) {
    case Scope::Kind::Account:
        return true;
    case Scope::Kind::Project:
        return m_evidence.rowProject[row] == scope.index;
    case Scope::Kind::Key:
        return m_evidence.rowKey[row] == scope.index;
    case Scope::Kind::Customer:
        break;
    }
    const CustomerPlan &customer = m_evidence.schedule->world.customers[scope.index];
    return m_evidence.rowProject[row] == customer.project
           && text(m_evidence.rows[row], "customer_id") == customer.name;
}

void Judge::judgeScope(const Scope &scope)
{
    const CapPlan caps = m_evidence.caps->highest(scope);
    std::int64_t billed = 0;
    std::int64_t beyond = 0; ///< what flagged rows explain
    for (const auto &[row, call] : m_all.callOfRow) {
        if (!covers(scope, row))
            continue;
        const Json &told = m_evidence.rows[row];
        const std::int64_t cost = m_all.calls.at(call).billed;
        const std::int64_t bound =
            told["usage_estimated"].get<bool>() ? nano(told, "actual") : nano(told, "reserved");
        const bool flagged = told["usage_estimated"].get<bool>() || told["over_bound"].get<bool>();
        billed += cost;
        beyond += flagged ? std::max<std::int64_t>(0, cost - bound) : 0;
        if (caps.perRequest && cost > *caps.perRequest && !flagged)
            wrong(call,
                  "cost more than the cap of one request of " + scopeText(scope, m_evidence.schedule->world));
    }
    for (const auto &cap : {caps.perDay, caps.perMonth}) {
        if (cap && billed > *cap + beyond)
            wrong(scopeText(scope, m_evidence.schedule->world) + " was billed " + std::to_string(billed)
                  + " nano-dollars under a cap of " + std::to_string(*cap) + " (flagged rows explain "
                  + std::to_string(beyond) + ")");
    }
}

void Judge::count(const Case &one)
{
    Counts &counts = m_verdict.counts;
    const CallSeen &seen = *one.seen;
    if (!seen.started)
        return;
    ++counts.calls;
    counts.arrivals += static_cast<int>(one.arrivals.size());
    counts.billedNano += one.billed;
    for (const std::size_t row : one.rows)
        counts.countedNano += nano(m_evidence.rows[row], "actual");
    const auto good = std::min(one.arrivals.size(), seen.plan->tries.size() - 1);
    for (const std::size_t row : one.rows)
        counts.hits += text(m_evidence.rows[row], "cache") != "miss";
    counts.faults += static_cast<int>(good);
    const bool refused = !one.rows.empty() && text(m_evidence.rows[one.rows.front()], "status") == "refused";
    if (seen.left)
        ++counts.left;
    else if (seen.status == 0)
        ++counts.cutOff;
    else if (seen.status < 300)
        ++counts.served;
    else if (refused || seen.status == 401)
        ++counts.refused;
    else
        ++counts.failed;
}

} // namespace

Verdict judge(const Evidence &evidence, const Tariff &tariff)
{
    return Judge(evidence, tariff).take();
}

} // namespace llm0::torture
