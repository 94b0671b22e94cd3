#pragma once

#include "budget/pricebook.h"
#include "providers/providerregistry.h"

#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// One place a call can be sent to.
struct RouteStep {
    std::string provider; ///< slug
    std::string model;    ///< as the provider names it
    friend bool operator==(const RouteStep &, const RouteStep &) = default;
};

/// The steps to try, in order; never empty.
struct RoutePlan {
    std::vector<RouteStep> steps;
};

/// Which provider a model name belongs to, whether or not it can be reached:
/// "provider/model" → that provider; known prefixes; the price book; what a local provider has pulled.
/// Empty provider: nobody knows the name.
RouteStep placeOf(std::string_view model, const ProviderRegistry::Accounts &accounts,
                  const PriceBook &prices);

/// Pure: the same names, accounts and prices give the same plan. ModelNotFound says what to do about it,
/// ProviderKeyUnreadable why its provider's key cannot be had now.
Result<RoutePlan> planRoute(std::string_view model, const ProviderRegistry::Accounts &accounts,
                            const PriceBook &prices);

} // namespace llm0
