#include "storage/sql/cacherows.h"

#include <cstring>

namespace llm0 {

namespace {

constexpr int keptPairs = 5'000;

SqlValue blob(const CacheKey &key)
{
    return SqlValue::blob(bytesOf(key));
}

CachedFacts factsFrom(const SqlRow &row)
{
    CachedFacts facts;
    facts.key = cacheKeyFrom(row.blob(0));
    facts.project = row.integer(1);
    facts.customer = row.text(2);
    facts.provider = row.text(3);
    facts.model = row.text(4);
    facts.cost = row.money(5);
    facts.createdAt = row.integer(6);
    facts.expiresAt = row.integer(7);
    facts.usedAt = row.integer(8);
    facts.hits = row.integer(9);
    facts.bytes = row.integer(10);
    return facts;
}

constexpr const char *factColumns =
    "key, project_id, customer, provider, model, cost, created_at, expires_at,"
    " used_at, hits, bytes";

std::string vectorBytes(const std::vector<float> &vector)
{
    return {reinterpret_cast<const char *>(vector.data()), vector.size() * sizeof(float)};
}

std::vector<float> vectorFrom(std::string_view bytes)
{
    std::vector<float> vector(bytes.size() / sizeof(float));
    if (!vector.empty())
        std::memcpy(vector.data(), bytes.data(), vector.size() * sizeof(float));
    return vector;
}

CachedQuestion questionFrom(const SqlRow &row)
{
    CachedQuestion q;
    q.id = row.integer(0);
    q.project = row.integer(1);
    q.customer = row.text(2);
    q.model = row.text(3);
    q.fingerprint = cacheKeyFrom(row.blob(4));
    q.answer = cacheKeyFrom(row.blob(5));
    q.embedder = row.text(6);
    q.text = row.text(7);
    q.vector = vectorFrom(row.blob(8));
    q.createdAt = row.integer(9);
    q.expiresAt = row.integer(10);
    return q;
}

constexpr const char *pairColumns = "SELECT id, at, project_id, customer, request_id, embedder, fingerprint,"
                                    " answer_key, asked, matched, similarity, mark FROM pairs";

CachePair pairFrom(const SqlRow &row)
{
    CachePair pair;
    pair.id = row.integer(0);
    pair.at = row.integer(1);
    pair.project = row.integer(2);
    pair.customer = row.text(3);
    pair.requestId = row.text(4);
    pair.embedder = row.text(5);
    pair.fingerprint = cacheKeyFrom(row.blob(6));
    pair.answer = cacheKeyFrom(row.blob(7));
    pair.asked = row.text(8);
    pair.matched = row.text(9);
    pair.similarityPermyriad = static_cast<int>(row.integer(10));
    pair.mark = static_cast<PairMark>(row.integer(11));
    return pair;
}

} // namespace

Status insertAnswer(SqlDatabase &database, const CachedAnswer &answer)
{
    const CachedFacts &f = answer.facts;
    return database.run(
        "INSERT OR REPLACE INTO answers (key, project_id, customer, provider, model, cost, created_at,"
        " expires_at, used_at, hits, bytes, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {blob(f.key), f.project, f.customer, f.provider, f.model, f.cost, f.createdAt, f.expiresAt, f.usedAt,
         f.hits, f.bytes, SqlValue::blob(answer.bytes)});
}

Status addHits(SqlDatabase &database, const CacheKey &key, std::int64_t hits, UnixMs at)
{
    return database.run("UPDATE answers SET hits = hits + ?, used_at = max(used_at, ?) WHERE key = ?",
                        {hits, at, blob(key)});
}

Status deleteAnswers(SqlDatabase &database, const std::vector<CacheKey> &keys)
{
    for (const CacheKey &key : keys) {
        if (auto status = database.run("DELETE FROM answers WHERE key = ?", {blob(key)}); !status)
            return status;
    }
    return {};
}

std::optional<CachedAnswer> selectAnswer(SqlDatabase &database, const CacheKey &key)
{
    std::optional<CachedAnswer> found;
    static const std::string sql =
        std::string("SELECT ") + factColumns + ", answer FROM answers WHERE key = ?";
    const auto status = database.query(sql, {blob(key)}, [&](const SqlRow &row) {
        found = CachedAnswer{factsFrom(row), row.blob(11)};
        return false;
    });
    return status ? found : std::nullopt;
}

Status visitAnswers(SqlDatabase &database, UnixMs now, std::int64_t bytesWanted,
                    const std::function<bool(CachedAnswer)> &visit)
{
    // Two passes: rows of which only the facts are wanted must not drag their answers from the disk.
    std::vector<CachedFacts> all;
    static const std::string sql =
        std::string("SELECT ") + factColumns + " FROM answers WHERE expires_at > ? ORDER BY used_at DESC";
    auto status = database.query(sql, {now}, [&](const SqlRow &row) {
        all.push_back(factsFrom(row));
        return true;
    });
    for (auto fact = all.begin(); status && fact != all.end(); ++fact) {
        CachedAnswer answer{*fact, {}};
        if (bytesWanted >= fact->bytes) {
            bytesWanted -= fact->bytes;
            auto whole = selectAnswer(database, fact->key);
            if (!whole)
                continue;
            answer = *std::move(whole);
        }
        if (!visit(std::move(answer)))
            break;
    }
    return status;
}

Status insertQuestion(SqlDatabase &database, const CachedQuestion &q)
{
    return database.run("INSERT OR REPLACE INTO questions (id, project_id, customer, model, fingerprint,"
                        " answer_key, embedder, text, vector, created_at, expires_at)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        {q.id, q.project, q.customer, q.model, blob(q.fingerprint), blob(q.answer),
                         q.embedder, q.text, SqlValue::blob(vectorBytes(q.vector)), q.createdAt,
                         q.expiresAt});
}

Status deleteQuestions(SqlDatabase &database, const std::vector<std::int64_t> &ids)
{
    for (const std::int64_t id : ids) {
        if (auto status = database.run("DELETE FROM questions WHERE id = ?", {id}); !status)
            return status;
    }
    return {};
}

Status visitQuestions(SqlDatabase &database, UnixMs now, const std::function<bool(CachedQuestion)> &visit)
{
    return database.query("SELECT id, project_id, customer, model, fingerprint, answer_key, embedder, text,"
                          " vector, created_at, expires_at FROM questions WHERE expires_at > ? ORDER BY id",
                          {now}, [&](const SqlRow &row) { return visit(questionFrom(row)); });
}

Status insertPair(SqlDatabase &database, const CachePair &pair)
{
    auto status = database.run(
        "INSERT INTO pairs (at, project_id, customer, request_id, embedder, fingerprint, answer_key, asked,"
        " matched, similarity, mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {pair.at, pair.project, pair.customer, pair.requestId, pair.embedder, blob(pair.fingerprint),
         blob(pair.answer), pair.asked, pair.matched, pair.similarityPermyriad, static_cast<int>(pair.mark)});
    if (!status)
        return status;
    return database.run("DELETE FROM pairs WHERE mark = 0 AND id <= (SELECT max(id) FROM pairs) - ?",
                        {keptPairs});
}

Status selectPairs(SqlDatabase &database, const CacheStore::PairQuery &query, std::vector<CachePair> &found)
{
    std::string sql = std::string(pairColumns) + " WHERE 1 = 1";
    SqlValues values;
    const auto narrow = [&](const char *condition, SqlValue value) {
        sql += condition;
        values.push_back(std::move(value));
    };
    if (query.project)
        narrow(" AND project_id = ?", *query.project);
    if (query.mark)
        narrow(" AND mark = ?", static_cast<int>(*query.mark));
    if (query.beforeId > 0)
        narrow(" AND id < ?", query.beforeId);
    narrow(" ORDER BY id DESC LIMIT ?", query.limit);
    return database.query(sql, values, [&](const SqlRow &row) {
        found.push_back(pairFrom(row));
        return true;
    });
}

Result<CachePair> updateMark(SqlDatabase &database, std::int64_t id, PairMark mark)
{
    auto changed = database.change("UPDATE pairs SET mark = ? WHERE id = ?", {static_cast<int>(mark), id});
    if (!changed)
        return changed.error();
    Result<CachePair> pair = Error{ErrorCode::NotFound, "There is no such pair", "id"};
    const auto status =
        database.query(std::string(pairColumns) + " WHERE id = ?", {id}, [&](const SqlRow &row) {
            pair = pairFrom(row);
            return false;
        });
    return status ? pair : Result<CachePair>(status.error());
}

Status deleteMatching(SqlDatabase &database, const CacheFilter &filter)
{
    for (const std::string table : {"answers", "questions"}) {
        const auto status = database.run(
            "DELETE FROM " + table
                + " WHERE (? = 0 OR project_id = ?) AND (? = '' OR customer = ?)"
                  " AND (? = '' OR model = ?)",
            {filter.project, filter.project, filter.customer, filter.customer, filter.model, filter.model});
        if (!status)
            return status;
    }
    return {};
}

Status deleteExpired(SqlDatabase &database, UnixMs now)
{
    for (const std::string table : {"answers", "questions"}) {
        if (auto status = database.run("DELETE FROM " + table + " WHERE expires_at <= ?", {now}); !status)
            return status;
    }
    return {};
}

} // namespace llm0
