#pragma once

#include "support/gatewayprocess.h"
#include "torture/flight.h"
#include "torture/schedule.h"

namespace llm0::torture {

/// The request of a planned call as its dialect spells it, labelled with the call's number.
HttpAsk askFor(const CallPlan &call, const CustomerPlan &customer, const std::string &dataUrl,
               const std::string &key);
Manners mannersOf(const CallPlan &call);
/// The label that each request carries into its row.
inline constexpr const char *callLabel = "call";

} // namespace llm0::torture
