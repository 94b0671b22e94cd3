#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace llm0 {

/// Something that happened, for whoever watches: a name and one JSON object.
struct GatewayEvent {
    std::string name; ///< "request", "budget_breach", "config_changed", …
    std::string data;
};

/// Hands events from any thread to listeners. A listener is called on the publisher's thread and must only
/// pass the event on to its own.
class EventBus
{
public:
    using Listener = std::function<void(const GatewayEvent &)>;

    /// The listener stays until the returned number is given to unsubscribe().
    int subscribe(Listener listener);
    void unsubscribe(int id);
    /// Lets publishers skip building what nobody reads.
    bool watched() const { return m_count.load(std::memory_order_relaxed) > 0; }
    void publish(const GatewayEvent &event);

private:
    std::mutex m_mutex;
    std::map<int, Listener> m_listeners;
    std::atomic<int> m_count = 0;
    int m_lastId = 0;
};

} // namespace llm0
