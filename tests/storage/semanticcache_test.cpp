#include "cache/lexicalvector.h"
#include "cache/semanticcache.h"
#include "cache/thresholdadvice.h"
#include "storage/sql/sqlcachestore.h"

#include "unit/cachefixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace llm0;
using namespace llm0::test;

namespace {

CachedQuestion question(const std::string &text, const std::string &context = "context")
{
    CachedQuestion q;
    q.project = 1;
    q.customer = "acme";
    q.model = "gpt-5";
    q.fingerprint = keyOf(context);
    q.answer = keyOf(text);
    q.embedder = lexicalName;
    q.text = text;
    q.vector = lexicalVector(text);
    q.createdAt = noon;
    q.expiresAt = noon + hourMs;
    return q;
}

SemanticQuery query(const std::string &text, const std::string &context = "context")
{
    SemanticQuery q;
    q.fingerprint = keyOf(context);
    q.embedder = lexicalName;
    q.knowsMeaning = false;
    q.text = text;
    q.vector = lexicalVector(text);
    q.now = noon;
    q.maxAgeMs = hourMs;
    return q;
}

CachePair pairOf(const std::string &asked, const std::string &matched)
{
    CachePair pair;
    pair.project = 1;
    pair.fingerprint = keyOf("context");
    pair.embedder = lexicalName;
    pair.asked = asked;
    pair.matched = matched;
    return pair;
}

} // namespace

class SemanticCacheTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlCacheStore> m_store;
    std::atomic<bool> m_stop = false;

    void open()
    {
        m_store.reset();
        auto store = SqlCacheStore::open(m_folder->filePath(QStringLiteral("cache.db")).toStdString());
        QVERIFY(store.ok());
        m_store = *std::move(store);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_store.reset(); }

    void findsTheSameQuestionInOtherDress()
    {
        SemanticCache cache({}, nullptr);
        cache.put(question("What is the capital of France?"));
        const auto match = cache.find(query("what's the capital of france"));
        QVERIFY(match);
        QVERIFY(match->answer == keyOf("What is the capital of France?"));
        QCOMPARE(match->text, std::string("What is the capital of France?"));
        QCOMPARE(match->similarityPermyriad, 10'000);
        QVERIFY(!cache.find(query("What is the capital of Spain?")));
        QCOMPARE(cache.counts().hits, 1);
        QCOMPARE(cache.counts().misses, 1);
    }

    void anotherContextEmbedderOrDimensionNeverMeets()
    {
        SemanticCache cache({}, nullptr);
        cache.put(question("What is the limit?"));
        QVERIFY(!cache.find(query("What is the limit?", "other system prompt")));
        SemanticQuery other = query("What is the limit?");
        other.embedder = "ollama/minilm";
        QVERIFY(!cache.find(other));
        other = query("What is the limit?");
        other.vector.resize(100);
        QVERIFY(!cache.find(other));
        CachedQuestion replaced = question("What is the limit?");
        replaced.vector.resize(100);
        normalise(replaced.vector);
        cache.put(replaced);
        QVERIFY(cache.find(query("What is the limit?")));
    }

    void theThresholdOfTheProjectIsHonoured()
    {
        SemanticCache cache({}, nullptr);
        cache.put(question("How do I check the free disk space in Linux today?"));
        SemanticQuery moved = query("In Linux today, how do I check the free disk space?");
        moved.thresholdPermille = 1'000;
        moved.vector[0] += 0.05F;
        normalise(moved.vector);
        QVERIFY(!cache.find(moved));
        moved.thresholdPermille = 950;
        QVERIFY(cache.find(moved));
    }

    void nothingExpiredIsFound()
    {
        SemanticCache cache({}, nullptr);
        cache.put(question("What is the limit?"));
        SemanticQuery late = query("what is the limit");
        late.now = noon + hourMs;
        late.maxAgeMs = 2 * hourMs;
        QVERIFY(!cache.find(late));
        late.now = noon + 2'000;
        late.maxAgeMs = 1'000;
        QVERIFY(!cache.find(late));
        cache.dropExpired(noon + hourMs);
        QCOMPARE(cache.counts().questions, 0);
    }

    void theOldestGoFirst()
    {
        SemanticCacheOptions options;
        options.maxQuestions = 2;
        SemanticCache cache(options, nullptr);
        cache.put(question("What is the first question?"));
        cache.put(question("Where is the second house?"));
        cache.put(question("Why is the third sky blue?"));
        QVERIFY(!cache.find(query("What is the first question?")));
        QVERIFY(cache.find(query("Why is the third sky blue?")));
        QCOMPARE(cache.counts().evictions, 1);
    }

    void aRestartKeeps()
    {
        {
            SemanticCache cache({}, m_store.get());
            cache.put(question("What is the capital of France?"));
            cache.put(question("What is the capital of France?")); // again: replaces
        }
        open();
        SemanticCache cache({}, m_store.get());
        QVERIFY(cache.load(noon, m_stop).ok());
        QCOMPARE(cache.counts().questions, 1);
        QVERIFY(cache.find(query("What's the capital of France?")));
        cache.put(question("Where is the second house?"));
        QCOMPARE(cache.counts().questions, 2);
    }

    void aPairMarkedBadIsNotServedAgainEvenAfterARestart()
    {
        const std::string asked = "what's the capital of france";
        const std::string matched = "What is the capital of France?";
        {
            SemanticCache cache({}, m_store.get());
            cache.put(question(matched));
            QVERIFY(cache.find(query(asked)));
            cache.notePair(pairOf(asked, matched));
            const auto pairs = m_store->pairs({});
            const auto marked = m_store->markPair(pairs->at(0).id, PairMark::Bad);
            cache.block(*marked);
            QVERIFY(!cache.find(query(asked)));
            cache.put(question(matched));
            QVERIFY(!cache.find(query(asked)));
            QVERIFY(cache.find(query("What is the capital of France")));
        }
        open();
        SemanticCache cache({}, m_store.get());
        QVERIFY(cache.load(noon, m_stop).ok());
        QVERIFY(!cache.find(query(asked)));
        cache.unblock(pairOf(asked, matched));
        QVERIFY(cache.find(query(asked)));
    }

    void clearsByProjectAndModel()
    {
        SemanticCache cache({}, m_store.get());
        cache.put(question("What is the first question?"));
        CachedQuestion other = question("Where is the second house?");
        other.project = 2;
        cache.put(other);
        QVERIFY(cache.clear({1, "", ""}).ok());
        QVERIFY(!cache.find(query("What is the first question?")));
        QVERIFY(cache.find(query("Where is the second house?")));
        QVERIFY(cache.clear({0, "", "gpt-5"}).ok());
        QCOMPARE(cache.counts().questions, 0);
    }

    void keepsTogetherUnderManyThreads()
    {
        SemanticCacheOptions options;
        options.maxQuestions = 200;
        options.exactUpTo = 50;
        SemanticCache cache(options, m_store.get());
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&cache, t] {
                for (int i = 0; i < 150; ++i) {
                    const std::string text =
                        "Question " + std::to_string(i) + " of thread " + std::to_string(t);
                    const std::string context = i % 3 == 0 ? "a" : "b";
                    cache.put(question(text, context));
                    static_cast<void>(cache.find(query(text, context)));
                    if (i % 40 == 0)
                        static_cast<void>(cache.clear({0, "", i % 80 == 0 ? "gpt-5" : "none"}));
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QVERIFY(cache.counts().questions <= 200);
        QVERIFY(cache.clear({}).ok());
        QCOMPARE(cache.counts().questions, 0);
    }

    void advisesAThresholdAboveWhatWasBad()
    {
        std::vector<JudgedPair> pairs;
        for (int i = 0; i < 9; ++i)
            pairs.push_back({9'600 + i, true});
        QVERIFY(!adviseThreshold(pairs, 950).permille);
        pairs.push_back({9'703, false});
        const auto advice = adviseThreshold(pairs, 950);
        QCOMPARE(advice.permille.value(), 976);
        QCOMPARE(advice.goodLost, 9);
        QCOMPARE(advice.badKept, 0);
        pairs.back().good = true;
        QCOMPARE(adviseThreshold(pairs, 950).permille.value(), 950);
        pairs.push_back({10'000, false});
        QCOMPARE(adviseThreshold(pairs, 950).permille.value(), 999);
        QCOMPARE(adviseThreshold(pairs, 950).badKept, 1);
    }
};

QTEST_GUILESS_MAIN(SemanticCacheTest)
#include "semanticcache_test.moc"
