#pragma once

#include "domain/failover.h"
#include "routing/routeplanner.h"

namespace llm0 {

/// How able a model is, by its name: "…-nano" and "…-lite" are budget, "…-mini", "…-haiku" and "…-flash"
/// balanced, all others flagships.
ModelClass classOf(std::string_view model);

/// The places to try for a call that was asked to go to `asked.front()`, in order: the owner's own chain for
/// the model, else what mode and stand-ins give. A model named with its provider, and one that runs locally,
/// is pinned: only the owner's chain moves it. So is a call that `embeds`: vectors of different models cannot
/// be compared, so another one must not stand in unseen. Steps that cannot be reached are left out; never
/// empty. Pure. ModelNotFound when the mode leaves no place at all.
Result<RoutePlan> withFailover(std::string_view model, const RouteStep &asked,
                               const FailoverSettings &settings, const ProviderRegistry::Accounts &accounts,
                               const PriceBook &prices, bool embeds = false);

/// All places for a call, in order, from the name of its model on: what the line tries.
Result<std::vector<RouteStep>> stepsFor(std::string_view model, const FailoverSettings &settings,
                                        const ProviderRegistry::Accounts &accounts, const PriceBook &prices,
                                        bool embeds = false);

} // namespace llm0
