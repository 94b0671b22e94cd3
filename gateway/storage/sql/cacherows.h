#pragma once

#include "storage/cachestore.h"
#include "storage/sql/sqldatabase.h"

namespace llm0 {

// One statement each on the caches' tables. Writes run inside a transaction of the caller's.

Status insertAnswer(SqlDatabase &database, const CachedAnswer &answer);
Status addHits(SqlDatabase &database, const CacheKey &key, std::int64_t hits, UnixMs at);
Status deleteAnswers(SqlDatabase &database, const std::vector<CacheKey> &keys);
std::optional<CachedAnswer> selectAnswer(SqlDatabase &database, const CacheKey &key);
Status visitAnswers(SqlDatabase &database, UnixMs now, std::int64_t bytesWanted,
                    const std::function<bool(CachedAnswer)> &visit);

Status insertQuestion(SqlDatabase &database, const CachedQuestion &question);
Status deleteQuestions(SqlDatabase &database, const std::vector<std::int64_t> &ids);
Status visitQuestions(SqlDatabase &database, UnixMs now, const std::function<bool(CachedQuestion)> &visit);

/// Unmarked pairs beyond the newest few thousand go.
Status insertPair(SqlDatabase &database, const CachePair &pair);
Status selectPairs(SqlDatabase &database, const CacheStore::PairQuery &query, std::vector<CachePair> &found);
Result<CachePair> updateMark(SqlDatabase &database, std::int64_t id, PairMark mark);

/// Answers and questions; pairs stay.
Status deleteMatching(SqlDatabase &database, const CacheFilter &filter);
Status deleteExpired(SqlDatabase &database, UnixMs now);

} // namespace llm0
