#include "limits/ratelimiter.h"

namespace llm0 {

TokenBucket::Answer RateLimiter::take(KeyId key, std::int64_t perMinute, std::int64_t nowUs)
{
    const std::lock_guard lock(m_mutex);
    TokenBucket &bucket = m_buckets.try_emplace(key, perMinute, nowUs).first->second;
    if (bucket.capacity() != perMinute)
        bucket.setCapacity(perMinute, nowUs);
    return bucket.take(nowUs);
}

} // namespace llm0
