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
    /// What the composition adds. Called on the thread of record(), so they must be quick.
    struct Hooks {
        std::function<std::string(const RequestRecord &)> toJson;
        std::function<void(RequestRecord &)> complete;       ///< may be absent
        std::function<void(const RequestRecord &)> recorded; ///< may be absent
    };

    UsageRecorder(Journal &journal, Metrics &metrics, EventBus &events, Hooks hooks)
        : m_journal(journal)
        , m_metrics(metrics)
        , m_events(events)
        , m_hooks(std::move(hooks))
    {}

    void record(RequestRecord record);

private:
    Journal &m_journal;
    Metrics &m_metrics;
    EventBus &m_events;
    Hooks m_hooks;
};

} // namespace llm0
