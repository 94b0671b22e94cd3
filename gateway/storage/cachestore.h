#pragma once

#include "base/result.h"
#include "domain/cached.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace llm0 {

/// The durable side of the caches. Callable from any thread; writes are queued for the store's own thread and
/// many go into one transaction. What is in here can be lost without harm, so a full queue drops answers.
class CacheStore
{
public:
    virtual ~CacheStore() = default;

    /// Replaces an answer of the same key.
    virtual void putAnswer(std::shared_ptr<const CachedAnswer> answer) = 0;
    virtual void noteHit(const CacheKey &key, UnixMs at) = 0;
    virtual void dropAnswers(std::vector<CacheKey> keys) = 0;
    /// `done` runs on the store's thread.
    using Read = std::function<void(std::optional<CachedAnswer>)>;
    virtual void readAnswer(const CacheKey &key, Read done) = 0;

    virtual void putQuestion(CachedQuestion question) = 0;
    virtual void dropQuestions(std::vector<std::int64_t> ids) = 0;
    virtual void putPair(CachePair pair) = 0;

    // Blocking; at start or from the admin thread. Everything queued before is done before.

    /// Most recently used first; the visitor returns false to stop. Answers come with their bytes while
    /// `bytesWanted` lasts.
    virtual Status eachAnswer(UnixMs now, std::int64_t bytesWanted,
                              const std::function<bool(CachedAnswer)> &visit) = 0;
    virtual Status eachQuestion(UnixMs now, const std::function<bool(CachedQuestion)> &visit) = 0;
    virtual Status clear(const CacheFilter &filter) = 0;
    virtual Status dropExpired(UnixMs now) = 0;

    struct PairQuery {
        std::optional<ProjectId> project;
        std::optional<PairMark> mark;
        std::int64_t beforeId = 0; ///< cursor; 0: from the newest
        int limit = 100;
    };
    /// Newest first.
    virtual Result<std::vector<CachePair>> pairs(const PairQuery &query) = 0;
    /// The pair with its new mark; NotFound when there is none.
    virtual Result<CachePair> markPair(std::int64_t id, PairMark mark) = 0;
    /// Waits until everything handed over so far is on disk.
    virtual Status flush() = 0;
    virtual std::int64_t fileBytes() const = 0;
};

} // namespace llm0
