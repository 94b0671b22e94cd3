#include "pipeline/refusal.h"

#include "dialects/jsonstring.h"
#include "domain/budgetwindow.h"

namespace llm0 {

namespace {

constexpr std::int64_t microsecondsPerSecond = 1'000'000;

std::string capMessage(const CapRefusal &cap, const std::string &scopeId)
{
    const std::string scope =
        std::string(scopeName(cap.scope)) + (scopeId.empty() ? "" : " '" + scopeId + "'");
    if (cap.window == CapRefusal::Window::Request)
        return "this call could cost up to $" + cap.needed.toShortDecimal(2) + ", more than the $"
               + cap.limit.toShortDecimal(2) + " that the " + scope
               + " may spend on one request: lower max_tokens or raise the cap";
    const std::string window(windowName(cap.window));
    return "the " + window + " cap of the " + scope + " leaves $" + cap.remaining.toShortDecimal(2) + " of $"
           + cap.limit.toShortDecimal(2) + " and this call could cost up to $" + cap.needed.toShortDecimal(2)
           + ": raise the cap, lower max_tokens, or wait for the next " + window;
}

std::string arithmetic(const CapRefusal &cap, const std::string &scopeId)
{
    return JsonFields()
        .text("scope", scopeName(cap.scope))
        .text("scope_id", scopeId)
        .text("window", windowName(cap.window))
        .text("limit_usd", cap.limit.toDecimal())
        .text("spent_usd", cap.spent.toDecimal())
        .text("reserved_usd", cap.reserved.toDecimal())
        .text("remaining_usd", cap.remaining.toDecimal())
        .text("needed_usd", cap.needed.toDecimal())
        .textOrNull("resets_at", cap.resetsAt == 0 ? std::string() : toRfc3339(cap.resetsAt))
        .take();
}

std::string wholeSeconds(std::int64_t microseconds)
{
    return std::to_string(
        std::max<std::int64_t>(1, (microseconds + microsecondsPerSecond - 1) / microsecondsPerSecond));
}

} // namespace

Refusal refusalOf(Error error)
{
    Refusal refusal;
    if (error.code == ErrorCode::Overloaded)
        refusal.headers.add("Retry-After", "1");
    if (error.code == ErrorCode::SpendPaused || error.code == ErrorCode::ModelUnpriced)
        refusal.headers.add("x-should-retry", "false");
    refusal.error = std::move(error);
    return refusal;
}

Refusal refusalOf(const CapRefusal &cap, const std::string &scopeId)
{
    Refusal refusal;
    const bool customer = cap.scope == ScopeKind::Customer;
    refusal.error = {customer ? ErrorCode::CustomerSpendCapExceeded : ErrorCode::SpendCapExceeded,
                     capMessage(cap, scopeId),
                     {}};
    refusal.details = arithmetic(cap, scopeId);
    // No Retry-After: SDKs would sleep until the cap resets.
    refusal.headers.add("x-should-retry", "false");
    refusal.worstCase = cap.needed;
    return refusal;
}

Refusal refusalOf(const CountRefusal &count, UnixMs now)
{
    Refusal refusal;
    refusal.error = {ErrorCode::CustomerRateLimitExceeded,
                     "this customer's limit " + count.what + " of " + std::to_string(count.limit)
                         + " is used up",
                     {}};
    refusal.details = JsonFields()
                          .text("limit", count.what)
                          .raw("limit_requests", std::to_string(count.limit))
                          .raw("used_requests", std::to_string(count.used))
                          .text("resets_at", toRfc3339(count.resetsAt))
                          .take();
    constexpr UnixMs worthWaitingMs = 60'000;
    if (count.resetsAt - now <= worthWaitingMs)
        refusal.headers.add("Retry-After", wholeSeconds((count.resetsAt - now) * 1000));
    else
        refusal.headers.add("x-should-retry", "false");
    return refusal;
}

Refusal rateRefusal(std::int64_t retryAfterUs)
{
    Refusal refusal;
    refusal.error = {ErrorCode::RateLimitExceeded,
                     "this key's requests per minute are used up: wait, or raise its limit under Keys",
                     {}};
    refusal.headers.add("Retry-After", wholeSeconds(retryAfterUs));
    return refusal;
}

} // namespace llm0
