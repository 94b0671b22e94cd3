#include "torture/worldsetup.h"

#include "torture/tariff.h"

#include <stdexcept>

namespace llm0::torture {

namespace {

constexpr std::int64_t nanoPerUsd = 1'000'000'000;

Json usdOrNull(const std::optional<std::int64_t> &nano)
{
    return nano ? Json(usd(*nano)) : Json();
}

void apply(GatewayProcess &gateway, const Change &change)
{
    const auto reply = gateway.admin(change.method, change.path, change.body);
    if (reply.status < 200 || reply.status >= 300)
        throw std::runtime_error(change.method + " " + change.path + " " + change.body.dump() + ": "
                                 + reply.body.dump());
}

std::string customerPath(const Names &names, const CustomerPlan &customer)
{
    return "/projects/" + names.projects[customer.project] + "/customers/"
           + (customer.name.empty() ? "~" : customer.name);
}

Change settingsOf(const World &world)
{
    Json chains = Json::object();
    if (world.chains) {
        chains["gpt-4o-mini"] = {"anthropic/claude-haiku-4-5", "groq/llama-3.1-8b-instant"};
        chains["claude-haiku-4-5"] = {"google/gemini-2.5-flash", "openai/gpt-4.1-nano"};
    }
    return {"PATCH",
            "/settings",
            {{"upstream_retries", world.retries},
             {"replay_uncertain", world.replayUncertain},
             {"failover_chains", chains.dump()},
             {"first_byte_timeout_seconds", 1},
             {"idle_timeout_seconds", 1},
             {"least_useful_output_tokens", world.leastUsefulOutput},
             {"max_concurrent_requests", world.atOnce},
             {"synchronous_full", world.synchronousFull}}};
}

void setUpProject(GatewayProcess &gateway, const Names &names, std::size_t index, const ProjectPlan &plan)
{
    const std::string path = "/projects/" + names.projects[index];
    apply(gateway, projectChange(names, index, plan.caps));
    if (plan.defaults)
        apply(gateway, {"PATCH", path + "/defaults", limitFields(*plan.defaults, "default_")});
    if (plan.gold) {
        Json tier = limitFields(*plan.gold);
        tier["slug"] = "gold";
        apply(gateway, {"POST", path + "/tiers", tier});
    }
}

GatewayProcess::Key newKey(GatewayProcess &gateway, const Names &names, const KeyPlan &plan)
{
    Json body = capFields(plan.caps);
    body["name"] = "key";
    body["cache_enabled"] = plan.cached;
    if (plan.ratePerMinute)
        body["rate_limit_per_minute"] = *plan.ratePerMinute;
    const auto reply = gateway.admin("POST", "/projects/" + names.projects[plan.project] + "/api-keys", body);
    if (reply.status != 201)
        throw std::runtime_error("no key: " + reply.body.dump());
    return {reply.body["key"]["id"], reply.body["api_key"]};
}

} // namespace

std::string usd(std::int64_t nano)
{
    std::string places = std::to_string(nano % nanoPerUsd);
    places.insert(0, 9 - places.size(), '0');
    return std::to_string(nano / nanoPerUsd) + "." + places;
}

Json capFields(const CapPlan &caps)
{
    return {{"per_request_max_usd", usdOrNull(caps.perRequest)},
            {"daily_cap_usd", usdOrNull(caps.perDay)},
            {"monthly_cap_usd", usdOrNull(caps.perMonth)}};
}

Json limitFields(const LimitPlan &limits, const std::string &prefix)
{
    Json fields = {{prefix + "per_request_max_usd", usdOrNull(limits.caps.perRequest)},
                   {prefix + "daily_spend_limit_usd", usdOrNull(limits.caps.perDay)},
                   {prefix + "monthly_spend_limit_usd", usdOrNull(limits.caps.perMonth)},
                   {prefix + "on_limit_behavior", limits.behavior}};
    if (limits.behavior == "downgrade")
        fields[prefix + "downgrade_model"] = "gpt-4.1-nano";
    if (limits.perMinute)
        fields[prefix + "requests_per_minute"] = *limits.perMinute;
    return fields;
}

Change accountChange(const CapPlan &caps)
{
    Json fields = capFields(caps);
    for (auto &[name, value] : fields.items()) {
        if (value.is_null())
            value = "none";
    }
    return {"PATCH", "/settings", fields};
}

Change projectChange(const Names &names, std::size_t project, const CapPlan &caps)
{
    return {"PATCH", "/projects/" + names.projects[project], capFields(caps)};
}

Change keyChange(const Names &names, const World &world, std::size_t key, const Json &fields)
{
    return {"PATCH",
            "/projects/" + names.projects[world.keys[key].project] + "/api-keys/" + names.keys[key].id,
            fields};
}

Change customerChange(const Names &names, const CustomerPlan &customer, const Json &fields)
{
    return {"PATCH", customerPath(names, customer), fields};
}

Change raiseChange(const Names &names, const World &world, const RaisePlan &raise)
{
    Json body = {{"window", raise.ofMonth ? "month" : "day"}, {"amount_usd", usd(raise.nano)}};
    const std::size_t index = raise.scope.index;
    switch (raise.scope.kind) {
    case Scope::Kind::Account:
        body["scope"] = "account";
        break;
    case Scope::Kind::Project:
        body.update({{"scope", "project"}, {"project", names.projects[index]}});
        break;
    case Scope::Kind::Key:
        body.update({{"scope", "key"},
                     {"project", names.projects[world.keys[index].project]},
                     {"key", names.keys[index].id}});
        break;
    case Scope::Kind::Customer: {
        const CustomerPlan &customer = world.customers[index];
        body.update({{"scope", "customer"},
                     {"project", names.projects[customer.project]},
                     {"customer", customer.name.empty() ? "~" : customer.name}});
        break;
    }
    }
    return {"POST", "/allowances", body};
}

Change priceChange(const PricePlan &price, bool back)
{
    return {back ? "DELETE" : "PUT", "/prices/" + price.model, back ? Json() : editedPrice(price)};
}

Names setUp(GatewayProcess &gateway, const World &world)
{
    Names names;
    names.projects.push_back(gateway.projectId());
    while (names.projects.size() < world.projects.size()) {
        const auto reply = gateway.admin(
            "POST", "/projects", {{"name", "second"}, {"user_id", "7d757b7d-d2bc-416d-a561-33bc3bcf1a55"}});
        if (reply.status != 201)
            throw std::runtime_error("no project: " + reply.body.dump());
        names.projects.push_back(reply.body["id"]);
    }
    apply(gateway, settingsOf(world));
    apply(gateway, accountChange(world.account));
    for (std::size_t i = 0; i < world.projects.size(); ++i)
        setUpProject(gateway, names, i, world.projects[i]);
    for (const KeyPlan &key : world.keys)
        names.keys.push_back(newKey(gateway, names, key));
    for (const CustomerPlan &customer : world.customers) {
        if (customer.override_)
            apply(gateway, customerChange(names, customer, {{"limits", limitFields(*customer.override_)}}));
    }
    return names;
}

} // namespace llm0::torture
