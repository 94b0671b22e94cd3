#include "base/epolldispatcher.h"

#include <QCoreApplication>

#include <cerrno>
#include <stdexcept>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace llm0 {

namespace {

constexpr std::size_t eventsAtOnce = 256;
constexpr std::uint64_t wakeMark = ~std::uint64_t(0);
constexpr int generationShift = 32;
/// By QSocketNotifier::Type: what is asked for, and, with it, what else concerns it.
constexpr std::array<std::uint32_t, 3> asked = {EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr std::uint32_t concernsAll = EPOLLHUP | EPOLLERR;

} // namespace

EpollDispatcher::EpollDispatcher()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wakeMark;
    if (m_epoll < 0 || m_wake < 0 || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event) != 0)
        throw std::runtime_error("the system has no room for an event loop");
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wake);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    const bool timersToo = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_interrupted.exchange(false);
    m_woken = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    tellSystem();
    m_asleep = true; // who wakes us from here on has to do it through the system
    mayWait = mayWait && !m_woken && !m_interrupted;
    const int timeout = mayWait ? timeoutMs(timersToo) : 0;
    if (timeout != 0)
        Q_EMIT aboutToBlock();
    bool active = waitForSockets(timeout, !flags.testFlag(QEventLoop::ExcludeSocketNotifiers));
    if (timersToo && m_timers.fire(TimerQueue::Clock::now()))
        active = true;
    return active;
}

int EpollDispatcher::timeoutMs(bool timersToo) const
{
    const auto next = timersToo ? m_timers.next() : std::nullopt;
    if (!next)
        return -1;
    constexpr std::int64_t longest = 60'000;
    const auto left = std::chrono::ceil<TimerQueue::Milliseconds>(*next - TimerQueue::Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, longest));
}

bool EpollDispatcher::waitForSockets(int timeout, bool deliver)
{
    std::array<epoll_event, eventsAtOnce> events; // NOLINT: filled by the system
    const int count = ::epoll_wait(m_epoll, events.data(), deliver ? int(events.size()) : 1, timeout);
    m_asleep = false;
    if (timeout != 0)
        Q_EMIT awake();
    bool active = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events.at(std::size_t(i));
        if (event.data.u64 == wakeMark) {
            eventfd_t ignored = 0;
            ::eventfd_read(m_wake, &ignored);
            active = true;
        } else if (deliver && activate(event.data.u64, event.events)) {
            active = true;
        }
    }
    return active;
}

/// A notifier's slot may remove any notifier, close any descriptor and open another of the same number.
bool EpollDispatcher::activate(std::uint64_t watched, std::uint32_t events)
{
    const auto descriptor = static_cast<std::uint32_t>(watched);
    bool active = false;
    for (std::size_t type = 0; type < asked.size(); ++type) {
        const Watch &watch = m_watches.at(descriptor);
        if (watch.generation != watched >> generationShift)
            break;
        QSocketNotifier *notifier = watch.notifiers.at(type);
        if (!notifier || (events & (asked.at(type) | concernsAll)) == 0)
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        active = true;
    }
    return active;
}

std::uint32_t EpollDispatcher::wanted(const Watch &watch) const
{
    std::uint32_t events = 0;
    for (std::size_t type = 0; type < asked.size(); ++type) {
        if (watch.notifiers.at(type))
            events |= asked.at(type);
    }
    return events;
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = static_cast<std::size_t>(notifier->socket());
    if (descriptor >= m_watches.size())
        m_watches.resize(descriptor + 1);
    Watch &watch = m_watches[descriptor];
    watch.notifiers.at(std::size_t(notifier->type())) = notifier;
    if (!std::exchange(watch.changed, true))
        m_changed.push_back(int(descriptor));
}

/// The last one of a descriptor is told at once: it may be closed next.
void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto descriptor = static_cast<std::size_t>(notifier->socket());
    if (descriptor >= m_watches.size())
        return;
    Watch &watch = m_watches[descriptor];
    QSocketNotifier *&known = watch.notifiers.at(std::size_t(notifier->type()));
    if (known != notifier)
        return;
    known = nullptr;
    if (wanted(watch) == 0) {
        if (watch.told != 0)
            tell(int(descriptor), watch, 0);
        ++watch.generation;
    } else if (!std::exchange(watch.changed, true)) {
        m_changed.push_back(int(descriptor));
    }
}

void EpollDispatcher::tellSystem()
{
    for (const int descriptor : m_changed) {
        Watch &watch = m_watches[std::size_t(descriptor)];
        watch.changed = false;
        if (const std::uint32_t events = wanted(watch); events != watch.told)
            tell(descriptor, watch, events);
    }
    m_changed.clear();
}

/// The system forgets by itself what is closed: then what was told stands no more.
void EpollDispatcher::tell(int descriptor, Watch &watch, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = std::uint64_t(watch.generation) << generationShift | std::uint32_t(descriptor);
    const int change = events == 0 ? EPOLL_CTL_DEL : watch.told == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    watch.told = events;
    if (::epoll_ctl(m_epoll, change, descriptor, &event) == 0 || events == 0)
        return;
    const int other = errno == ENOENT ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if ((errno != ENOENT && errno != EEXIST) || ::epoll_ctl(m_epoll, other, descriptor, &event) != 0)
        qWarning("descriptor %d cannot be watched", descriptor);
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    m_timers.add(id, TimerQueue::Milliseconds(interval), type, object, TimerQueue::Clock::now());
}

int EpollDispatcher::remainingTime(int id)
{
    const auto left = m_timers.remaining(id, TimerQueue::Clock::now());
    return left ? static_cast<int>(left->count()) : -1;
}

void EpollDispatcher::wakeUp()
{
    if (!m_woken.exchange(true) && m_asleep)
        ::eventfd_write(m_wake, 1);
}

void EpollDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

} // namespace llm0
