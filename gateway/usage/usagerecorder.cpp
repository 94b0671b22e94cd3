#include "usage/usagerecorder.h"

namespace llm0 {

namespace {

std::string_view refusalEvent(const RequestRecord &record)
{
    if (record.errorCode == "rate_limit_exceeded" || record.errorCode == "customer_rate_limit_exceeded")
        return "rate_limited";
    return record.blockReason.empty() ? std::string_view() : "budget_breach";
}

} // namespace

void UsageRecorder::record(RequestRecord record)
{
    if (m_hooks.complete)
        m_hooks.complete(record);
    m_metrics.count(record);
    if (m_events.watched()) {
        const std::string json = m_hooks.toJson(record);
        m_events.publish({"request", json});
        if (const std::string_view name = refusalEvent(record); !name.empty())
            m_events.publish({std::string(name), json});
    }
    if (m_hooks.recorded)
        m_hooks.recorded(record);
    m_journal.writeRecord(std::move(record));
}

} // namespace llm0
