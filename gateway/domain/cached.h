#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "domain/account.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace llm0 {

/// A SHA-256 over everything that decides an answer, project included.
using CacheKey = std::array<unsigned char, 32>;

struct CacheKeyHash {
    std::size_t operator()(const CacheKey &key) const
    {
        std::size_t hash = 0;
        std::memcpy(&hash, key.data(), sizeof hash);
        return hash;
    }
};
inline std::string_view bytesOf(const CacheKey &key)
{
    return {reinterpret_cast<const char *>(key.data()), key.size()};
}
/// `bytes` must be 32 long; anything else gives the zero key, which names nothing.
inline CacheKey cacheKeyFrom(std::string_view bytes)
{
    CacheKey key{};
    if (bytes.size() == key.size())
        std::memcpy(key.data(), bytes.data(), key.size());
    return key;
}

/// What is known of a stored answer without the answer.
struct CachedFacts {
    CacheKey key{};
    ProjectId project = 0;
    std::string customer; ///< whose call was answered; who may share it is in the key
    std::string provider; ///< that answered
    std::string model;    ///< that answered
    Money cost;           ///< what the call cost when it was made; 0 for a local model
    UnixMs createdAt = 0;
    UnixMs expiresAt = 0; ///< is not served from this instant on
    UnixMs usedAt = 0;
    std::int64_t hits = 0;
    std::int64_t bytes = 0; ///< of the answer
};

/// A stored answer. The bytes are opaque to the cache.
struct CachedAnswer {
    CachedFacts facts;
    std::string bytes;
};

/// A question whose answer may serve other wordings of it.
struct CachedQuestion {
    std::int64_t id = 0;
    ProjectId project = 0;
    std::string customer;
    std::string model;      ///< that answered; for clearing by model
    CacheKey fingerprint{}; ///< over everything but the last user turn, project included
    CacheKey answer{};      ///< the key of its stored answer
    std::string embedder;   ///< name and model; vectors of two embedders never meet
    std::string text;       ///< the last user turn
    std::vector<float> vector;
    UnixMs createdAt = 0;
    UnixMs expiresAt = 0;
};

enum class PairMark { None, Good, Bad };

/// A question that was answered with another one's answer.
struct CachePair {
    std::int64_t id = 0;
    UnixMs at = 0;
    ProjectId project = 0;
    std::string customer;
    std::string requestId;
    std::string embedder;
    CacheKey fingerprint{};
    CacheKey answer{};
    std::string asked;
    std::string matched;
    int similarityPermyriad = 0; ///< cosine × 10,000
    PairMark mark = PairMark::None;
};

/// Which entries to clear; an empty field does not narrow.
struct CacheFilter {
    ProjectId project = 0;
    std::string customer;
    std::string model;
    bool takes(const CachedFacts &facts) const
    {
        return (project == 0 || facts.project == project) && (customer.empty() || facts.customer == customer)
               && (model.empty() || facts.model == model);
    }
    bool takes(const CachedQuestion &question) const
    {
        return (project == 0 || question.project == project)
               && (customer.empty() || question.customer == customer)
               && (model.empty() || question.model == model);
    }
};

} // namespace llm0
