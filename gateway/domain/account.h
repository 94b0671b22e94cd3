#pragma once

#include "base/clock.h"
#include "domain/limits.h"

#include <cstdint>
#include <optional>
#include <string>

namespace llm0 {

/// Row numbers in our own tables; 0 means none. UUIDs and names are for the outside.
using ProjectId = std::int64_t;
using KeyId = std::int64_t;
using CustomerId = std::int64_t;

struct Project {
    ProjectId id = 0;
    std::string uuid;
    std::string userId; ///< the owner's UUID, as LLM0's scripts send it
    std::string name;
    Caps caps;
    std::optional<LimitSet> defaults; ///< for customers without override or tier
    bool active = true;
    bool requireCustomer = false;
    bool customerFromBody = true; ///< OpenAI `user` and the like may name the customer
    bool cacheEnabled = true;
    bool semanticCacheEnabled = false;
    int semanticThresholdPermille = 950;
    int cacheTtlSeconds = 3600;
    bool cacheRandom = true;       ///< also what asks for chance (temperature above 0)
    bool cachePerCustomer = false; ///< answers are shared within one customer only
    UnixMs createdAt = 0;
};

struct ApiKey {
    KeyId id = 0;
    std::string uuid;
    ProjectId project = 0;
    std::string name;
    std::string hash;  ///< SHA-256 of the whole key, 32 raw bytes
    std::string shown; ///< "llm0_live_1a2b…", enough to recognise it by
    std::optional<std::int64_t> ratePerMinute;
    Caps caps;
    std::string pinnedCustomer; ///< empty: any customer
    bool active = true;
    UnixMs createdAt = 0;
    std::optional<bool> cacheEnabled, semanticCacheEnabled; ///< absent: as the project
    std::string oldHash = {}; ///< after a rotation: the key before, which works until then
    UnixMs oldHashUntil = 0;  ///< 0: no old key
    bool old = false;         ///< this is the key before a rotation, on its way out
};

struct Tier {
    ProjectId project = 0;
    std::string slug;
    LimitSet limits;
    std::optional<Money> monthlyPrice = {}; ///< what a customer of it pays; nothing is enforced by it
};

struct Customer {
    CustomerId id = 0;
    ProjectId project = 0;
    std::string name; ///< the ID as the app sends it; empty for calls that name no customer
    std::string tier; ///< assigned by the owner; empty: the request's header decides
    std::optional<LimitSet> override_;
    bool blocked = false;
    UnixMs firstSeen = 0;
};

} // namespace llm0
