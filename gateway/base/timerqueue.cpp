#include "base/timerqueue.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <vector>

namespace llm0 {

void TimerQueue::add(int id, Milliseconds interval, Qt::TimerType type, QObject *object,
                     Clock::time_point now)
{
    remove(id);
    const Clock::time_point at = now + interval;
    m_timers.emplace(id, Timer{interval, type, object, at, ++m_lastSerial, false});
    m_order.insert({at, id});
}

bool TimerQueue::remove(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return false;
    m_order.erase({found->second.at, id});
    m_timers.erase(found);
    return true;
}

bool TimerQueue::removeAllOf(const QObject *object)
{
    std::vector<int> ids;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            ids.push_back(id);
    }
    for (const int id : ids)
        remove(id);
    return !ids.empty();
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::timersOf(const QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> timers;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            timers.append({id, static_cast<int>(timer.interval.count()), timer.type});
    }
    return timers;
}

std::optional<TimerQueue::Milliseconds> TimerQueue::remaining(int id, Clock::time_point now) const
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return std::nullopt;
    return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(found->second.at - now));
}

std::optional<TimerQueue::Clock::time_point> TimerQueue::next() const
{
    return m_order.empty() ? std::nullopt : std::optional(m_order.begin()->at);
}

TimerQueue::Timer *TimerQueue::find(int id, std::uint64_t serial)
{
    const auto found = m_timers.find(id);
    return found != m_timers.end() && found->second.serial == serial ? &found->second : nullptr;
}

void TimerQueue::move(int id, Timer &timer, Clock::time_point at)
{
    auto node = m_order.extract({timer.at, id});
    node.value().at = timer.at = at;
    m_order.insert(std::move(node));
}

bool TimerQueue::fire(Clock::time_point now)
{
    std::vector<std::pair<int, std::uint64_t>> due;
    for (const Place &place : m_order) {
        if (place.at > now)
            break;
        due.emplace_back(place.id, m_timers.at(place.id).serial);
    }
    bool fired = false;
    for (const auto &[id, serial] : due) {
        Timer *timer = find(id, serial);
        if (!timer || timer->at > now || timer->firing)
            continue;
        // Late ones do not make up for what they missed.
        const Clock::time_point then = timer->at + timer->interval;
        move(id, *timer, then < now ? now + timer->interval : then);
        timer->firing = true;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(timer->object, &event);
        fired = true;
        if (Timer *still = find(id, serial))
            still->firing = false;
    }
    return fired;
}

} // namespace llm0
