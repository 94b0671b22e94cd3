#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace llm0::bench {

/// An epoll loop on one thread, with one alarm. A handler may remove itself or others.
class Poller
{
public:
    /// What happened: EPOLLIN, EPOLLOUT, EPOLLERR, EPOLLHUP.
    using Handler = std::function<void(std::uint32_t events)>;

    Poller();
    ~Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    void add(int descriptor, std::uint32_t events, Handler handler);
    void change(int descriptor, std::uint32_t events);
    /// Before the descriptor is closed.
    void remove(int descriptor);

    /// Called from run() once `atNs` (CLOCK_MONOTONIC) has come; replaces the former time. 0: never.
    void wakeAt(std::int64_t atNs);
    void onAlarm(std::function<void()> handler) { m_onAlarm = std::move(handler); }

    /// Until stop().
    void run();
    void stop() { m_stopped = true; }

private:
    int m_epoll;
    int m_timer;
    std::vector<std::shared_ptr<Handler>> m_handlers; ///< by descriptor
    std::function<void()> m_onAlarm;
    bool m_stopped = false;
};

} // namespace llm0::bench
