#include "torture/trial.h"

#include "torture/calls.h"

namespace llm0::torture {

namespace {

constexpr std::int64_t cap = 1'000'000'000;
constexpr fake::Bill bill{1, 100'000, 50'000, 0, 0, 0};

} // namespace

const Tariff &tariff()
{
    static const Tariff table;
    return table;
}

std::string usd(std::int64_t nano)
{
    return Money::fromNano(nano).toDecimal();
}

Instant at(int ms)
{
    return Instant() + std::chrono::milliseconds(1'000 + ms);
}

Trial::Trial(const std::function<void(Schedule &)> &plan)
{
    const CapPlan caps{cap, cap, cap};
    schedule.world.account = caps;
    schedule.world.projects.push_back({caps, {}, {}});
    schedule.world.keys.push_back({0, caps, {}, false});
    CustomerPlan alice;
    alice.name = "alice";
    alice.override_ = LimitPlan{caps, "block", {}};
    schedule.world.customers.push_back(alice);
    LifePlan life;
    for (int number = 1; number <= 2; ++number) {
        CallPlan call;
        call.number = call.prompt = number;
        call.model = "openai/gpt-4o-mini";
        call.tries = {"tokens=50"};
        life.calls.push_back(call);
    }
    schedule.lives.push_back(life);
    if (plan)
        plan(schedule);
    evidence.schedule = &schedule;
    evidence.caps.emplace(schedule.world);
    evidence.publishedVersion = published;
    evidence.verified = {{"ok", true}, {"open_holds", 0}};
    for (const CallPlan &call : schedule.lives[0].calls)
        serve(call);
}

std::int64_t Trial::cost() const
{
    return tariff().costOf("openai", "gpt-4o-mini", bill);
}

RestartSeen &Trial::restart(bool killed)
{
    RestartSeen seen;
    seen.killed = killed;
    seen.verified = {{"ok", true}};
    return evidence.restarts.emplace_back(seen);
}

PriceEdit &Trial::edit()
{
    PriceEdit edit;
    edit.price = {"openai/gpt-4o-mini", 200};
    edit.askedAt = at(-90);
    edit.answeredAt = at(-80);
    edit.backAskedAt = at(800);
    edit.backAnsweredAt = at(900);
    return evidence.edits.emplace_back(edit);
}

void Trial::lowerCaps(Scope::Kind kind, const CapPlan &caps)
{
    World &world = schedule.world;
    if (kind == Scope::Kind::Account)
        world.account = caps;
    if (kind == Scope::Kind::Project)
        world.projects[0].caps = caps;
    if (kind == Scope::Kind::Key)
        world.keys[0].caps = caps;
    if (kind == Scope::Kind::Customer)
        world.customers[0].override_->caps = caps;
    evidence.caps.emplace(world);
}

void Trial::answerSecondFromCache()
{
    evidence.arrivals.pop_back();
    row(1)["cache"] = "exact";
    row(1)["actual"] = usd(0);
    evidence.calls[1].headers = {};
    evidence.calls[1].headers.add("X-Cache-Hit", "exact");
}

void Trial::serve(const CallPlan &call)
{
    CallSeen seen;
    seen.plan = &call;
    seen.started = seen.whole = true;
    seen.at = at(0);
    seen.endedAt = at(500);
    seen.status = 200;
    seen.headers.add("X-Cost-Usd", usd(cost()));
    evidence.calls.push_back(seen);
    evidence.arrivals.push_back({call.prompt, "openai", call.number, bill, "gpt-4o-mini"});
    evidence.rows.push_back({{"labels", {{callLabel, std::to_string(call.number)}}},
                             {"customer_id", "alice"},
                             {"status", "ok"},
                             {"error_code", nullptr},
                             {"reserved", usd(2 * cost())},
                             {"actual", usd(cost())},
                             {"usage_estimated", false},
                             {"over_bound", false},
                             {"cache", "miss"},
                             {"price_version", published}});
    evidence.rowProject.push_back(0);
    evidence.rowKey.push_back(0);
}

} // namespace llm0::torture
