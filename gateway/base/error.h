#pragma once

#include <string>
#include <string_view>

namespace llm0 {

/// Why something could not be done, as callers of the outside API see it (CONTRACT: refusals).
enum class ErrorCode {
    InvalidRequest,
    CustomerRequired,
    InvalidApiKey,
    SpendCapExceeded,
    CustomerMismatch,
    ModelNotAllowed,
    CustomerBlocked,
    OriginNotAllowed,
    ModelNotFound,
    NotFound,
    MethodNotAllowed,
    Conflict,
    RequestTooLarge,
    HeadersTooLarge,
    RequestTimeout,
    CustomerSpendCapExceeded,
    CustomerRateLimitExceeded,
    RateLimitExceeded,
    ProviderError,
    ProviderTimeout,
    SpendPaused,
    ModelUnpriced,
    LedgerUnavailable,
    ProviderKeyUnreadable,
    Overloaded,
    MisdirectedRequest,
    Internal,
};

/// The stable machine name, e.g. "spend_cap_exceeded".
std::string_view codeName(ErrorCode code);
/// The HTTP status that goes with it.
int httpStatus(ErrorCode code);

/// What happened and what to do, in words for a person. `param` names the field at fault, if one is.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string param;
};

} // namespace llm0
