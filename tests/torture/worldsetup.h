#pragma once

#include "support/gatewayprocess.h"
#include "torture/schedule.h"

namespace llm0::torture {

/// The world's things under their names in a running gateway.
struct Names {
    std::vector<std::string> projects; ///< IDs
    std::vector<GatewayProcess::Key> keys;
};

/// Makes the world through the Admin API. Throws when the gateway refuses any of it.
Names setUp(GatewayProcess &gateway, const World &world);

/// One change of the Admin API.
struct Change {
    std::string method;
    std::string path; ///< below /v1/admin
    Json body;
};
Change accountChange(const CapPlan &caps);
Change projectChange(const Names &names, std::size_t project, const CapPlan &caps);
Change keyChange(const Names &names, const World &world, std::size_t key, const Json &fields);
Change customerChange(const Names &names, const CustomerPlan &customer, const Json &fields);
Change raiseChange(const Names &names, const World &world, const RaisePlan &raise);
/// Back: the published price holds again.
Change priceChange(const PricePlan &price, bool back);
/// The fields of caps, and of limits with `prefix` before each.
Json capFields(const CapPlan &caps);
Json limitFields(const LimitPlan &limits, const std::string &prefix = {});
/// "0.000000123"
std::string usd(std::int64_t nano);

} // namespace llm0::torture
