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
    m_metrics.count(record);
    if (m_events.watched()) {
        const std::string json = m_toJson(record);
        m_events.publish({"request", json});
        if (const std::string_view name = refusalEvent(record); !name.empty())
            m_events.publish({std::string(name), json});
    }
    m_journal.writeRecord(std::move(record));
}

} // namespace llm0
