#include "cache/exactcache.h"
#include "storage/sql/sqlcachestore.h"

#include "unit/cachefixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace llm0;
using namespace llm0::test;

namespace {

ExactCacheOptions small(std::int64_t memory, std::int64_t total)
{
    ExactCacheOptions options;
    options.memoryBytes = memory;
    options.totalBytes = total;
    options.shards = 1;
    return options;
}

AnswerPtr fetched(ExactCache &cache, const std::string &name)
{
    std::promise<AnswerPtr> promise;
    cache.fetch(keyOf(name), noon, [&](AnswerPtr answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

CachedQuestion question(std::int64_t id, ProjectId project = 1)
{
    CachedQuestion q;
    q.id = id;
    q.project = project;
    q.customer = "acme";
    q.model = "gpt-5";
    q.fingerprint = keyOf("context");
    q.answer = keyOf("a");
    q.embedder = "lexical/1";
    q.text = "Wie hoch ist der Kölner Dom?";
    q.vector = {0.5F, -0.25F, 0.125F};
    q.createdAt = noon;
    q.expiresAt = noon + hourMs;
    return q;
}

CachePair pairOf(const std::string &asked)
{
    CachePair pair;
    pair.at = noon;
    pair.project = 1;
    pair.requestId = "req_1";
    pair.embedder = "lexical/1";
    pair.fingerprint = keyOf("context");
    pair.answer = keyOf("a");
    pair.asked = asked;
    pair.matched = "other words";
    pair.similarityPermyriad = 9'712;
    return pair;
}

} // namespace

class CacheStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlCacheStore> m_store;

    std::string path() const { return m_folder->filePath(QStringLiteral("cache.db")).toStdString(); }
    void open()
    {
        m_store.reset();
        auto store = SqlCacheStore::open(path());
        QVERIFY2(store.ok(), store ? "" : store.error().message.c_str());
        m_store = *std::move(store);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_store.reset(); }

    void aRestartKeepsAnswersWithAllTheirFacts()
    {
        {
            ExactCache cache({}, m_store.get());
            cache.put(answerTo("a"));
            QVERIFY(cache.find(keyOf("a"), noon + 5, hourMs).answer);
        }
        open();
        ExactCache cache({}, m_store.get());
        QVERIFY(cache.load(noon + 10).ok());
        const auto found = cache.find(keyOf("a"), noon + 10, hourMs);
        QVERIFY(found.answer);
        const CachedFacts &facts = found.answer->facts;
        QCOMPARE(found.answer->bytes, answerTo("a").bytes);
        QCOMPARE(facts.project, ProjectId(1));
        QCOMPARE(facts.customer, std::string("acme"));
        QCOMPARE(facts.provider, std::string("openai"));
        QCOMPARE(facts.model, std::string("gpt-5"));
        QCOMPARE(facts.cost.nano(), 1'500);
        QCOMPARE(facts.createdAt, noon);
        QCOMPARE(facts.expiresAt, noon + hourMs);
        QCOMPARE(facts.usedAt, noon + 5);
        QCOMPARE(facts.hits, 1);
    }

    void whatExpiredWhileWeWereDownIsNotTakenOver()
    {
        {
            ExactCache cache({}, m_store.get());
            cache.put(answerTo("a"));
        }
        open();
        ExactCache cache({}, m_store.get());
        QVERIFY(cache.load(noon + hourMs).ok());
        QCOMPARE(cache.counts().entries, 0);
        QVERIFY(m_store->dropExpired(noon + hourMs).ok());
        int left = 0;
        QVERIFY(m_store->eachAnswer(0, 0, [&](CachedAnswer) { return ++left > 0; }).ok());
        QCOMPARE(left, 0);
    }

    void whatMemoryCannotHoldIsReadFromDisk()
    {
        ExactCache cache(small(4'400, 100'000), m_store.get());
        for (const char *name : {"a", "b", "c", "d"})
            cache.put(answerTo(name, 1'000));
        const auto found = cache.find(keyOf("a"), noon, hourMs);
        QVERIFY(!found.answer);
        QVERIFY(found.onDisk);
        QCOMPARE(cache.counts().misses, 0);
        const AnswerPtr answer = fetched(cache, "a");
        QVERIFY(answer);
        QCOMPARE(answer->bytes, answerTo("a", 1'000).bytes);
        QVERIFY(cache.find(keyOf("a"), noon, hourMs).answer);
        QVERIFY(cache.counts().memoryBytes <= 4'400);
        QCOMPARE(cache.counts().evictions, 0);
    }

    void theOldestGoWhenTheDiskBoundIsReached()
    {
        ExactCache cache(small(5'000, 12'000), m_store.get());
        for (int i = 0; i < 20; ++i)
            cache.put(answerTo(std::to_string(i), 1'000));
        QVERIFY(cache.counts().bytes <= 12'000);
        QVERIFY(m_store->flush().ok());
        std::int64_t onDisk = 0;
        QVERIFY(m_store->eachAnswer(0, 0, [&](CachedAnswer) { return ++onDisk > 0; }).ok());
        QCOMPARE(onDisk, cache.counts().entries);
        QVERIFY(!cache.find(keyOf("0"), noon, hourMs).onDisk);
    }

    void anAnswerClearedWhileItIsReadIsNotServed()
    {
        ExactCache cache(small(2'200, 100'000), m_store.get());
        cache.put(answerTo("a", 1'000));
        cache.put(answerTo("b", 1'000));
        QVERIFY(cache.find(keyOf("a"), noon, hourMs).onDisk);
        QCOMPARE(*cache.clear({1, "", ""}), 2);
        QVERIFY(!fetched(cache, "a"));
    }

    void clearingReachesTheDisk()
    {
        {
            ExactCache cache({}, m_store.get());
            cache.put(answerTo("a", 10, 1));
            cache.put(answerTo("b", 10, 2));
            m_store->putQuestion(question(7, 1));
            m_store->putQuestion(question(8, 2));
            QCOMPARE(*cache.clear({1, "", ""}), 1);
        }
        open();
        ExactCache cache({}, m_store.get());
        QVERIFY(cache.load(noon).ok());
        QCOMPARE(cache.counts().entries, 1);
        QVERIFY(cache.find(keyOf("b"), noon, hourMs).answer);
        std::vector<std::int64_t> ids;
        QVERIFY(m_store
                    ->eachQuestion(noon,
                                   [&](const CachedQuestion &q) {
                                       ids.push_back(q.id);
                                       return true;
                                   })
                    .ok());
        QCOMPARE(ids, std::vector<std::int64_t>{8});
    }

    void questionsComeBackAsTheyWere()
    {
        m_store->putQuestion(question(7));
        m_store->putQuestion(question(9));
        m_store->dropQuestions({9});
        open();
        std::vector<CachedQuestion> found;
        QVERIFY(m_store
                    ->eachQuestion(noon,
                                   [&](CachedQuestion q) {
                                       found.push_back(std::move(q));
                                       return true;
                                   })
                    .ok());
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].text, question(7).text);
        QCOMPARE(found[0].vector, question(7).vector);
        QVERIFY(found[0].fingerprint == keyOf("context"));
        QVERIFY(found[0].answer == keyOf("a"));
        QCOMPARE(found[0].embedder, std::string("lexical/1"));
    }

    void pairsAreKeptAndMarked()
    {
        m_store->putPair(pairOf("first"));
        m_store->putPair(pairOf("second"));
        auto pairs = m_store->pairs({});
        QVERIFY(pairs.ok());
        QCOMPARE(pairs->size(), std::size_t(2));
        QCOMPARE((*pairs)[0].asked, std::string("second"));
        QCOMPARE((*pairs)[0].similarityPermyriad, 9'712);
        const auto marked = m_store->markPair((*pairs)[1].id, PairMark::Bad);
        QVERIFY(marked.ok());
        QCOMPARE(marked->asked, std::string("first"));
        QVERIFY(marked->mark == PairMark::Bad);
        CacheStore::PairQuery bad;
        bad.mark = PairMark::Bad;
        QCOMPARE(m_store->pairs(bad)->size(), std::size_t(1));
        QVERIFY(m_store->markPair(999, PairMark::Good).error().code == ErrorCode::NotFound);
        QVERIFY(m_store->clear({}).ok());
        QCOMPARE(m_store->pairs({})->size(), std::size_t(2));
    }

    void aFileThatIsNoDatabaseIsReplaced()
    {
        m_store.reset();
        QFile file(QString::fromStdString(path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8'192, 'x'));
        file.close();
        open();
        ExactCache cache({}, m_store.get());
        QVERIFY(cache.load(noon).ok());
        cache.put(answerTo("a"));
        QVERIFY(m_store->flush().ok());
        QVERIFY(m_store->fileBytes() > 0);
    }
};

QTEST_GUILESS_MAIN(CacheStoreTest)
#include "cachestore_test.moc"
