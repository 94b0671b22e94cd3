#pragma once

#include "budget/reservation.h"
#include "http/responsestream.h"
#include "limits/requestcounter.h"

#include <optional>

namespace llm0 {

/// Why a request goes no further, and what its sender is told.
struct Refusal {
    Error error;
    std::string details; ///< JSON object that joins the error's fields and the log; empty: none
    Headers headers;     ///< Retry-After, x-should-retry
    Money worstCase;     ///< what the call would have been held for
};

Refusal refusalOf(Error error);
/// A cap that would be breached: 402, or 429 for a customer's. `scopeId` is the scope's outside name.
Refusal refusalOf(const CapRefusal &cap, const std::string &scopeId);
Refusal refusalOf(const CountRefusal &count, UnixMs now);
Refusal rateRefusal(std::int64_t retryAfterUs);

} // namespace llm0
