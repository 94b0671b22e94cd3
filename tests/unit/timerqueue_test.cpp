#include "base/timerqueue.h"

#include <QTest>
#include <QTimerEvent>

using namespace llm0;
using namespace std::chrono_literals;

namespace {

/// Notes what fires, and may do something about it.
class Listener : public QObject
{
public:
    std::vector<int> fired;
    std::function<void(int)> then;

protected:
    void timerEvent(QTimerEvent *event) override
    {
        fired.push_back(event->timerId());
        if (then)
            then(event->timerId());
    }
};

} // namespace

class TimerQueueTest : public QObject
{
    Q_OBJECT

private:
    using Clock = TimerQueue::Clock;
    const Clock::time_point m_start = Clock::time_point(1h);
    using Fired = std::vector<int>;

private Q_SLOTS:
    void firesInTheOrderInWhichTimersAreDue()
    {
        TimerQueue queue;
        Listener listener;
        queue.add(1, 30ms, Qt::CoarseTimer, &listener, m_start);
        queue.add(2, 10ms, Qt::CoarseTimer, &listener, m_start);
        queue.add(3, 20ms, Qt::CoarseTimer, &listener, m_start);
        QCOMPARE(*queue.next(), m_start + 10ms);
        QVERIFY(!queue.fire(m_start + 9ms));
        QVERIFY(queue.fire(m_start + 25ms));
        QCOMPARE(listener.fired, (Fired{2, 3}));
    }

    void repeatsUntilItIsStopped()
    {
        TimerQueue queue;
        Listener listener;
        queue.add(1, 10ms, Qt::CoarseTimer, &listener, m_start);
        for (const auto passed : {10ms, 20ms, 30ms})
            queue.fire(m_start + passed);
        QVERIFY(queue.remove(1));
        QVERIFY(!queue.remove(1));
        QVERIFY(!queue.fire(m_start + 1h));
        QCOMPARE(listener.fired, (Fired{1, 1, 1}));
        QVERIFY(!queue.next());
    }

    void aLateTimerDoesNotMakeUpForWhatItMissed()
    {
        TimerQueue queue;
        Listener listener;
        queue.add(1, 10ms, Qt::CoarseTimer, &listener, m_start);
        queue.fire(m_start + 1s);
        QCOMPARE(listener.fired, Fired{1});
        QVERIFY(!queue.fire(m_start + 1s + 9ms));
        QVERIFY(queue.fire(m_start + 1s + 10ms));
    }

    void aTimerOfNoLengthFiresOnceATurn()
    {
        TimerQueue queue;
        Listener listener;
        queue.add(1, 0ms, Qt::CoarseTimer, &listener, m_start);
        queue.fire(m_start);
        QCOMPARE(listener.fired, Fired{1});
        queue.fire(m_start);
        QCOMPARE(listener.fired, (Fired{1, 1}));
    }

    void oneThatAnotherStoppedInTheSameTurnStaysSilent()
    {
        TimerQueue queue;
        Listener listener;
        queue.add(1, 10ms, Qt::CoarseTimer, &listener, m_start);
        queue.add(2, 20ms, Qt::CoarseTimer, &listener, m_start);
        listener.then = [&](int) { queue.remove(2); };
        queue.fire(m_start + 1s);
        QCOMPARE(listener.fired, Fired{1});
    }

    void anIdThatServesAgainIsAnotherTimer()
    {
        TimerQueue queue;
        Listener listener;
        queue.add(1, 10ms, Qt::CoarseTimer, &listener, m_start);
        queue.add(2, 20ms, Qt::CoarseTimer, &listener, m_start);
        listener.then = [&](int) {
            queue.remove(2);
            queue.add(2, 0ms, Qt::CoarseTimer, &listener, m_start);
            listener.then = {};
        };
        queue.fire(m_start + 1s);
        QCOMPARE(listener.fired, Fired{1});
        queue.fire(m_start + 1s);
        QCOMPARE(listener.fired, (Fired{1, 2}));
    }

    void aLoopWithinATimersOwnEventDoesNotFireItAgain()
    {
        TimerQueue queue;
        Listener listener;
        queue.add(1, 0ms, Qt::CoarseTimer, &listener, m_start);
        listener.then = [&](int) { QVERIFY(!queue.fire(m_start + 1s)); };
        queue.fire(m_start);
        QCOMPARE(listener.fired, Fired{1});
        listener.then = {};
        QVERIFY(queue.fire(m_start + 2s));
    }

    void tellsWhatIsLeftAndWhoseTimersThereAre()
    {
        TimerQueue queue;
        Listener one;
        Listener other;
        queue.add(1, 50ms, Qt::PreciseTimer, &one, m_start);
        queue.add(2, 60ms, Qt::CoarseTimer, &other, m_start);
        QCOMPARE(queue.remaining(1, m_start + 20ms).value(), 30ms);
        QCOMPARE(queue.remaining(1, m_start + 20ms + 1us).value(), 30ms);
        QCOMPARE(queue.remaining(1, m_start + 1s).value(), 0ms);
        QVERIFY(!queue.remaining(3, m_start));
        const auto timers = queue.timersOf(&one);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers.front().timerId, 1);
        QCOMPARE(timers.front().interval, 50);
        QCOMPARE(timers.front().timerType, Qt::PreciseTimer);
        QVERIFY(queue.removeAllOf(&one));
        QVERIFY(!queue.removeAllOf(&one));
        queue.fire(m_start + 1s);
        QVERIFY(one.fired.empty());
        QCOMPARE(other.fired, Fired{2});
    }
};

QTEST_GUILESS_MAIN(TimerQueueTest)
#include "timerqueue_test.moc"
