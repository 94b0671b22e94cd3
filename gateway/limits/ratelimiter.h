#pragma once

#include "domain/account.h"
#include "limits/tokenbucket.h"

#include <mutex>
#include <unordered_map>

namespace llm0 {

/// One token bucket per key. Callable from any thread.
class RateLimiter
{
public:
    /// Takes a token from the key's bucket, which is made full on first sight.
    TokenBucket::Answer take(KeyId key, std::int64_t perMinute, std::int64_t nowUs);

private:
    std::mutex m_mutex;
    std::unordered_map<KeyId, TokenBucket> m_buckets;
};

} // namespace llm0
