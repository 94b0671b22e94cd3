#include "pipeline/answerheaders.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr int usdPlaces = 6;
constexpr std::int64_t usPerMs = 1000;
constexpr std::int64_t msPerSecond = 1000;
constexpr std::size_t longestHeader = 256; ///< of a provider's, to go on to the client

} // namespace

Headers requestHeaders(const std::string &requestId, const Admission &admission, UnixMs now)
{
    Headers headers;
    headers.add("X-Request-Id", requestId);
    if (admission.rate) {
        const UnixMs full = now + admission.rate->fullInUs / usPerMs;
        headers.add("X-RateLimit-Limit", std::to_string(admission.ratePerMinute));
        headers.add("X-RateLimit-Remaining", std::to_string(admission.rate->remaining));
        headers.add("X-RateLimit-Reset", std::to_string((full + msPerSecond - 1) / msPerSecond));
    }
    return headers;
}

void addRouteHeaders(Headers &headers, const Admission &admission)
{
    headers.add("X-Provider", admission.priced.step.provider);
    headers.add("X-Model", admission.priced.step.model);
    headers.add("X-Cache-Hit", "miss");
    if (!admission.downgradedFrom.empty()) {
        headers.add("X-Downgraded", "true");
        headers.add("X-Downgraded-Model", admission.downgradedFrom);
    }
    if (admission.priced.step != admission.steps.front()) {
        headers.add("X-Failover", "true");
        headers.add("X-Original-Provider", admission.steps.front().provider);
    }
    if (admission.priced.limit)
        headers.add("X-LLM0-Fitted-Max-Tokens", std::to_string(*admission.priced.limit));
    if (!admission.warning.empty())
        headers.add("X-LLM0-Warning", admission.warning);
}

void addCustomerHeaders(Headers &headers, const Admission &admission, const Ledger &ledger, UnixMs at)
{
    if (admission.customer.name.empty())
        return;
    const ScopeBalance balance = ledger.balance(ScopeKind::Customer, admission.customer.id, at);
    const Caps &caps = admission.limits.limits.caps;
    headers.add("X-Customer-Spend-Today", balance.day.spent.toShortDecimal(usdPlaces));
    std::optional<Money> left;
    if (caps.perDay) {
        headers.add("X-Customer-Limit-Daily", (*caps.perDay + balance.day.allowed).toShortDecimal(usdPlaces));
        left = leftOf(caps.perDay, balance.day);
    }
    if (const auto month = leftOf(caps.perMonth, balance.month))
        left = left ? std::min(*left, *month) : *month;
    if (left)
        headers.add("X-Customer-Remaining-Usd", left->toShortDecimal(usdPlaces));
}

void addCostHeaders(Headers &headers, Money cost, const Usage &usage)
{
    headers.add("X-Cost-Usd", cost.toShortDecimal(usdPlaces));
    headers.add("X-Tokens-Prompt", std::to_string(usage.promptTotal()));
    headers.add("X-Tokens-Completion", std::to_string(usage.completionTotal()));
    headers.add("X-Tokens-Total", std::to_string(usage.promptTotal() + usage.completionTotal()));
}

void addProviderHeaders(Headers &headers, const Headers &head)
{
    for (const auto &[name, value] : head) {
        if (value.size() > longestHeader)
            continue;
        if (equalIgnoringCase(name, "retry-after") || equalIgnoringCase(name, "retry-after-ms")
            || equalIgnoringCase(name, "x-should-retry"))
            headers.add(name, value);
    }
    for (const char *name : {"x-request-id", "request-id", "x-amzn-requestid"}) {
        if (const std::string_view id = head.value(name); !id.empty() && id.size() <= longestHeader) {
            headers.add("X-Provider-Request-Id", std::string(id));
            return;
        }
    }
}

void addContentType(Headers &headers, const Headers &head)
{
    if (const std::string_view type = head.value("content-type");
        !type.empty() && type.size() <= longestHeader)
        headers.add("Content-Type", std::string(type));
}

} // namespace llm0
