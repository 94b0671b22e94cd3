#pragma once

#include "pipeline/admission.h"

namespace llm0 {

/// The headers every answer of the line carries (CONTRACT: response headers), as far as they are known.
Headers requestHeaders(const std::string &requestId, const Admission &admission, UnixMs now);
/// What is known before the answer begins: where it comes from and how it was changed.
void addRouteHeaders(Headers &headers, const Admission &admission);
/// The customer's balance now.
void addCustomerHeaders(Headers &headers, const Admission &admission, const Ledger &ledger, UnixMs at);
/// What a whole answer cost.
void addCostHeaders(Headers &headers, Money cost, const Usage &usage);
/// Of a provider's answer what clients act on; all else (cookies, rate limits, …) is between it and us.
void addProviderHeaders(Headers &headers, const Headers &head);
void addContentType(Headers &headers, const Headers &head);

} // namespace llm0
