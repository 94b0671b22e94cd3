#pragma once

#include "cache/exactcache.h"
#include "cache/flights.h"
#include "cache/semanticcache.h"

#include <thread>

namespace llm0 {

struct CacheSizes {
    ExactCacheOptions exact;
    SemanticCacheOptions semantic;
};

/// Both caches and what guards them against stampedes, over one store. Callable from any thread.
class Caches
{
public:
    /// Without a store everything is kept in memory only.
    Caches(const CacheSizes &sizes, std::unique_ptr<CacheStore> store);
    ~Caches();

    /// Takes over what is stored: answers at once, questions in the background.
    Status load(UnixMs now);
    /// Waits for the background; for tests and measurements.
    void waitUntilLoaded();

    Result<std::int64_t> clear(const CacheFilter &filter);
    void dropExpired(UnixMs now);
    /// The pair with its new mark. A bad pair is not served again.
    Result<CachePair> mark(std::int64_t pair, PairMark mark);
    Result<std::vector<CachePair>> pairs(const CacheStore::PairQuery &query);
    std::int64_t fileBytes() const { return m_store ? m_store->fileBytes() : 0; }

private:
    std::unique_ptr<CacheStore> m_store;

public:
    ExactCache exact;
    SemanticCache semantic;
    Flights flights;

private:
    std::atomic<bool> m_stop = false;
    std::thread m_loader;
};

} // namespace llm0
