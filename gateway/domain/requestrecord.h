#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "domain/account.h"
#include "domain/usage.h"

#include <map>
#include <string>
#include <string_view>

namespace llm0 {

using Labels = std::map<std::string, std::string>;

/// How a request ended.
enum class RequestStatus {
    Ok,
    Failed,      ///< the provider failed or refused
    Aborted,     ///< the client left before the end
    Refused,     ///< by us, before anything was spent
    Unconfirmed, ///< the process died with the call under way: charged at its bound
};
std::string_view statusName(RequestStatus status);
RequestStatus statusFromName(std::string_view name);

/// A reservation as it stands in the database while its call is under way.
struct HoldRow {
    std::string requestId;
    UnixMs startedAt = 0; ///< decides the day and month the money belongs to
    ProjectId project = 0;
    KeyId key = 0;
    CustomerId customer = 0;
    std::string customerName;
    std::string tier;
    std::string provider;
    std::string model;
    Money amount;
    Labels labels = {};
};

/// One line of the request log: written once, when the request is over.
struct RequestRecord {
    std::string requestId;
    UnixMs startedAt = 0;
    ProjectId project = 0;
    KeyId key = 0;
    CustomerId customer = 0;
    std::string customerName;
    std::string tier;
    Labels labels;

    std::string dialect; ///< "openai_chat", …
    bool streamed = false;
    std::string modelAsked;
    std::string modelServed;
    std::string provider;

    RequestStatus status = RequestStatus::Ok;
    int httpStatus = 0;
    std::string errorCode;   ///< empty when ok
    std::string blockReason; ///< JSON of the refusal's arithmetic; empty when not refused by a cap

    Money estimate; ///< worst case before fitting
    Money reserved; ///< what was held
    Money actual;   ///< what counts against the caps
    Money avoided;  ///< worst case of a call that was refused
    Money saved;    ///< by a cache
    std::string priceVersion;
    Usage usage;
    bool usageEstimated = false; ///< the provider told no usage: bound or estimate
    bool overBound = false;      ///< actual came out above reserved
    std::string cache = "miss";  ///< "miss", "exact", "semantic"

    std::int64_t totalUs = 0;
    std::int64_t firstByteUs = 0; ///< from accept to the first byte of the provider's answer; 0: none
    std::int64_t gatewayUs = 0;   ///< total less the time spent waiting for the provider
    std::string attempts;         ///< JSON array of the steps tried
};

} // namespace llm0
