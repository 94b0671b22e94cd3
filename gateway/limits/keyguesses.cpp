#include "limits/keyguesses.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::int64_t quietUs = 60'000'000;
constexpr int firstDelayMs = 50;
constexpr int longestDelayMs = 1000;
constexpr int doublings = 5; ///< beyond this the delay is the longest

} // namespace

void KeyGuesses::failed(std::string_view hash, std::int64_t nowUs)
{
    const std::lock_guard lock(m_mutex);
    if (std::find(m_recent.begin(), m_recent.end(), hash) != m_recent.end())
        return;
    m_recent[m_next] = hash;
    m_next = (m_next + 1) % m_recent.size();
    if (nowUs - m_lastUs > quietUs)
        m_guesses = 0;
    m_guesses = std::min(m_guesses + 1, freeGuesses + doublings + 1);
    m_lastUs = nowUs;
}

int KeyGuesses::delayMs(std::int64_t nowUs) const
{
    const int beyond = m_guesses.load(std::memory_order_relaxed) - freeGuesses;
    if (beyond <= 0)
        return 0;
    const std::lock_guard lock(m_mutex);
    if (nowUs - m_lastUs > quietUs)
        return 0;
    return std::min(longestDelayMs, firstDelayMs << std::min(beyond - 1, doublings));
}

} // namespace llm0
