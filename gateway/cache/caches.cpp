#include "cache/caches.h"

namespace llm0 {

Caches::Caches(const CacheSizes &sizes, std::unique_ptr<CacheStore> store)
    : m_store(std::move(store))
    , exact(sizes.exact, m_store.get())
    , semantic(sizes.semantic, m_store.get())
{}

Caches::~Caches()
{
    m_stop = true;
    waitUntilLoaded();
}

Status Caches::load(UnixMs now)
{
    if (!m_store)
        return {};
    if (const Status loaded = exact.load(now); !loaded)
        return loaded;
    m_loader = std::thread([this, now] { static_cast<void>(semantic.load(now, m_stop)); });
    return {};
}

void Caches::waitUntilLoaded()
{
    if (m_loader.joinable())
        m_loader.join();
}

Result<std::int64_t> Caches::clear(const CacheFilter &filter)
{
    if (const Status cleared = semantic.clear(filter); !cleared)
        return cleared.error();
    return exact.clear(filter);
}

void Caches::dropExpired(UnixMs now)
{
    exact.dropExpired(now);
    semantic.dropExpired(now);
    if (m_store)
        static_cast<void>(m_store->dropExpired(now));
}

Result<CachePair> Caches::mark(std::int64_t pair, PairMark mark)
{
    if (!m_store)
        return Error{ErrorCode::NotFound, "There is no such pair", "id"};
    auto marked = m_store->markPair(pair, mark);
    if (!marked)
        return marked;
    if (mark == PairMark::Bad)
        semantic.block(*marked);
    else
        semantic.unblock(*marked);
    return marked;
}

Result<std::vector<CachePair>> Caches::pairs(const CacheStore::PairQuery &query)
{
    return m_store ? m_store->pairs(query) : std::vector<CachePair>();
}

} // namespace llm0
