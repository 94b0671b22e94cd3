#include "usage/metrics.h"

#include "base/money.h"

namespace llm0 {

namespace {

void line(std::string &out, std::string_view name, std::string_view kind, std::string_view help,
          const std::string &value)
{
    out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
    out.append(kind).append("\n").append(name).append(" ").append(value).append("\n");
}

} // namespace

void Metrics::count(const RequestRecord &record)
{
    ++m_byStatus[static_cast<std::size_t>(record.status)];
    m_costNano += record.actual.nano();
    m_avoidedNano += record.avoided.nano();
    m_promptTokens += record.usage.promptTotal();
    m_completionTokens += record.usage.completionTotal();
    m_overBound += record.overBound ? 1 : 0;
    m_exactHits += record.cache == "exact" ? 1 : 0;
    m_semanticHits += record.cache == "semantic" ? 1 : 0;
    m_savedNano += record.saved.nano();
}

std::string Metrics::text(const Gauges &gauges) const
{
    std::string out = "# HELP llm0_requests_total Requests that are over, by how they ended.\n"
                      "# TYPE llm0_requests_total counter\n";
    for (std::size_t i = 0; i < m_byStatus.size(); ++i) {
        out.append("llm0_requests_total{status=\"").append(statusName(static_cast<RequestStatus>(i)));
        out.append("\"} ").append(std::to_string(m_byStatus[i])).append("\n");
    }
    out.append("# HELP llm0_cache_hits_total Requests answered from a cache.\n# TYPE llm0_cache_hits_total "
               "counter\n");
    out.append("llm0_cache_hits_total{kind=\"exact\"} ").append(std::to_string(m_exactHits)).append("\n");
    out.append("llm0_cache_hits_total{kind=\"semantic\"} ")
        .append(std::to_string(m_semanticHits))
        .append("\n");
    line(out, "llm0_saved_usd_total", "counter", "What cache hits saved.",
         Money::fromNano(m_savedNano).toDecimal());
    line(out, "llm0_cost_usd_total", "counter", "Settled cost.", Money::fromNano(m_costNano).toDecimal());
    line(out, "llm0_avoided_usd_total", "counter", "Worst case of refused calls.",
         Money::fromNano(m_avoidedNano).toDecimal());
    line(out, "llm0_prompt_tokens_total", "counter", "Prompt tokens.", std::to_string(m_promptTokens));
    line(out, "llm0_completion_tokens_total", "counter", "Completion tokens.",
         std::to_string(m_completionTokens));
    line(out, "llm0_over_bound_total", "counter", "Calls that cost more than was held.",
         std::to_string(m_overBound));
    line(out, "llm0_in_flight", "gauge", "Requests being answered.", std::to_string(gauges.inFlight));
    line(out, "llm0_open_reservations", "gauge", "Holds that are not settled.",
         std::to_string(gauges.openReservations));
    line(out, "llm0_journal_backlog", "gauge", "Rows waiting to be written.",
         std::to_string(gauges.journalBacklog));
    line(out, "llm0_ledger_healthy", "gauge", "1 while rows can be written.",
         gauges.ledgerHealthy ? "1" : "0");
    return out;
}

} // namespace llm0
