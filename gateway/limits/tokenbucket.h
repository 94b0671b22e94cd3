#pragma once

#include <algorithm>
#include <cstdint>

namespace llm0 {

/// A bucket that holds `capacity` tokens and refills `capacity` of them a minute, evenly.
/// Time is passed in (microseconds, monotonic). It starts full. Counts in exact fractions of a token.
class TokenBucket
{
public:
    struct Answer {
        bool allowed = false;
        std::int64_t remaining = 0;    ///< whole tokens left
        std::int64_t retryAfterUs = 0; ///< until the next token, when not allowed
        std::int64_t fullInUs = 0;     ///< until the bucket is full again
    };

    TokenBucket(std::int64_t capacity, std::int64_t nowUs)
        : m_capacity(capacity)
        , m_level(capacity * partsPerToken)
        , m_at(nowUs)
    {}

    Answer take(std::int64_t nowUs)
    {
        refill(nowUs);
        Answer answer;
        answer.allowed = m_level >= partsPerToken;
        if (answer.allowed)
            m_level -= partsPerToken;
        else
            answer.retryAfterUs = microsecondsFor(partsPerToken - m_level);
        answer.remaining = m_level / partsPerToken;
        answer.fullInUs = microsecondsFor(m_capacity * partsPerToken - m_level);
        return answer;
    }

    std::int64_t capacity() const { return m_capacity; }
    /// A changed limit takes effect at once and never hands out a fresh bucketful.
    void setCapacity(std::int64_t capacity, std::int64_t nowUs)
    {
        refill(nowUs);
        m_capacity = capacity;
        m_level = std::min(m_level, capacity * partsPerToken);
    }

private:
    /// One microsecond refills `capacity` parts, so a minute refills capacity tokens exactly.
    static constexpr std::int64_t partsPerToken = 60'000'000;

    std::int64_t microsecondsFor(std::int64_t parts) const
    {
        return m_capacity <= 0 ? partsPerToken : (parts + m_capacity - 1) / m_capacity;
    }
    void refill(std::int64_t nowUs)
    {
        // A full minute fills any bucket; the bound also keeps the product small.
        const std::int64_t elapsed = std::clamp<std::int64_t>(nowUs - m_at, 0, partsPerToken);
        m_level = std::min(m_capacity * partsPerToken, m_level + elapsed * m_capacity);
        m_at = std::max(m_at, nowUs);
    }

    std::int64_t m_capacity;
    std::int64_t m_level;
    std::int64_t m_at;
};

} // namespace llm0
