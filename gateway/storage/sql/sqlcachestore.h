#pragma once

#include "base/workerthread.h"
#include "storage/cachestore.h"
#include "storage/sql/sqldatabase.h"

#include <QTimer>

#include <deque>
#include <mutex>
#include <unordered_map>

namespace llm0 {

/// The caches' own SQLite file. It is apart from the ledger's, so that it is not in its way, not in its
/// backups, and can be thrown away: a file that cannot be read is replaced by an empty one.
class SqlCacheStore final : public CacheStore
{
public:
    static Result<std::unique_ptr<SqlCacheStore>> open(const std::string &path);
    /// Writes what is queued.
    ~SqlCacheStore() override;

    void putAnswer(std::shared_ptr<const CachedAnswer> answer) override;
    void noteHit(const CacheKey &key, UnixMs at) override;
    void dropAnswers(std::vector<CacheKey> keys) override;
    void readAnswer(const CacheKey &key, Read done) override;
    void putQuestion(CachedQuestion question) override;
    void dropQuestions(std::vector<std::int64_t> ids) override;
    void putPair(CachePair pair) override;

    Status eachAnswer(UnixMs now, std::int64_t bytesWanted,
                      const std::function<bool(CachedAnswer)> &visit) override;
    Status eachQuestion(UnixMs now, const std::function<bool(CachedQuestion)> &visit) override;
    Status clear(const CacheFilter &filter) override;
    Status dropExpired(UnixMs now) override;
    Result<std::vector<CachePair>> pairs(const PairQuery &query) override;
    Result<CachePair> markPair(std::int64_t id, PairMark mark) override;
    Status flush() override;
    std::int64_t fileBytes() const override;

private:
    using Write = std::function<Status(SqlDatabase &)>;
    struct Hits {
        std::int64_t count = 0;
        UnixMs last = 0;
    };
    using HitsByKey = std::unordered_map<CacheKey, Hits, CacheKeyHash>;
    struct Item {
        Write work;
        std::size_t bytes = 0;
    };

    explicit SqlCacheStore(std::string path);
    void push(Item item, bool mayDrop = false);
    void drain();
    Status writeBatch(const std::deque<Item> &items, const HitsByKey &hits);
    Status blocking(const std::function<Status(SqlDatabase &)> &work);

    std::string m_path;
    std::unique_ptr<SqlDatabase> m_database; ///< the thread's
    std::mutex m_mutex;
    std::deque<Item> m_items;
    HitsByKey m_hits; ///< not written yet; with whatever is next, or after a while
    std::size_t m_queuedBytes = 0;
    bool m_awake = false;
    std::unique_ptr<QTimer> m_hitTimer; ///< the thread's
    WorkerThread m_thread;
};

} // namespace llm0
