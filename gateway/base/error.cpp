#include "base/error.h"

namespace llm0 {

namespace {

struct CodeRow {
    ErrorCode code;
    std::string_view name;
    int status;
};

constexpr CodeRow codeTable[] = {
    {ErrorCode::InvalidRequest, "invalid_request", 400},
    {ErrorCode::CustomerRequired, "customer_required", 400},
    {ErrorCode::InvalidApiKey, "invalid_api_key", 401},
    {ErrorCode::SpendCapExceeded, "spend_cap_exceeded", 402},
    {ErrorCode::CustomerMismatch, "customer_mismatch", 403},
    {ErrorCode::ModelNotAllowed, "model_not_allowed", 403},
    {ErrorCode::CustomerBlocked, "customer_blocked", 403},
    {ErrorCode::OriginNotAllowed, "origin_not_allowed", 403},
    {ErrorCode::ModelNotFound, "model_not_found", 404},
    {ErrorCode::NotFound, "not_found", 404},
    {ErrorCode::MethodNotAllowed, "method_not_allowed", 405},
    {ErrorCode::RequestTimeout, "request_timeout", 408},
    {ErrorCode::Conflict, "conflict", 409},
    {ErrorCode::RequestTooLarge, "request_too_large", 413},
    {ErrorCode::MisdirectedRequest, "misdirected_request", 421},
    {ErrorCode::CustomerSpendCapExceeded, "customer_spend_cap_exceeded", 429},
    {ErrorCode::CustomerRateLimitExceeded, "customer_rate_limit_exceeded", 429},
    {ErrorCode::RateLimitExceeded, "rate_limit_exceeded", 429},
    {ErrorCode::HeadersTooLarge, "request_too_large", 431},
    {ErrorCode::Internal, "internal_error", 500},
    {ErrorCode::ProviderError, "provider_error", 502},
    {ErrorCode::SpendPaused, "spend_paused", 503},
    {ErrorCode::ModelUnpriced, "model_unpriced", 503},
    {ErrorCode::LedgerUnavailable, "ledger_unavailable", 503},
    {ErrorCode::ProviderKeyUnreadable, "provider_key_unreadable", 503},
    {ErrorCode::Overloaded, "overloaded", 503},
    {ErrorCode::ProviderTimeout, "provider_timeout", 504},
};

const CodeRow &rowOf(ErrorCode code)
{
    for (const CodeRow &row : codeTable) {
        if (row.code == code)
            return row;
    }
    return rowOf(ErrorCode::Internal);
}

} // namespace

std::string_view codeName(ErrorCode code)
{
    return rowOf(code).name;
}

int httpStatus(ErrorCode code)
{
    return rowOf(code).status;
}

} // namespace llm0
