#include "torture/schedule.h"

namespace llm0::torture {

namespace {

Json json(const std::optional<std::int64_t> &value)
{
    return value ? Json(*value) : Json();
}

Json json(const std::optional<int> &value)
{
    return value ? Json(*value) : Json();
}

/// Per request, day and month, in nano-USD.
Json json(const CapPlan &caps)
{
    return Json::array({json(caps.perRequest), json(caps.perDay), json(caps.perMonth)});
}

Json json(const std::optional<LimitPlan> &limits)
{
    if (!limits)
        return nullptr;
    return {{"caps", json(limits->caps)}, {"behavior", limits->behavior}, {"rpm", json(limits->perMinute)}};
}

Json json(const World &world)
{
    Json text = {{"account", json(world.account)},
                 {"retries", world.retries},
                 {"replay_uncertain", world.replayUncertain},
                 {"chains", world.chains},
                 {"least_useful_output", world.leastUsefulOutput},
                 {"workers", world.workers},
                 {"synchronous_full", world.synchronousFull},
                 {"at_once", world.atOnce}};
    for (const ProjectPlan &project : world.projects)
        text["projects"].push_back({{"caps", json(project.caps)},
                                    {"defaults", json(project.defaults)},
                                    {"gold", json(project.gold)}});
    for (const KeyPlan &key : world.keys)
        text["keys"].push_back({{"project", key.project},
                                {"caps", json(key.caps)},
                                {"rpm", json(key.ratePerMinute)},
                                {"cached", key.cached}});
    for (const CustomerPlan &customer : world.customers)
        text["customers"].push_back({{"project", customer.project},
                                     {"name", customer.name},
                                     {"tier", customer.tier},
                                     {"override", json(customer.override_)}});
    return text;
}

Json json(const CallPlan &call)
{
    return {{"call", call.number},
            {"prompt", call.prompt},
            {"at", call.atMs},
            {"dialect", dialectName(call.dialect)},
            {"model", call.model},
            {"stream", call.streamed},
            {"limit", json(call.limit)},
            {"choices", call.choices},
            {"words", call.words},
            {"key", call.key},
            {"customer", call.customer},
            {"tries", call.tries},
            {"leaves_ms", json(call.leavesAfterMs)},
            {"leaves_bytes", json(call.leavesAfterBytes)},
            {"reads_ms", call.readsAfterMs}};
}

Json json(const OrderPlan &order)
{
    Json text = {{"order", orderName(order.kind)}, {"at", order.atMs}, {"until", json(order.untilMs)}};
    if (order.kind == OrderPlan::Kind::Raise)
        text["raise"] = {{"scope", static_cast<int>(order.raise.scope.kind)},
                         {"index", order.raise.scope.index},
                         {"window", order.raise.ofMonth ? "month" : "day"},
                         {"nano", order.raise.nano}};
    else if (order.kind == OrderPlan::Kind::Price)
        text["price"] = {{"model", order.price.model}, {"percent", order.price.percent}};
    else
        text.update({{"target", order.target}, {"limits", json(std::optional(order.limits))}});
    return text;
}

} // namespace

std::string dialectName(Dialect dialect)
{
    static const std::vector<std::string> names = {"chat",         "completions", "responses",
                                                   "embeddings",   "messages",    "gemini",
                                                   "gemini array", "ollama chat", "ollama generate"};
    return names[static_cast<std::size_t>(dialect)];
}

std::string orderName(OrderPlan::Kind kind)
{
    static const std::vector<std::string> names = {
        "account caps", "project caps",   "key caps", "customer limits", "raise once",
        "revoke key",   "block customer", "pause",    "edit a price",    "lock the database"};
    return names[static_cast<std::size_t>(kind)];
}

std::string describe(const Schedule &schedule)
{
    std::string text = "seed " + std::to_string(schedule.seed) + "\nworld " + json(schedule.world).dump();
    for (const LifePlan &life : schedule.lives) {
        const char *end = life.end == LifePlan::End::Quiet    ? "ends quietly"
                          : life.end == LifePlan::End::Killed ? "is killed at "
                                                              : "is stopped at ";
        text += std::string("\nlife ") + end
                + (life.end == LifePlan::End::Quiet ? "" : std::to_string(life.endsAtMs) + " ms");
        for (const OrderPlan &order : life.orders)
            text += "\n  " + json(order).dump();
        for (const CallPlan &call : life.calls)
            text += "\n  " + json(call).dump();
    }
    return text + "\n";
}

} // namespace llm0::torture
