#pragma once

#include "gatewayconfig.h"

#include <memory>
#include <mutex>

namespace llm0 {

/// The configuration in force, for readers on any thread.
class CurrentConfig
{
public:
    std::shared_ptr<const GatewayConfig> get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_config;
    }
    void set(GatewayConfig config)
    {
        auto next = std::make_shared<const GatewayConfig>(std::move(config));
        const std::lock_guard lock(m_mutex);
        m_config = std::move(next);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const GatewayConfig> m_config = std::make_shared<GatewayConfig>();
};

} // namespace llm0
