#pragma once

#include "cache/cachekey.h"
#include "cache/cachepolicy.h"
#include "cache/caches.h"
#include "http/request.h"
#include "pipeline/authenticator.h"

namespace llm0 {

/// What the caches may do for one request, and what they have learnt of it on its way.
struct Reuse {
    bool readExact = false;
    bool readSemantic = false;
    bool store = false;
    CacheKey key{};
    UnixMs maxAgeMs = 0;
    UnixMs ttlMs = 0;
    std::optional<SemanticQuestion> question; ///< where the semantic cache is on and the request fits it

    std::string embedder;      ///< of `vector`; empty: there is none
    std::vector<float> vector; ///< of the question
    Flights::Lead lead;        ///< others wait for this request's answer

    bool reads() const { return readExact || readSemantic; }
};

/// By the project's and the key's switches, the request's Cache-Control and what it asks. Nothing on: neither
/// reads nor stores. `customer` 0: answers are shared by all of the project.
Reuse reuseOf(const ChatRequest &request, const Caller &caller, CustomerId customer, const Headers &headers);

} // namespace llm0
