#pragma once

#include "storage/stores.h"
#include "usage/eventbus.h"
#include "usage/metrics.h"

namespace llm0 {

/// The end of the line: one finished request into the journal, the metrics and the event stream.
/// Callable from any thread.
class UsageRecorder
{
public:
    using ToJson = std::function<std::string(const RequestRecord &)>;

    UsageRecorder(Journal &journal, Metrics &metrics, EventBus &events, ToJson toJson)
        : m_journal(journal)
        , m_metrics(metrics)
        , m_events(events)
        , m_toJson(std::move(toJson))
    {}

    void record(RequestRecord record);

private:
    Journal &m_journal;
    Metrics &m_metrics;
    EventBus &m_events;
    ToJson m_toJson;
};

} // namespace llm0
