#include "usage/usagerecorder.h"

namespace llm0 {

namespace {

std::string_view refusalEvent(const RequestRecord &record)
{
    if (record.errorCode == "rate_limit_exceeded" || record.errorCode == "customer_rate_limit_exceeded")
        return "rate_limited";
    return record.blockReason.empty() ? std::string_view() : "budget_breach";
}

std::string_view cacheEvent(const RequestRecord &record)
{
    if (record.status != RequestStatus::Ok)
        return {};
    return record.cache == "miss" ? "cache_miss" : "cache_hit";
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
        for (const std::string_view name : {refusalEvent(record), cacheEvent(record)}) {
            if (!name.empty())
                m_events.publish({std::string(name), json});
        }
    }
    if (m_hooks.recorded)
        m_hooks.recorded(record);
    m_journal.writeRecord(std::move(record));
}

} // namespace llm0
