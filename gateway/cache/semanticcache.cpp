#include "cache/semanticcache.h"

#include "base/secret.h"

namespace llm0 {

SemanticCache::SemanticCache(SemanticCacheOptions options, CacheStore *store)
    : m_options(options)
    , m_store(store)
{}

Status SemanticCache::load(UnixMs now, const std::atomic<bool> &stop)
{
    if (!m_store)
        return {};
    if (const Status blocked = loadBlocked(); !blocked)
        return blocked;
    // The graphs are built after the store has been read, so that it is free for others meanwhile.
    std::vector<CachedQuestion> questions;
    const Status read = m_store->eachQuestion(now, [&](CachedQuestion question) {
        questions.push_back(std::move(question));
        return !stop;
    });
    for (CachedQuestion &question : questions) {
        if (stop)
            break;
        add(std::move(question), false);
    }
    return read;
}

Status SemanticCache::loadBlocked()
{
    CacheStore::PairQuery query;
    query.mark = PairMark::Bad;
    query.limit = 100'000;
    const auto pairs = m_store->pairs(query);
    if (!pairs)
        return pairs.error();
    const std::lock_guard lock(m_mutex);
    for (const CachePair &pair : *pairs)
        m_blocked.insert(pairKey(pair.fingerprint, pair.asked, pair.matched));
    return {};
}

std::string SemanticCache::pairKey(const CacheKey &fingerprint, const std::string &asked,
                                   const std::string &matched)
{
    return sha256(std::string(bytesOf(fingerprint)) + sha256(asked) + sha256(matched));
}

/// An embedder's name does not tell its dimensions: a model that was replaced under its name begins anew.
SemanticCache::PartitionKey SemanticCache::homeOf(const CacheKey &fingerprint, const std::string &embedder,
                                                  std::size_t dimensions)
{
    return {fingerprint, embedder + "/" + std::to_string(dimensions)};
}

SemanticCache::PartitionPtr SemanticCache::partition(const PartitionKey &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_partitions.find(key);
    return found == m_partitions.end() ? nullptr : found->second;
}

SemanticCache::PartitionPtr SemanticCache::partitionFor(const PartitionKey &key, std::size_t dimensions)
{
    const std::lock_guard lock(m_mutex);
    PartitionPtr &found = m_partitions[key];
    if (!found)
        found = std::make_shared<SemanticPartition>(dimensions, m_options.exactUpTo);
    return found;
}

std::optional<SemanticMatch> SemanticCache::find(const SemanticQuery &query)
{
    std::optional<SemanticMatch> match;
    if (const PartitionPtr found =
            partition(homeOf(query.fingerprint, query.embedder, query.vector.size()))) {
        match = found->find(query, [&](const std::string &matched) {
            const std::lock_guard lock(m_mutex);
            return !m_blocked.empty() && m_blocked.contains(pairKey(query.fingerprint, query.text, matched));
        });
    }
    ++(match ? m_hits : m_misses);
    return match;
}

void SemanticCache::put(CachedQuestion question)
{
    {
        const std::lock_guard lock(m_mutex);
        question.id = ++m_lastId;
    }
    add(std::move(question), m_store != nullptr);
    makeRoom();
}

void SemanticCache::add(CachedQuestion question, bool persist)
{
    const PartitionKey home = homeOf(question.fingerprint, question.embedder, question.vector.size());
    const PartitionPtr place = partitionFor(home, question.vector.size());
    if (persist)
        m_store->putQuestion(question);
    const std::int64_t id = question.id;
    {
        const std::lock_guard lock(m_mutex);
        m_lastId = std::max(m_lastId, id);
        m_places[id] = home;
    }
    const std::int64_t replaced = place->put(std::move(question));
    {
        const std::lock_guard lock(m_mutex);
        m_places.erase(replaced);
    }
    if (replaced != 0 && m_store)
        m_store->dropQuestions({replaced});
}

void SemanticCache::makeRoom()
{
    std::vector<std::int64_t> going;
    {
        const std::lock_guard lock(m_mutex);
        auto oldest = m_places.begin();
        for (std::size_t size = m_places.size(); size > m_options.maxQuestions; --size)
            going.push_back((oldest++)->first);
    }
    m_evictions += static_cast<std::int64_t>(going.size());
    for (const std::int64_t id : going)
        remove(id);
}

void SemanticCache::remove(std::int64_t question)
{
    PartitionPtr home;
    {
        const std::lock_guard lock(m_mutex);
        const auto place = m_places.find(question);
        if (place == m_places.end())
            return;
        if (const auto found = m_partitions.find(place->second); found != m_partitions.end())
            home = found->second;
    }
    if (home)
        home->remove(question);
    forget({question});
}

void SemanticCache::forget(const std::vector<std::int64_t> &ids)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const std::int64_t id : ids) {
            const auto place = m_places.find(id);
            if (place == m_places.end())
                continue;
            const auto home = m_partitions.find(place->second);
            // Nobody else has it in hand, to put a question into it.
            if (home != m_partitions.end() && home->second.use_count() == 1 && home->second->size() == 0)
                m_partitions.erase(home);
            m_places.erase(place);
        }
    }
    if (m_store && !ids.empty())
        m_store->dropQuestions(ids);
}

Status SemanticCache::clear(const CacheFilter &filter)
{
    std::vector<PartitionPtr> all;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[key, each] : m_partitions)
            all.push_back(each);
    }
    std::vector<std::int64_t> removed;
    for (const PartitionPtr &each : all)
        each->removeIf([&](const CachedQuestion &question) { return filter.takes(question); }, removed);
    forget(removed);
    return {};
}

void SemanticCache::dropExpired(UnixMs now)
{
    std::vector<PartitionPtr> all;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[key, each] : m_partitions)
            all.push_back(each);
    }
    std::vector<std::int64_t> removed;
    for (const PartitionPtr &each : all)
        each->removeIf([&](const CachedQuestion &question) { return question.expiresAt <= now; }, removed);
    forget(removed);
}

void SemanticCache::notePair(CachePair pair)
{
    if (m_store)
        m_store->putPair(std::move(pair));
}

void SemanticCache::block(const CachePair &pair)
{
    std::vector<std::int64_t> removed;
    std::vector<PartitionPtr> all;
    {
        const std::lock_guard lock(m_mutex);
        m_blocked.insert(pairKey(pair.fingerprint, pair.asked, pair.matched));
        for (const auto &[key, each] : m_partitions) {
            if (key.first == pair.fingerprint)
                all.push_back(each);
        }
    }
    for (const PartitionPtr &each : all)
        each->removeIf(
            [&](const CachedQuestion &question) {
                return question.fingerprint == pair.fingerprint && question.text == pair.matched;
            },
            removed);
    forget(removed);
}

void SemanticCache::unblock(const CachePair &pair)
{
    const std::lock_guard lock(m_mutex);
    m_blocked.erase(pairKey(pair.fingerprint, pair.asked, pair.matched));
}

SemanticCounts SemanticCache::counts() const
{
    SemanticCounts counts;
    std::vector<PartitionPtr> all;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[key, each] : m_partitions)
            all.push_back(each);
        counts.questions = static_cast<std::int64_t>(m_places.size());
    }
    for (const PartitionPtr &each : all)
        counts.bytes += static_cast<std::int64_t>(each->bytes());
    counts.hits = m_hits;
    counts.misses = m_misses;
    counts.evictions = m_evictions;
    return counts;
}

} // namespace llm0
