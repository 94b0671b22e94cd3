#include "admin/eventscontroller.h"

#include "admin/statuscontroller.h"
#include "framing/sse.h"

namespace llm0 {

namespace {

constexpr std::size_t longestQueue = 2000;
constexpr std::size_t mostPending = 1024 * 1024;
constexpr int snapshotMs = 1000;
constexpr int heartbeatMs = 15'000;

/// The status without what always moves.
std::string withoutUptime(const std::string &text)
{
    const std::size_t begin = text.find("\"uptime_s\":");
    const std::size_t end = begin == std::string::npos ? begin : text.find(',', begin);
    return end == std::string::npos ? text : text.substr(0, begin) + text.substr(end + 1);
}

} // namespace

EventsController::EventsController(AdminServices &services) : AdminController(services)
{
    QObject::connect(&m_snapshotTimer, &QTimer::timeout, &m_context, [this] { snapshot(); });
    QObject::connect(&m_heartbeat, &QTimer::timeout, &m_context, [this] { sendToAll(": heartbeat\n\n"); });
}

EventsController::~EventsController()
{
    if (m_subscription != 0)
        m_services.events.unsubscribe(m_subscription);
    for (const ResponseStreamPtr &watcher : m_watchers)
        watcher->end();
}

void EventsController::addRoutes(AdminRoutes &routes)
{
    routes.add("GET", "/v1/admin/events", [this](const AdminCall &call) { watch(call); });
}

void EventsController::watch(const AdminCall &call)
{
    if (m_subscription == 0) {
        m_subscription = m_services.events.subscribe([this](const GatewayEvent &event) { enqueue(event); });
        m_snapshotTimer.start(snapshotMs);
        m_heartbeat.start(heartbeatMs);
    }
    call.response->begin(
        200,
        {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}});
    call.response->write(sseFrame("snapshot", statusText(m_services)));
    m_watchers.push_back(call.response);
}

void EventsController::enqueue(const GatewayEvent &event)
{
    const std::lock_guard lock(m_mutex);
    // Who watches is shown the newest; the sums in the next snapshot are right either way.
    if (m_queue.size() == longestQueue)
        m_queue.pop_front();
    m_queue.push_back(event);
    if (std::exchange(m_posted, true))
        return;
    QMetaObject::invokeMethod(
        &m_context, [this] { deliver(); }, Qt::QueuedConnection);
}

void EventsController::deliver()
{
    std::deque<GatewayEvent> events;
    {
        const std::lock_guard lock(m_mutex);
        events.swap(m_queue);
        m_posted = false;
    }
    std::string frames;
    for (const GatewayEvent &event : events)
        frames += sseFrame(event.name, event.data);
    sendToAll(frames);
}

void EventsController::sendToAll(const std::string &frame)
{
    forgetGone();
    for (const ResponseStreamPtr &watcher : m_watchers) {
        if (watcher->pendingBytes() > mostPending)
            watcher->abort();
        else
            watcher->write(frame);
    }
}

void EventsController::snapshot()
{
    forgetGone();
    if (m_watchers.empty())
        return;
    const std::string text = statusText(m_services);
    if (std::string seen = withoutUptime(text); seen != m_lastSnapshot) {
        m_lastSnapshot = std::move(seen);
        sendToAll(sseFrame("snapshot", text));
    }
}

void EventsController::forgetGone()
{
    std::erase_if(m_watchers, [](const ResponseStreamPtr &watcher) { return watcher->gone(); });
    if (!m_watchers.empty() || m_subscription == 0)
        return;
    m_services.events.unsubscribe(std::exchange(m_subscription, 0));
    m_snapshotTimer.stop();
    m_heartbeat.stop();
}

} // namespace llm0
