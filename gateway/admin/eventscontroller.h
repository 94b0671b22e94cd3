#pragma once

#include "admin/adminroutes.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <mutex>

namespace llm0 {

/// GET /events: what happens, as server-sent events, to any number of watchers.
class EventsController final : public AdminController
{
public:
    explicit EventsController(AdminServices &services);
    ~EventsController() override;
    void addRoutes(AdminRoutes &routes) override;

private:
    void watch(const AdminCall &call);
    void enqueue(const GatewayEvent &event);
    void deliver();
    void sendToAll(const std::string &frame);
    void snapshot();
    void forgetGone();

    QObject m_context; ///< of the admin thread; cuts what is still posted when this goes
    QTimer m_snapshotTimer;
    QTimer m_heartbeat;
    std::vector<ResponseStreamPtr> m_watchers;
    std::string m_lastSnapshot;
    int m_subscription = 0; ///< 0: nobody watches

    std::mutex m_mutex;
    std::deque<GatewayEvent> m_queue; ///< filled by publishers on any thread
    bool m_posted = false;
};

} // namespace llm0
