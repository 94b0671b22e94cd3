#pragma once

#include "support/gatewayprocess.h"

namespace llm0::torture {

struct WrkCounts {
    std::int64_t requests = 0;
    std::int64_t notOk = 0; ///< answered with neither 2xx nor 3xx
};

/// Load by `wrk`, a program of its own, so that the clients cost little.
struct WrkAsk {
    std::string url;
    std::string key;
    std::string userText; ///< "%d" becomes a number that does not come again
    bool streamed = false;
    int customers = 1; ///< takes turns among so many
    int connections = 16;
    int requests = 1'000; ///< answered, then it ends
};

/// Runs it with an event loop beside. Throws when `wrk` is not installed.
WrkCounts runWrk(const WrkAsk &ask);

} // namespace llm0::torture
