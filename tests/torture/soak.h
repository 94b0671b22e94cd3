#pragma once

#include "support/fakeprovider.h"
#include "torture/databaselock.h"
#include "torture/flight.h"
#include "torture/processwatch.h"
#include "torture/wrkload.h"

#include <memory>

namespace llm0::torture {

/// What one round of the soak did, and what the gateway took while and after it.
struct SoakRound {
    std::int64_t hits = 0;
    std::int64_t refusals = 0;
    std::int64_t misses = 0;
    std::int64_t streams = 0;
    std::int64_t aborts = 0;
    std::int64_t whileLocked = 0;
    std::int64_t refusedWhileLocked = 0;
    Footprint most;
    Footprint after;
    std::int64_t total() const { return hits + refusals + misses + streams + aborts + whileLocked; }
};

/// Mixed load on one gateway, round after round, with two readers of its events open: one that reads and one
/// that never does.
class Soak
{
public:
    /// `only` names the kinds of load to play; empty: all.
    explicit Soak(int workers, std::vector<std::string> only = {});
    ~Soak();

    /// Asks about 50,000 times `scale`, each round the same of each kind, however quick the machine.
    SoakRound round(double scale);
    Footprint idle() const { return m_idle; }
    std::int64_t eventBytes() const { return m_eventBytes; }
    std::int64_t billedCalls();
    GatewayProcess &gateway() { return m_gateway; }

private:
    WrkCounts load(const GatewayProcess::Key &key, const std::string &text, bool streamed, int requests);
    std::int64_t leave(int count);
    void loadWhileLocked(SoakRound &round, int requests);
    void watchEvents();
    void rest();
    bool plays(const char *kind) const;

    std::vector<std::string> m_only;
    FakeProvider m_provider;
    GatewayProcess m_gateway;
    UpstreamClient m_client;
    GatewayProcess::Key m_plain; ///< never from the cache
    GatewayProcess::Key m_cached;
    GatewayProcess::Key m_capped; ///< may spend nothing
    GatewayProcess::Key m_slow;   ///< may ask once a minute
    std::unique_ptr<UpstreamCall> m_reader;
    std::unique_ptr<UpstreamCall> m_sleeper;
    std::unique_ptr<ProcessWatch> m_watch;
    Footprint m_idle;
    std::int64_t m_eventBytes = 0;
    std::int64_t m_billedBefore = 0;
    std::uint64_t m_rounds = 0;
};

} // namespace llm0::torture
