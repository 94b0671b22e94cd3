#pragma once

#include "base/clock.h"
#include "cache/embedder.h"
#include "cache/embedderchoice.h"
#include "providers/upstreamclient.h"

namespace llm0 {

/// A worker's embedder: made anew when the choice changes. Lives on one thread.
class EmbedderSlot
{
public:
    EmbedderSlot(UpstreamClient &client, const Clock &clock) : m_client(client), m_clock(clock) {}

    /// Shared, so that a call under way outlives a change.
    std::shared_ptr<Embedder> get(const EmbedderSettings &settings,
                                  const ProviderRegistry::Accounts &accounts);

private:
    UpstreamClient &m_client;
    const Clock &m_clock;
    EmbedderSettings m_settings;
    EmbedderPlan m_plan;
    std::shared_ptr<Embedder> m_embedder;
};

} // namespace llm0
