#pragma once

#include "cache/vectorindex.h"
#include "domain/cached.h"

#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace llm0 {

/// What is asked of the semantic cache.
struct SemanticQuery {
    CacheKey fingerprint{};
    std::string embedder;
    bool knowsMeaning = true; ///< of the embedder
    std::string text;
    std::vector<float> vector;
    int thresholdPermille = 950;
    UnixMs now = 0;
    UnixMs maxAgeMs = 0;
};

struct SemanticMatch {
    std::int64_t question = 0;
    CacheKey answer{};
    std::string text;
    int similarityPermyriad = 0; ///< cosine × 10,000
};

/// The questions of one fingerprint and embedder. Thread-safe; lookups run side by side.
class SemanticPartition
{
public:
    SemanticPartition(std::size_t dimensions, std::size_t exactUpTo) : m_index(dimensions, exactUpTo) {}

    /// Replaces a question of the same text; returns the ID of the replaced one, 0 when there was none.
    std::int64_t put(CachedQuestion question);
    /// The nearest question that is near enough and passes the guards. `blocked` tells of pairs marked bad.
    std::optional<SemanticMatch> find(const SemanticQuery &query,
                                      const std::function<bool(const std::string &matched)> &blocked) const;
    bool remove(std::int64_t id);
    void removeIf(const std::function<bool(const CachedQuestion &)> &condition,
                  std::vector<std::int64_t> &removed);
    std::size_t size() const;
    std::size_t bytes() const;

private:
    void erase(std::int64_t id);

    mutable std::shared_mutex m_mutex;
    VectorIndex m_index;
    std::unordered_map<std::int64_t, CachedQuestion> m_questions; ///< without their vectors
    std::unordered_map<std::string, std::int64_t> m_byText;
};

} // namespace llm0
