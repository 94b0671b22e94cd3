#pragma once

#include "base/timerqueue.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <vector>

namespace llm0 {

/// An event loop for thousands of sockets (Linux): a turn costs what has happened, whereas those that Qt
/// brings ask the system about every socket in each turn, and look for each through a list.
class EpollDispatcher final : public QAbstractEventDispatcher
{
public:
    EpollDispatcher();
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override { return m_timers.remove(id); }
    bool unregisterTimers(QObject *object) override { return m_timers.removeAllOf(object); }
    QList<TimerInfo> registeredTimers(QObject *object) const override { return m_timers.timersOf(object); }
    int remainingTime(int id) override;

    void wakeUp() override;
    void interrupt() override;

private:
    /// What is watched of one descriptor.
    struct Watch {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        std::uint32_t told = 0;                       ///< what the system watches
        std::uint32_t generation = 0;                 ///< a descriptor's number serves again
        bool changed = false;
    };

    std::uint32_t wanted(const Watch &watch) const;
    void tellSystem();
    void tell(int descriptor, Watch &watch, std::uint32_t events);
    int timeoutMs(bool timersToo) const;
    bool waitForSockets(int timeout, bool deliver);
    bool activate(std::uint64_t watched, std::uint32_t events);

    int m_epoll;
    int m_wake; ///< an eventfd
    std::vector<Watch> m_watches;
    std::vector<int> m_changed; ///< told to the system before it is asked: most are changed back until then
    TimerQueue m_timers;
    std::atomic<bool> m_woken = false;
    std::atomic<bool> m_asleep = false;
    std::atomic<bool> m_interrupted = false;
};

} // namespace llm0
