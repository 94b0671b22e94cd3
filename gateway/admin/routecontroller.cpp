#include "admin/routecontroller.h"

#include "admin/breakername.h"
#include "routing/failoverchain.h"
#include "routing/providerhealth.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::int64_t usPerMs = 1000;

std::vector<std::string> namesIn(std::string_view text)
{
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (const std::string name(trimmed(text.substr(0, comma))); !name.empty())
            names.push_back(name);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return names;
}

/// Why a name of a chain is passed over; empty: it is not.
std::string_view whyLeftOut(const std::string &name, const ProviderRegistry::Accounts &accounts,
                            const PriceBook &prices)
{
    const auto account = accounts.find(placeOf(name, accounts, prices).provider);
    if (account == accounts.end())
        return "unknown";
    if (!account->second.enabled)
        return "off";
    return account->second.usable() ? std::string_view() : "no_key";
}

} // namespace

void RouteController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/route", answering(this, &RouteController::show));
}

Result<AdminReply> RouteController::show(const AdminCall &call)
{
    const std::string model = call.query("model");
    if (model.empty())
        return Error{ErrorCode::InvalidRequest, "Say which 'model'", "model"};
    FailoverSettings settings = m_services.settings()->failover;
    if (const auto drafted = namesIn(call.query("chain")); !drafted.empty())
        settings.chains[model] = drafted;
    const auto accounts = m_services.providers.accounts();
    const auto prices = m_services.prices.current();
    const auto steps = stepsFor(model, settings, *accounts, prices);
    if (!steps)
        return steps.error();
    const auto chain = settings.chains.find(model);
    JsonWriter json;
    json.beginObject().field("model", model).field("own_chain", chain != settings.chains.end());
    writeSteps(json, *steps);
    json.key("left_out").beginArray();
    if (chain != settings.chains.end()) {
        for (const std::string &name : chain->second) {
            if (const auto why = whyLeftOut(name, *accounts, prices); !why.empty())
                json.beginObject().field("name", name).field("why", why).endObject();
        }
    }
    return AdminReply{200, json.endArray().endObject().take()};
}

void RouteController::writeSteps(JsonWriter &json, const std::vector<RouteStep> &steps) const
{
    const auto places = m_services.health.all(m_services.clock.monotonicUs() / usPerMs);
    json.key("steps").beginArray();
    for (const RouteStep &step : steps) {
        const auto seen = std::find_if(places.begin(), places.end(),
                                       [&](const PlaceHealth &place) { return place.place == step; });
        json.beginObject()
            .field("provider", step.provider)
            .field("model", step.model)
            .field("state", breakerName(seen == places.end() ? CircuitBreaker::State::Closed : seen->state))
            .endObject();
    }
    json.endArray();
}

} // namespace llm0
