#pragma once

#include "base/clock.h"
#include "providers/providerregistry.h"
#include "providers/upstreamclient.h"

namespace llm0 {

struct ProbeResult {
    bool ok = false;
    bool reached = false; ///< something answered
    std::int64_t latencyMs = 0;
    std::string message; ///< for a person
    std::vector<std::string> models;
};

/// Asks a provider for its list of models, which costs nothing, to see whether it can be reached and takes
/// the key. Lives on one thread.
class ProviderProbe
{
public:
    using Done = std::function<void(const ProbeResult &)>;

    ProviderProbe(UpstreamClient &upstream, const Clock &clock) : m_upstream(upstream), m_clock(clock) {}
    void start(const ProviderAccount &account, Done done);

private:
    struct Asked {
        int status = 0;
        std::string body;
        std::unique_ptr<UpstreamCall> call;
    };
    UpstreamClient &m_upstream;
    const Clock &m_clock;
    std::map<int, Asked> m_asked;
    int m_lastId = 0;
};

} // namespace llm0
