#pragma once

#include "cache/answershard.h"
#include "storage/cachestore.h"

#include <map>

namespace llm0 {

struct ExactCacheOptions {
    std::int64_t memoryBytes = 64 * 1024 * 1024;
    std::int64_t totalBytes = 1024 * 1024 * 1024; ///< with what is on disk only
    std::int64_t maxAnswerBytes = 1024 * 1024;    ///< a longer answer is not kept
    int shards = 16;
};

/// Answers by the exact request: a memory of the latest used ones in front of the store. Callable from any
/// thread; a lookup never touches the disk. Without a store it is memory only.
class ExactCache
{
public:
    /// `store` may be null and outlives the cache otherwise.
    ExactCache(ExactCacheOptions options, CacheStore *store);

    /// Takes over what the store holds; once, before the first request.
    Status load(UnixMs now);

    struct Found {
        AnswerPtr answer;    ///< a hit
        bool onDisk = false; ///< ask fetch()
    };
    /// An entry that has expired, or that is older than `maxAgeMs` now, is none.
    Found find(const CacheKey &key, UnixMs now, UnixMs maxAgeMs);
    /// The same without counting a hit or a miss.
    Found look(const CacheKey &key, UnixMs now, UnixMs maxAgeMs);
    /// Reads an entry that is on disk. `done` runs on the store's thread, with null when it is gone.
    void fetch(const CacheKey &key, UnixMs now, std::function<void(AnswerPtr)> done);

    void put(CachedAnswer answer);
    bool remove(const CacheKey &key);
    /// Removes what the filter takes, on disk too. Blocks. Returns how many.
    Result<std::int64_t> clear(const CacheFilter &filter);
    void dropExpired(UnixMs now);

    CacheCounts counts() const;
    /// Entries and bytes by project.
    std::map<ProjectId, CacheCounts> byProject() const;
    std::int64_t maxAnswerBytes() const { return m_options.maxAnswerBytes; }

private:
    Found found(const CacheKey &key, UnixMs now, const AnswerShard::Found &place);
    AnswerShard &shardOf(const CacheKey &key) const;
    void dropFromStore(std::vector<CacheKey> keys);

    const ExactCacheOptions m_options;
    CacheStore *m_store;
    std::vector<std::unique_ptr<AnswerShard>> m_shards;
};

} // namespace llm0
