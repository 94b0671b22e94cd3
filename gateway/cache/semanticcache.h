#pragma once

#include "cache/semanticpartition.h"
#include "storage/cachestore.h"

#include <atomic>
#include <map>
#include <set>

namespace llm0 {

struct SemanticCacheOptions {
    std::size_t maxQuestions = 100'000; ///< the oldest go first
    std::size_t exactUpTo = 1'000;      ///< see VectorIndex
};

struct SemanticCounts {
    std::int64_t questions = 0;
    std::int64_t bytes = 0;
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t evictions = 0;
};

/// Questions by meaning: for one fingerprint and one embedder, which stored question is near enough to share
/// its answer. Callable from any thread. Without a store it is memory only.
class SemanticCache
{
public:
    SemanticCache(SemanticCacheOptions options, CacheStore *store);

    /// Takes over what the store holds. Slow for many questions (graphs are built), so it may run on a thread
    /// of its own while lookups go on. `stop` is looked at in between.
    Status load(UnixMs now, const std::atomic<bool> &stop);

    std::optional<SemanticMatch> find(const SemanticQuery &query);
    /// `question` comes without ID and with a vector of length 1.
    void put(CachedQuestion question);
    void remove(std::int64_t question);
    Status clear(const CacheFilter &filter);
    void dropExpired(UnixMs now);

    void notePair(CachePair pair);
    /// A pair marked bad: the two never share an answer again, and the question that was matched is
    /// forgotten.
    void block(const CachePair &pair);
    /// Takes back a bad mark.
    void unblock(const CachePair &pair);

    SemanticCounts counts() const;

private:
    using PartitionKey = std::pair<CacheKey, std::string>;
    using PartitionPtr = std::shared_ptr<SemanticPartition>;

    static std::string pairKey(const CacheKey &fingerprint, const std::string &asked,
                               const std::string &matched);
    static PartitionKey homeOf(const CacheKey &fingerprint, const std::string &embedder,
                               std::size_t dimensions);
    PartitionPtr partition(const PartitionKey &key) const;
    PartitionPtr partitionFor(const PartitionKey &key, std::size_t dimensions);
    void add(CachedQuestion question, bool persist);
    void forget(const std::vector<std::int64_t> &ids);
    void makeRoom();
    Status loadBlocked();

    const SemanticCacheOptions m_options;
    CacheStore *m_store;
    mutable std::mutex m_mutex;
    std::map<PartitionKey, PartitionPtr> m_partitions;
    std::map<std::int64_t, PartitionKey> m_places; ///< by question; the lowest ID is the oldest
    std::set<std::string> m_blocked;
    std::int64_t m_lastId = 0;
    std::atomic<std::int64_t> m_hits = 0;
    std::atomic<std::int64_t> m_misses = 0;
    std::atomic<std::int64_t> m_evictions = 0;
};

} // namespace llm0
