#pragma once

#include <QAbstractEventDispatcher>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace llm0 {

/// The timers of one event loop, the next one first. Setting, stopping and moving one takes the logarithm of
/// their number.
class TimerQueue
{
public:
    using Clock = std::chrono::steady_clock;
    using Milliseconds = std::chrono::milliseconds;

    void add(int id, Milliseconds interval, Qt::TimerType type, QObject *object, Clock::time_point now);
    bool remove(int id);
    bool removeAllOf(const QObject *object);

    QList<QAbstractEventDispatcher::TimerInfo> timersOf(const QObject *object) const;
    /// nullopt: there is no such timer.
    std::optional<Milliseconds> remaining(int id, Clock::time_point now) const;
    /// When the next one is due.
    std::optional<Clock::time_point> next() const;
    /// Tells the object of each timer that is due, once. True: there was one.
    bool fire(Clock::time_point now);

private:
    struct Place {
        Clock::time_point at;
        int id = 0;
        bool operator<(const Place &other) const { return at == other.at ? id < other.id : at < other.at; }
    };
    struct Timer {
        Milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        Clock::time_point at;
        std::uint64_t serial; ///< an ID serves again for the next timer
        bool firing;          ///< not again from an event loop within its own event
    };

    Timer *find(int id, std::uint64_t serial);
    void move(int id, Timer &timer, Clock::time_point at);

    std::unordered_map<int, Timer> m_timers;
    std::set<Place> m_order;
    std::uint64_t m_lastSerial = 0;
};

} // namespace llm0
