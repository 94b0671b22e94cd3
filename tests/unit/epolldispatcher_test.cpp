#include <QTest>

#ifdef Q_OS_LINUX

#include "base/epolldispatcher.h"
#include "base/workerthread.h"

#include <QEventLoop>
#include <QTimer>

#include <atomic>
#include <future>
#include <memory>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

using namespace llm0;
using namespace std::chrono_literals;

namespace {

/// Two connected sockets.
struct Pair {
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()) != 0)
            qFatal("no sockets");
    }
    ~Pair()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    void say() const { QCOMPARE(::write(ends[1], "x", 1), 1); }
    void hear() const
    {
        char byte = 0;
        QCOMPARE(::read(ends[0], &byte, 1), 1);
    }
    std::array<int, 2> ends{};
};

std::unique_ptr<QSocketNotifier> notifier(int descriptor, QSocketNotifier::Type type,
                                          std::function<void()> work)
{
    auto made = std::make_unique<QSocketNotifier>(qintptr(descriptor), type);
    QObject::connect(made.get(), &QSocketNotifier::activated, made.get(), std::move(work));
    return made;
}

} // namespace

/// Everything runs on a thread with the loop under test.
class EpollDispatcherTest : public QObject
{
    Q_OBJECT

private:
    /// Turns the loop until `done`, as whoever waits within a handler would.
    static void turnUntil(const std::function<bool()> &done)
    {
        while (!done())
            QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents);
    }
    /// One turn that does not wait.
    static void turn() { QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents); }
    static void onTheLoop(const std::function<void()> &work)
    {
        WorkerThread thread(QStringLiteral("loop"), new EpollDispatcher);
        thread.run(work);
    }

private Q_SLOTS:
    void tellsWhatCanBeReadAndStopsWhenItIsTurnedOff()
    {
        onTheLoop([] {
            const Pair pair;
            int heard = 0;
            const auto read = notifier(pair.ends[0], QSocketNotifier::Read, [&] { ++heard; });
            turn();
            QCOMPARE(heard, 0);
            pair.say();
            turn();
            turn(); // still there to be read
            QCOMPARE(heard, 2);
            read->setEnabled(false);
            turn();
            QCOMPARE(heard, 2);
            read->setEnabled(true);
            turn();
            QCOMPARE(heard, 3);
        });
    }

    void readingAndWritingOfOneSocketAreToldApart()
    {
        onTheLoop([] {
            const Pair pair;
            int reads = 0;
            int writes = 0;
            const auto read = notifier(pair.ends[0], QSocketNotifier::Read, [&] { ++reads; });
            const auto write = notifier(pair.ends[0], QSocketNotifier::Write, [&] { ++writes; });
            turn();
            QCOMPARE(reads, 0);
            QCOMPARE(writes, 1);
            write->setEnabled(false);
            pair.say();
            turn();
            QCOMPARE(reads, 1);
            QCOMPARE(writes, 1);
        });
    }

    void aPeerThatHangsUpIsToldToTheReader()
    {
        onTheLoop([] {
            Pair pair;
            int told = 0;
            const auto read = notifier(pair.ends[0], QSocketNotifier::Read, [&] { ++told; });
            ::close(std::exchange(pair.ends[1], -1));
            turn();
            QCOMPARE(told, 1);
        });
    }

    void aNotifierMayEndAnotherOneOfTheSameTurn()
    {
        onTheLoop([] {
            const Pair first;
            const Pair second;
            int told = 0;
            std::unique_ptr<QSocketNotifier> one;
            std::unique_ptr<QSocketNotifier> other;
            one = notifier(first.ends[0], QSocketNotifier::Read, [&] { ++told, other.reset(); });
            other = notifier(second.ends[0], QSocketNotifier::Read, [&] { ++told, one.reset(); });
            first.say();
            second.say();
            turn();
            QCOMPARE(told, 1);
        });
    }

    /// The number of a closed socket serves at once for the next one, of which nothing has been heard.
    void whatWasHeardOfAClosedSocketIsNotToldToTheNextOfItsNumber()
    {
        onTheLoop([] {
            std::array<std::unique_ptr<Pair>, 2> pairs = {std::make_unique<Pair>(), std::make_unique<Pair>()};
            std::array<std::unique_ptr<QSocketNotifier>, 2> notifiers;
            int wrong = 0;
            int told = 0;
            const auto replace = [&](std::size_t other) {
                ++told;
                const int number = pairs[other]->ends[0];
                notifiers[other].reset();
                pairs[other].reset();
                pairs[other] = std::make_unique<Pair>();
                QVERIFY(pairs[other]->ends[0] == number || pairs[other]->ends[1] == number);
                notifiers[other] = notifier(number, QSocketNotifier::Read, [&] { ++wrong; });
            };
            for (const std::size_t i : {0, 1}) {
                notifiers[i] = notifier(pairs[i]->ends[0], QSocketNotifier::Read, [&, i] { replace(1 - i); });
                pairs[i]->say();
            }
            turn();
            QCOMPARE(told, 1);
            QCOMPARE(wrong, 0);
        });
    }

    void aSocketThatWasClosedWithoutAWordDoesNotHinderTheNextOfItsNumber()
    {
        onTheLoop([] {
            auto pair = std::make_unique<Pair>();
            const int number = pair->ends[0];
            int told = 0;
            const auto read = notifier(number, QSocketNotifier::Read, [&] { ++told; });
            turn();
            pair.reset();
            pair = std::make_unique<Pair>();
            QCOMPARE(pair->ends[0], number);
            // The notifier that stayed wants something else now: the system has to be told anew.
            const auto write = notifier(number, QSocketNotifier::Write, [&] {});
            pair->say();
            turn();
            QCOMPARE(told, 1);
        });
    }

    void wordsFromOtherThreadsWakeIt()
    {
        WorkerThread thread(QStringLiteral("loop"), new EpollDispatcher);
        constexpr int each = 20'000;
        std::atomic<int> heard = 0;
        std::vector<std::thread> speakers;
        for (int speaker = 0; speaker < 2; ++speaker) {
            speakers.emplace_back([&] {
                for (int i = 0; i < each; ++i) {
                    if (i % 10 == 0) // falls asleep between, and is waited for
                        thread.run([&] { ++heard; });
                    else
                        thread.post([&] { ++heard; });
                }
            });
        }
        for (std::thread &speaker : speakers)
            speaker.join();
        thread.run([] {});
        QCOMPARE(heard.load(), 2 * each);
    }

    void timersAreDueWhileItSleeps()
    {
        onTheLoop([] {
            QTimer timer;
            int fired = 0;
            QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++fired; });
            timer.start(1ms);
            QVERIFY(timer.remainingTime() <= 1);
            turnUntil([&] { return fired == 3; });
            timer.stop();
            QCOMPARE(timer.remainingTime(), -1);
            bool later = false;
            QTimer::singleShot(1, &timer, [&] { later = true; });
            turnUntil([&] { return later; });
            QCOMPARE(fired, 3);
        });
    }

    void aTimerWithoutRestDoesNotStarveTheSockets()
    {
        onTheLoop([] {
            const Pair pair;
            QTimer timer;
            timer.start(0);
            bool heard = false;
            const auto read = notifier(pair.ends[0], QSocketNotifier::Read, [&] {
                pair.hear();
                heard = true;
            });
            pair.say();
            turnUntil([&] { return heard; });
        });
    }

    void aLoopWithinAHandlerTurnsAndEnds()
    {
        onTheLoop([] {
            const Pair pair;
            const Pair inner;
            QEventLoop nested;
            bool returned = false;
            const auto read = notifier(pair.ends[0], QSocketNotifier::Read, [&] {
                pair.hear();
                inner.say();
                nested.exec();
                returned = true;
            });
            const auto leave = notifier(inner.ends[0], QSocketNotifier::Read, [&] {
                inner.hear();
                nested.quit();
            });
            pair.say();
            turnUntil([&] { return returned; });
        });
    }

    void whatIsDeletedLaterIsDeletedByTheLoop()
    {
        WorkerThread thread(QStringLiteral("loop"), new EpollDispatcher);
        std::promise<void> gone;
        thread.run([&] {
            auto *object = new QObject;
            QObject::connect(object, &QObject::destroyed, [&] { gone.set_value(); });
            object->deleteLater();
        });
        QCOMPARE(gone.get_future().wait_for(10s), std::future_status::ready);
    }
};

QTEST_GUILESS_MAIN(EpollDispatcherTest)
#else
QTEST_APPLESS_MAIN(QObject)
#endif
#include "epolldispatcher_test.moc"
