#include "cache/flights.h"

#include "unit/cachefixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace llm0;
using namespace llm0::test;

namespace {

Flights::Answer answer()
{
    return std::make_shared<const CachedAnswer>(answerTo("a"));
}

} // namespace

class FlightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstLeadsAndTheOthersGetItsAnswer()
    {
        Flights flights;
        std::uint64_t ticket = 0;
        auto lead = flights.join(keyOf("a"), {}, ticket);
        QVERIFY(bool(lead));
        int answered = 0;
        for (int i = 0; i < 49; ++i) {
            const auto none = flights.join(
                keyOf("a"), {[&](Flights::Answer a) { answered += a->bytes.empty() ? 0 : 1; }, [] {}},
                ticket);
            QVERIFY(!none);
        }
        lead.finish(answer());
        QCOMPARE(answered, 49);
        QCOMPARE(flights.underWay(), std::size_t(0));
    }

    void otherRequestsDoNotWait()
    {
        Flights flights;
        std::uint64_t ticket = 0;
        const auto a = flights.join(keyOf("a"), {}, ticket);
        const auto b = flights.join(keyOf("b"), {}, ticket);
        QVERIFY(bool(a) && bool(b));
    }

    void aFailedLeadHandsOverInOrder()
    {
        Flights flights;
        std::uint64_t ticket = 0;
        auto lead = flights.join(keyOf("a"), {}, ticket);
        std::string events;
        const auto waiter = [&](const char *name) {
            return Flights::Waiter{[&events, name](const Flights::Answer &) { events += name; },
                                   [&events, name] { events += std::string("lead") + name; }};
        };
        QVERIFY(!flights.join(keyOf("a"), waiter("1"), ticket));
        QVERIFY(!flights.join(keyOf("a"), waiter("2"), ticket));
        QVERIFY(!flights.join(keyOf("a"), waiter("3"), ticket));
        lead.pass();
        QCOMPARE(events, std::string("lead1"));
        {
            const auto second = flights.take(keyOf("a")); // dropped: its call failed as well
        }
        QCOMPARE(events, std::string("lead1lead2"));
        flights.take(keyOf("a")).finish(answer());
        QCOMPARE(events, std::string("lead1lead23"));
        QCOMPARE(flights.underWay(), std::size_t(0));
    }

    void aNewRequestWaitsWhileALeadIsHandedOver()
    {
        Flights flights;
        std::uint64_t ticket = 0;
        auto lead = flights.join(keyOf("a"), {}, ticket);
        QVERIFY(!flights.join(keyOf("a"), {[](auto) {}, [] {}}, ticket));
        lead.pass();
        int answered = 0;
        QVERIFY(!flights.join(keyOf("a"), {[&](auto) { ++answered; }, [] {}}, ticket));
        flights.take(keyOf("a")).finish(answer());
        QCOMPARE(answered, 1);
    }

    void oneThatLeftIsNotTold()
    {
        Flights flights;
        std::uint64_t ticket = 0;
        auto lead = flights.join(keyOf("a"), {}, ticket);
        int told = 0;
        QVERIFY(!flights.join(keyOf("a"), {[&](auto) { ++told; }, [&] { ++told; }}, ticket));
        QVERIFY(flights.leave(keyOf("a"), ticket));
        QVERIFY(!flights.leave(keyOf("a"), ticket));
        lead.pass();
        QCOMPARE(told, 0);
        QCOMPARE(flights.underWay(), std::size_t(0));
    }

    void everyoneIsToldOnceUnderManyThreads()
    {
        Flights flights;
        std::atomic<int> leads = 0;
        std::atomic<int> told = 0;
        std::atomic<int> handedOver = 0;
        const auto takeHandedOver = [&] {
            int waiting = handedOver;
            while (waiting > 0 && !handedOver.compare_exchange_weak(waiting, waiting - 1)) {
            }
            if (waiting <= 0)
                return false;
            ++leads;
            flights.take(keyOf("a")).finish(answer());
            return true;
        };
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 2'000; ++i) {
                    std::uint64_t ticket = 0;
                    auto lead = flights.join(
                        keyOf("a"), {[&](const Flights::Answer &) { ++told; }, [&] { ++handedOver; }},
                        ticket);
                    takeHandedOver();
                    if (!lead)
                        continue;
                    ++leads;
                    if (i % 3)
                        lead.finish(answer());
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        while (takeHandedOver()) {
        }
        QCOMPARE(leads + told, 16'000);
        QCOMPARE(flights.underWay(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(FlightsTest)
#include "flights_test.moc"
