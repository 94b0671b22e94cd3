#pragma once

#include "base/secret.h"
#include "domain/cached.h"

namespace llm0::test {

constexpr UnixMs noon = 1'760'000'400'000;
constexpr UnixMs hourMs = 3'600'000;

inline CacheKey keyOf(const std::string &name)
{
    return cacheKeyFrom(sha256(name));
}

/// An answer that lives for an hour from noon.
inline CachedAnswer answerTo(const std::string &name, std::size_t bytes = 100, ProjectId project = 1)
{
    CachedAnswer answer;
    answer.facts.key = keyOf(name);
    answer.facts.project = project;
    answer.facts.customer = "acme";
    answer.facts.provider = "openai";
    answer.facts.model = "gpt-5";
    answer.facts.cost = Money::fromNano(1'500);
    answer.facts.createdAt = noon;
    answer.facts.expiresAt = noon + hourMs;
    answer.bytes = name + std::string(bytes, '.');
    return answer;
}

} // namespace llm0::test
