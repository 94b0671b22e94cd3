#pragma once

#include "domain/cached.h"

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace llm0 {

using AnswerPtr = std::shared_ptr<const CachedAnswer>;

/// Counters of a cache since start. What is there now is counted, too.
struct CacheCounts {
    std::int64_t entries = 0;
    std::int64_t bytes = 0;       ///< of all entries
    std::int64_t memoryBytes = 0; ///< of those in memory
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t evictions = 0; ///< dropped for room
    std::int64_t expired = 0;
    CacheCounts &operator+=(const CacheCounts &other);
};

/// One part of the exact cache: the facts of every entry in order of use, and the answers of the latest.
/// Thread-safe; the lock is never held while anything else is called.
class AnswerShard
{
public:
    struct Bounds {
        std::int64_t memoryBytes = 0;
        std::int64_t totalBytes = 0; ///< memory and disk; the same as memoryBytes where there is no disk
    };
    explicit AnswerShard(Bounds bounds) : m_bounds(bounds) {}

    enum class Place { Nowhere, Memory, Disk };
    struct Found {
        Place place = Place::Nowhere;
        AnswerPtr answer; ///< in memory only
    };
    /// Counts a hit or a miss, unless `quietly`; an entry on disk is counted when it has been read.
    Found find(const CacheKey &key, UnixMs now, UnixMs oldest, bool quietly = false);
    void countHit();
    void countMiss();

    /// Answers `dropped` must go from the disk.
    void put(AnswerPtr answer, std::vector<CacheKey> &dropped);
    /// An entry that is on disk; used at start, latest first.
    void adopt(CachedFacts facts, AnswerPtr answer);
    /// The answer of an entry that was on disk only; false when the entry is gone meanwhile.
    bool recall(AnswerPtr answer);
    bool remove(const CacheKey &key);
    void removeIf(const std::function<bool(const CachedFacts &)> &condition, std::vector<CacheKey> &removed);
    void dropExpired(UnixMs now);
    void eachFacts(const std::function<void(const CachedFacts &)> &visit) const;
    CacheCounts counts() const;

private:
    struct Node {
        CachedFacts facts;
        AnswerPtr answer; ///< null: on disk only
    };
    using Nodes = std::list<Node>;

    void erase(Nodes::iterator node);
    void makeRoom(std::vector<CacheKey> &dropped);
    Nodes &listOf(const Node &node) { return node.answer ? m_inMemory : m_onDisk; }

    const Bounds m_bounds;
    mutable std::mutex m_mutex;
    Nodes m_inMemory; ///< latest used first
    Nodes m_onDisk;   ///< latest used first
    std::unordered_map<CacheKey, Nodes::iterator, CacheKeyHash> m_byKey;
    CacheCounts m_counts;
};

} // namespace llm0
