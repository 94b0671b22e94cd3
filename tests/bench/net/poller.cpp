#include "bench/net/poller.h"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>

namespace llm0::bench {

Poller::Poller()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
{
    add(m_timer, EPOLLIN, [this](std::uint32_t) {
        std::uint64_t expirations = 0;
        if (::read(m_timer, &expirations, sizeof expirations) > 0 && m_onAlarm)
            m_onAlarm();
    });
}

Poller::~Poller()
{
    ::close(m_timer);
    ::close(m_epoll);
}

void Poller::add(int descriptor, std::uint32_t events, Handler handler)
{
    if (m_handlers.size() <= static_cast<std::size_t>(descriptor))
        m_handlers.resize(static_cast<std::size_t>(descriptor) + 1);
    m_handlers[static_cast<std::size_t>(descriptor)] = std::make_shared<Handler>(std::move(handler));
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) != 0)
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
}

void Poller::change(int descriptor, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, descriptor, &event);
}

void Poller::remove(int descriptor)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    m_handlers[static_cast<std::size_t>(descriptor)].reset();
}

void Poller::wakeAt(std::int64_t atNs)
{
    itimerspec when{};
    when.it_value.tv_sec = atNs / 1'000'000'000;
    when.it_value.tv_nsec = atNs % 1'000'000'000;
    ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &when, nullptr);
}

void Poller::run()
{
    std::array<epoll_event, 256> events{};
    while (!m_stopped) {
        const int ready = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < ready && !m_stopped; ++i) {
            const auto handler =
                m_handlers[static_cast<std::size_t>(events[static_cast<std::size_t>(i)].data.fd)];
            if (handler)
                (*handler)(events[static_cast<std::size_t>(i)].events);
        }
    }
}

} // namespace llm0::bench
