#include "cache/exactcache.h"

namespace llm0 {

ExactCache::ExactCache(ExactCacheOptions options, CacheStore *store) : m_options(options), m_store(store)
{
    const std::int64_t total =
        store ? std::max(options.totalBytes, options.memoryBytes) : options.memoryBytes;
    for (int i = 0; i < options.shards; ++i)
        m_shards.push_back(std::make_unique<AnswerShard>(
            AnswerShard::Bounds{options.memoryBytes / options.shards, total / options.shards}));
}

AnswerShard &ExactCache::shardOf(const CacheKey &key) const
{
    // The map inside hashes the first bytes; the last one is independent of them.
    return *m_shards[key.back() % m_shards.size()];
}

Status ExactCache::load(UnixMs now)
{
    if (!m_store)
        return {};
    return m_store->eachAnswer(now, m_options.memoryBytes, [this](CachedAnswer stored) {
        AnswerPtr answer;
        const CachedFacts facts = stored.facts;
        if (!stored.bytes.empty())
            answer = std::make_shared<const CachedAnswer>(std::move(stored));
        shardOf(facts.key).adopt(facts, std::move(answer));
        return true;
    });
}

ExactCache::Found ExactCache::find(const CacheKey &key, UnixMs now, UnixMs maxAgeMs)
{
    return found(key, now, shardOf(key).find(key, now, now - maxAgeMs));
}

ExactCache::Found ExactCache::look(const CacheKey &key, UnixMs now, UnixMs maxAgeMs)
{
    return found(key, now, shardOf(key).find(key, now, now - maxAgeMs, true));
}

ExactCache::Found ExactCache::found(const CacheKey &key, UnixMs now, const AnswerShard::Found &place)
{
    if (place.answer && m_store)
        m_store->noteHit(key, now);
    return {place.answer, place.place == AnswerShard::Place::Disk};
}

void ExactCache::fetch(const CacheKey &key, UnixMs now, std::function<void(AnswerPtr)> done)
{
    m_store->readAnswer(key, [this, key, now, done = std::move(done)](std::optional<CachedAnswer> stored) {
        AnswerShard &shard = shardOf(key);
        AnswerPtr answer;
        if (stored && stored->facts.expiresAt > now)
            answer = std::make_shared<const CachedAnswer>(*std::move(stored));
        // Cleared or replaced while it was read: then it is not served.
        const bool valid = answer && shard.recall(answer);
        if (!valid)
            shard.remove(key);
        valid ? shard.countHit() : shard.countMiss();
        if (valid)
            m_store->noteHit(key, now);
        done(valid ? answer : nullptr);
    });
}

void ExactCache::put(CachedAnswer answer)
{
    answer.facts.bytes = static_cast<std::int64_t>(answer.bytes.size());
    answer.facts.usedAt = answer.facts.createdAt;
    if (answer.facts.bytes > m_options.maxAnswerBytes || answer.bytes.empty())
        return;
    const auto shared = std::make_shared<const CachedAnswer>(std::move(answer));
    std::vector<CacheKey> dropped;
    shardOf(shared->facts.key).put(shared, dropped);
    if (m_store)
        m_store->putAnswer(shared);
    dropFromStore(std::move(dropped));
}

bool ExactCache::remove(const CacheKey &key)
{
    const bool removed = shardOf(key).remove(key);
    dropFromStore({key});
    return removed;
}

void ExactCache::dropFromStore(std::vector<CacheKey> keys)
{
    if (m_store && !keys.empty())
        m_store->dropAnswers(std::move(keys));
}

Result<std::int64_t> ExactCache::clear(const CacheFilter &filter)
{
    std::vector<CacheKey> removed;
    for (const auto &shard : m_shards)
        shard->removeIf([&](const CachedFacts &facts) { return filter.takes(facts); }, removed);
    if (m_store) {
        if (const Status cleared = m_store->clear(filter); !cleared)
            return cleared.error();
    }
    return static_cast<std::int64_t>(removed.size());
}

void ExactCache::dropExpired(UnixMs now)
{
    for (const auto &shard : m_shards)
        shard->dropExpired(now);
}

CacheCounts ExactCache::counts() const
{
    CacheCounts sum;
    for (const auto &shard : m_shards)
        sum += shard->counts();
    return sum;
}

std::map<ProjectId, CacheCounts> ExactCache::byProject() const
{
    std::map<ProjectId, CacheCounts> sums;
    for (const auto &shard : m_shards) {
        shard->eachFacts([&](const CachedFacts &facts) {
            CacheCounts &sum = sums[facts.project];
            ++sum.entries;
            sum.bytes += facts.bytes;
            sum.hits += facts.hits;
        });
    }
    return sums;
}

} // namespace llm0
