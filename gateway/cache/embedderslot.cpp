#include "cache/embedderslot.h"

#include "cache/httpembedder.h"
#include "cache/lexicalembedder.h"

namespace llm0 {

std::shared_ptr<Embedder> EmbedderSlot::get(const EmbedderSettings &settings,
                                            const ProviderRegistry::Accounts &accounts)
{
    const EmbedderPlan plan = chooseEmbedder(settings, accounts);
    if (m_embedder && plan == m_plan && settings == m_settings)
        return m_embedder;
    m_plan = plan;
    m_settings = settings;
    if (plan.wire)
        m_embedder = std::make_shared<HttpEmbedder>(
            HttpEmbedderOptions{*plan.wire, plan.url, plan.model, Secret(settings.key),
                                std::chrono::milliseconds(settings.deadlineMs)},
            m_client, m_clock);
    else
        m_embedder = std::make_shared<LexicalEmbedder>();
    return m_embedder;
}

} // namespace llm0
