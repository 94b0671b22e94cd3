#include "cache/answershard.h"

namespace llm0 {

namespace {

/// What an entry costs beside its answer: facts, list node, map node. Measured by bench/cache_bench.
constexpr std::int64_t overheadBytes = 1'100;

std::int64_t weightOf(const CachedFacts &facts)
{
    return facts.bytes + overheadBytes;
}

} // namespace

CacheCounts &CacheCounts::operator+=(const CacheCounts &other)
{
    entries += other.entries;
    bytes += other.bytes;
    memoryBytes += other.memoryBytes;
    hits += other.hits;
    misses += other.misses;
    evictions += other.evictions;
    expired += other.expired;
    return *this;
}

AnswerShard::Found AnswerShard::find(const CacheKey &key, UnixMs now, UnixMs oldest, bool quietly)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end()) {
        m_counts.misses += quietly ? 0 : 1;
        return {};
    }
    const auto node = found->second;
    if (node->facts.expiresAt <= now || node->facts.createdAt < oldest) {
        m_counts.misses += quietly ? 0 : 1;
        if (node->facts.expiresAt <= now) {
            ++m_counts.expired;
            erase(node);
        }
        return {};
    }
    if (!node->answer)
        return {Place::Disk, nullptr};
    m_inMemory.splice(m_inMemory.begin(), m_inMemory, node);
    node->facts.usedAt = now;
    ++node->facts.hits;
    m_counts.hits += quietly ? 0 : 1;
    return {Place::Memory, node->answer};
}

void AnswerShard::countHit()
{
    const std::lock_guard lock(m_mutex);
    ++m_counts.hits;
}

void AnswerShard::countMiss()
{
    const std::lock_guard lock(m_mutex);
    ++m_counts.misses;
}

void AnswerShard::put(AnswerPtr answer, std::vector<CacheKey> &dropped)
{
    const std::lock_guard lock(m_mutex);
    const CachedFacts &facts = answer->facts;
    if (const auto present = m_byKey.find(facts.key); present != m_byKey.end())
        erase(present->second);
    if (weightOf(facts) > m_bounds.totalBytes) {
        dropped.push_back(facts.key);
        return;
    }
    m_inMemory.push_front({facts, answer});
    m_byKey[facts.key] = m_inMemory.begin();
    ++m_counts.entries;
    m_counts.bytes += weightOf(facts);
    m_counts.memoryBytes += weightOf(facts);
    makeRoom(dropped);
}

void AnswerShard::adopt(CachedFacts facts, AnswerPtr answer)
{
    const std::lock_guard lock(m_mutex);
    if (m_byKey.contains(facts.key))
        return;
    const std::int64_t weight = weightOf(facts);
    if (m_counts.memoryBytes + weight > m_bounds.memoryBytes)
        answer = nullptr;
    Nodes &list = answer ? m_inMemory : m_onDisk;
    const CacheKey key = facts.key;
    list.push_back({std::move(facts), std::move(answer)});
    m_byKey[key] = std::prev(list.end());
    ++m_counts.entries;
    m_counts.bytes += weight;
    m_counts.memoryBytes += list.back().answer ? weight : 0;
}

bool AnswerShard::recall(AnswerPtr answer)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(answer->facts.key);
    if (found == m_byKey.end())
        return false;
    const auto node = found->second;
    ++node->facts.hits;
    if (node->answer)
        return true;
    node->answer = std::move(answer);
    m_inMemory.splice(m_inMemory.begin(), m_onDisk, node);
    m_counts.memoryBytes += weightOf(node->facts);
    std::vector<CacheKey> none;
    makeRoom(none);
    return true;
}

bool AnswerShard::remove(const CacheKey &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return false;
    erase(found->second);
    return true;
}

void AnswerShard::removeIf(const std::function<bool(const CachedFacts &)> &condition,
                           std::vector<CacheKey> &removed)
{
    const std::lock_guard lock(m_mutex);
    for (Nodes *list : {&m_inMemory, &m_onDisk}) {
        for (auto node = list->begin(); node != list->end();) {
            const auto next = std::next(node);
            if (condition(node->facts)) {
                removed.push_back(node->facts.key);
                erase(node);
            }
            node = next;
        }
    }
}

void AnswerShard::dropExpired(UnixMs now)
{
    std::vector<CacheKey> removed;
    removeIf([now](const CachedFacts &facts) { return facts.expiresAt <= now; }, removed);
    const std::lock_guard lock(m_mutex);
    m_counts.expired += static_cast<std::int64_t>(removed.size());
}

void AnswerShard::eachFacts(const std::function<void(const CachedFacts &)> &visit) const
{
    const std::lock_guard lock(m_mutex);
    for (const Nodes *list : {&m_inMemory, &m_onDisk}) {
        for (const Node &node : *list)
            visit(node.facts);
    }
}

CacheCounts AnswerShard::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

void AnswerShard::erase(Nodes::iterator node)
{
    const std::int64_t weight = weightOf(node->facts);
    --m_counts.entries;
    m_counts.bytes -= weight;
    m_counts.memoryBytes -= node->answer ? weight : 0;
    m_byKey.erase(node->facts.key);
    listOf(*node).erase(node);
}

void AnswerShard::makeRoom(std::vector<CacheKey> &dropped)
{
    while (m_counts.bytes > m_bounds.totalBytes) {
        const auto last = std::prev(m_onDisk.empty() ? m_inMemory.end() : m_onDisk.end());
        dropped.push_back(last->facts.key);
        ++m_counts.evictions;
        erase(last);
    }
    while (m_counts.memoryBytes > m_bounds.memoryBytes && !m_inMemory.empty()) {
        const auto last = std::prev(m_inMemory.end());
        m_counts.memoryBytes -= weightOf(last->facts);
        last->answer.reset();
        m_onDisk.splice(m_onDisk.begin(), m_inMemory, last);
    }
}

} // namespace llm0
