#pragma once

#include "domain/requestrecord.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace llm0 {

/// Counters for GET /metrics. Callable from any thread.
class Metrics
{
public:
    void count(const RequestRecord &record);
    /// Prometheus text format 0.0.4. Gauges are passed in by whoever knows them.
    struct Gauges {
        std::int64_t inFlight = 0;
        std::int64_t openReservations = 0;
        std::int64_t journalBacklog = 0;
        bool ledgerHealthy = true;
    };
    std::string text(const Gauges &gauges) const;

private:
    std::array<std::atomic<std::int64_t>, 5> m_byStatus{};
    std::atomic<std::int64_t> m_costNano = 0;
    std::atomic<std::int64_t> m_avoidedNano = 0;
    std::atomic<std::int64_t> m_promptTokens = 0;
    std::atomic<std::int64_t> m_completionTokens = 0;
    std::atomic<std::int64_t> m_overBound = 0;
    std::atomic<std::int64_t> m_exactHits = 0;
    std::atomic<std::int64_t> m_semanticHits = 0;
    std::atomic<std::int64_t> m_savedNano = 0;
};

} // namespace llm0
