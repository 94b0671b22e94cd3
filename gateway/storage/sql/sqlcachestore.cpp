#include "storage/sql/sqlcachestore.h"

#include "storage/sql/cacherows.h"
#include "storage/sql/cacheschema.h"

#include <QLoggingCategory>

#include <filesystem>
#include <future>

namespace llm0 {

namespace {

Q_LOGGING_CATEGORY(cacheLog, "llm0.cache")

/// More than this waiting to be written means that the disk does not keep up.
constexpr std::size_t maxQueuedBytes = 64u * 1024 * 1024;
/// Hits are counted in memory so long before they are written, once for each answer.
constexpr std::chrono::milliseconds hitsWait{500};

} // namespace

SqlCacheStore::SqlCacheStore(std::string path)
    : m_path(std::move(path))
    , m_thread(QStringLiteral("llm0-cache"))
{}

Result<std::unique_ptr<SqlCacheStore>> SqlCacheStore::open(const std::string &path)
{
    std::unique_ptr<SqlCacheStore> store(new SqlCacheStore(path));
    Status status;
    store->m_thread.run([&] {
        store->m_hitTimer = std::make_unique<QTimer>();
        store->m_hitTimer->setSingleShot(true);
        QObject::connect(store->m_hitTimer.get(), &QTimer::timeout, [raw = store.get()] { raw->drain(); });
        auto database = openCacheDatabase(path);
        if (database)
            store->m_database = *std::move(database);
        else
            status = database.error();
    });
    if (!status)
        return status.error();
    return store;
}

SqlCacheStore::~SqlCacheStore()
{
    m_thread.run([this] {
        if (m_database)
            drain();
        m_hitTimer.reset();
        m_database.reset();
    });
}

void SqlCacheStore::push(Item item, bool mayDrop)
{
    {
        const std::lock_guard lock(m_mutex);
        if (mayDrop && m_queuedBytes + item.bytes > maxQueuedBytes)
            return;
        m_queuedBytes += item.bytes;
        m_items.push_back(std::move(item));
        if (std::exchange(m_awake, true))
            return;
    }
    m_thread.post([this] { drain(); });
}

void SqlCacheStore::drain()
{
    std::deque<Item> items;
    HitsByKey hits;
    {
        const std::lock_guard lock(m_mutex);
        items.swap(m_items);
        hits.swap(m_hits);
        m_queuedBytes = 0;
        m_awake = false;
    }
    if ((items.empty() && hits.empty()) || !m_database)
        return;
    if (const Status status = writeBatch(items, hits); !status)
        qCWarning(cacheLog, "The cache could not be written: %s", status.error().message.c_str());
}

Status SqlCacheStore::writeBatch(const std::deque<Item> &items, const HitsByKey &hits)
{
    return m_database->writeTransaction([&]() -> Status {
        for (const Item &item : items) {
            if (auto status = item.work(*m_database); !status)
                return status;
        }
        for (const auto &[key, hit] : hits) {
            if (auto status = addHits(*m_database, key, hit.count, hit.last); !status)
                return status;
        }
        return {};
    });
}

Status SqlCacheStore::blocking(const std::function<Status(SqlDatabase &)> &work)
{
    Status status;
    m_thread.run([&] {
        drain();
        status = work(*m_database);
    });
    return status;
}

void SqlCacheStore::putAnswer(std::shared_ptr<const CachedAnswer> answer)
{
    const std::size_t bytes = answer->bytes.size();
    push({[answer = std::move(answer)](SqlDatabase &database) { return insertAnswer(database, *answer); },
          bytes},
         true);
}

void SqlCacheStore::noteHit(const CacheKey &key, UnixMs at)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_hits.empty();
        Hits &hits = m_hits[key];
        ++hits.count;
        hits.last = std::max(hits.last, at);
    }
    if (first)
        m_thread.post([this] { m_hitTimer->start(hitsWait); });
}

void SqlCacheStore::dropAnswers(std::vector<CacheKey> keys)
{
    push({[keys = std::move(keys)](SqlDatabase &database) { return deleteAnswers(database, keys); }});
}

void SqlCacheStore::readAnswer(const CacheKey &key, Read done)
{
    m_thread.post([this, key, done = std::move(done)] {
        drain();
        done(m_database ? selectAnswer(*m_database, key) : std::nullopt);
    });
}

void SqlCacheStore::putQuestion(CachedQuestion question)
{
    const std::size_t bytes = question.vector.size() * sizeof(float) + question.text.size();
    push({[question = std::move(question)](SqlDatabase &database) {
              return insertQuestion(database, question);
          },
          bytes},
         true);
}

void SqlCacheStore::dropQuestions(std::vector<std::int64_t> ids)
{
    push({[ids = std::move(ids)](SqlDatabase &database) { return deleteQuestions(database, ids); }});
}

void SqlCacheStore::putPair(CachePair pair)
{
    const std::size_t bytes = pair.asked.size() + pair.matched.size();
    push({[pair = std::move(pair)](SqlDatabase &database) { return insertPair(database, pair); }, bytes},
         true);
}

Status SqlCacheStore::eachAnswer(UnixMs now, std::int64_t bytesWanted,
                                 const std::function<bool(CachedAnswer)> &visit)
{
    return blocking([&](SqlDatabase &database) { return visitAnswers(database, now, bytesWanted, visit); });
}

Status SqlCacheStore::eachQuestion(UnixMs now, const std::function<bool(CachedQuestion)> &visit)
{
    return blocking([&](SqlDatabase &database) { return visitQuestions(database, now, visit); });
}

Status SqlCacheStore::clear(const CacheFilter &filter)
{
    return blocking([&](SqlDatabase &database) {
        return database.writeTransaction([&] { return deleteMatching(database, filter); });
    });
}

Status SqlCacheStore::dropExpired(UnixMs now)
{
    return blocking([&](SqlDatabase &database) {
        return database.writeTransaction([&] { return deleteExpired(database, now); });
    });
}

Result<std::vector<CachePair>> SqlCacheStore::pairs(const PairQuery &query)
{
    std::vector<CachePair> found;
    const auto status = blocking([&](SqlDatabase &database) { return selectPairs(database, query, found); });
    if (!status)
        return status.error();
    return found;
}

Result<CachePair> SqlCacheStore::markPair(std::int64_t id, PairMark mark)
{
    Result<CachePair> pair = CachePair{};
    const auto status = blocking([&](SqlDatabase &database) {
        pair = updateMark(database, id, mark);
        return pair ? Status() : Status(pair.error());
    });
    return pair;
}

Status SqlCacheStore::flush()
{
    return blocking([](SqlDatabase &) { return Status(); });
}

std::int64_t SqlCacheStore::fileBytes() const
{
    std::error_code problem;
    std::int64_t bytes = 0;
    for (const char *suffix : {"", "-wal"}) {
        const auto size = std::filesystem::file_size(m_path + suffix, problem);
        bytes += problem ? 0 : static_cast<std::int64_t>(size);
    }
    return bytes;
}

} // namespace llm0
