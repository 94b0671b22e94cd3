#include "cache/exactcache.h"

#include "unit/cachefixture.h"

#include <QTest>

#include <thread>

using namespace llm0;
using namespace llm0::test;

namespace {

ExactCacheOptions room(std::int64_t bytes)
{
    ExactCacheOptions options;
    options.memoryBytes = options.totalBytes = bytes;
    options.shards = 1;
    return options;
}

constexpr std::int64_t plenty = 10'000'000;

} // namespace

class ExactCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesWhatWasPut()
    {
        ExactCache cache(room(plenty), nullptr);
        cache.put(answerTo("a"));
        const auto found = cache.find(keyOf("a"), noon, hourMs);
        QVERIFY(found.answer);
        QVERIFY(found.answer->bytes.starts_with("a."));
        QVERIFY(!cache.find(keyOf("b"), noon, hourMs).answer);
        QCOMPARE(cache.counts().hits, 1);
        QCOMPARE(cache.counts().misses, 1);
        QCOMPARE(cache.counts().entries, 1);
    }

    void servesNothingFromTheInstantOfExpiry()
    {
        ExactCache cache(room(plenty), nullptr);
        cache.put(answerTo("a"));
        QVERIFY(cache.find(keyOf("a"), noon + hourMs - 1, hourMs).answer);
        QVERIFY(!cache.find(keyOf("a"), noon + hourMs, 2 * hourMs).answer);
        QCOMPARE(cache.counts().entries, 0);
        QCOMPARE(cache.counts().expired, 1);
    }

    void aShortenedLifeBindsWhatIsStored()
    {
        ExactCache cache(room(plenty), nullptr);
        cache.put(answerTo("a"));
        QVERIFY(!cache.find(keyOf("a"), noon + 1'001, 1'000).answer);
        QVERIFY(cache.find(keyOf("a"), noon + 1'000, 1'000).answer);
    }

    void theLeastRecentlyUsedGoesFirst()
    {
        ExactCache cache(room(2 * 2'200), nullptr);
        cache.put(answerTo("a", 1'000));
        cache.put(answerTo("b", 1'000));
        QVERIFY(cache.find(keyOf("a"), noon, hourMs).answer);
        cache.put(answerTo("c", 1'000));
        QVERIFY(cache.find(keyOf("a"), noon, hourMs).answer);
        QVERIFY(!cache.find(keyOf("b"), noon, hourMs).answer);
        QVERIFY(cache.find(keyOf("c"), noon, hourMs).answer);
        QCOMPARE(cache.counts().evictions, 1);
    }

    void staysWithinItsBytes()
    {
        ExactCache cache(room(50'000), nullptr);
        for (int i = 0; i < 500; ++i)
            cache.put(answerTo(std::to_string(i), 100 + i % 700));
        QVERIFY(cache.counts().bytes <= 50'000);
        QVERIFY(cache.counts().memoryBytes <= 50'000);
        QVERIFY(cache.counts().entries > 20);
        QVERIFY(cache.find(keyOf("499"), noon, hourMs).answer);
    }

    void refusesAnAnswerBeyondTheBound()
    {
        ExactCacheOptions options = room(plenty);
        options.maxAnswerBytes = 200;
        ExactCache cache(options, nullptr);
        cache.put(answerTo("long", 300));
        QVERIFY(!cache.find(keyOf("long"), noon, hourMs).answer);
    }

    void replacesWithoutCountingTwice()
    {
        ExactCache cache(room(plenty), nullptr);
        cache.put(answerTo("a", 1'000));
        const auto once = cache.counts().bytes;
        cache.put(answerTo("a", 1'000));
        QCOMPARE(cache.counts().bytes, once);
        QCOMPARE(cache.counts().entries, 1);
    }

    void clearsByProjectCustomerAndModel()
    {
        ExactCache cache(room(plenty), nullptr);
        cache.put(answerTo("a", 10, 1));
        cache.put(answerTo("b", 10, 2));
        CachedAnswer other = answerTo("c", 10, 2);
        other.facts.model = "gpt-4o";
        other.facts.customer = "globex";
        cache.put(other);
        QCOMPARE(*cache.clear({2, "", "gpt-4o"}), 1);
        QCOMPARE(*cache.clear({0, "globex", ""}), 0);
        QCOMPARE(*cache.clear({2, "", ""}), 1);
        QVERIFY(cache.find(keyOf("a"), noon, hourMs).answer);
        QCOMPARE(*cache.clear({}), 1);
        QCOMPARE(cache.counts().bytes, 0);
    }

    void countsByProject()
    {
        ExactCache cache(room(plenty), nullptr);
        cache.put(answerTo("a", 10, 1));
        cache.put(answerTo("b", 10, 2));
        cache.put(answerTo("c", 10, 2));
        QCOMPARE(cache.byProject()[1].entries, 1);
        QCOMPARE(cache.byProject()[2].entries, 2);
    }

    void keepsItsCountsUnderManyThreads()
    {
        ExactCacheOptions options = room(200'000);
        options.shards = 4;
        ExactCache cache(options, nullptr);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&cache, t] {
                for (int i = 0; i < 2'000; ++i) {
                    cache.put(answerTo(std::to_string((i * 7 + t) % 300), 200));
                    static_cast<void>(cache.find(keyOf(std::to_string(i % 300)), noon, hourMs));
                    if (i % 50 == 0)
                        cache.remove(keyOf(std::to_string(i % 300)));
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(cache.counts().hits + cache.counts().misses, 8'000);
        QVERIFY(cache.counts().bytes <= 200'000);
        QVERIFY(cache.clear({}).ok());
        QCOMPARE(cache.counts().bytes, 0);
        QCOMPARE(cache.counts().memoryBytes, 0);
        QCOMPARE(cache.counts().entries, 0);
    }
};

QTEST_APPLESS_MAIN(ExactCacheTest)
#include "exactcache_test.moc"
