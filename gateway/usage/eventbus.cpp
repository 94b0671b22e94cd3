#include "usage/eventbus.h"

namespace llm0 {

int EventBus::subscribe(Listener listener)
{
    const std::lock_guard lock(m_mutex);
    m_listeners.emplace(++m_lastId, std::move(listener));
    ++m_count;
    return m_lastId;
}

void EventBus::unsubscribe(int id)
{
    const std::lock_guard lock(m_mutex);
    m_count -= static_cast<int>(m_listeners.erase(id));
}

void EventBus::publish(const GatewayEvent &event)
{
    if (!watched())
        return;
    const std::lock_guard lock(m_mutex);
    for (const auto &[id, listener] : m_listeners)
        listener(event);
}

} // namespace llm0
