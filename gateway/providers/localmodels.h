#pragma once

#include "providers/providerregistry.h"
#include "providers/upstreamclient.h"

#include <QTimer>

namespace llm0 {

/// Keeps asking the local provider what is pulled, so that Ollama is found by itself whenever it starts.
/// Lives on one thread.
class LocalModels
{
public:
    LocalModels(ProviderRegistry &registry, UpstreamClient &upstream);
    void refresh();

private:
    void take(const std::string &body);

    ProviderRegistry &m_registry;
    UpstreamClient &m_upstream;
    QTimer m_timer;
    std::unique_ptr<UpstreamCall> m_call;
    std::string m_body;
};

} // namespace llm0
