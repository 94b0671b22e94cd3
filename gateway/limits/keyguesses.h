#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace llm0 {

/// Counts the unknown keys that strangers try and says how long they are made to wait. A key that is wrong
/// again and again is an app that is set up wrongly, not a guess, and counts once. Any thread.
class KeyGuesses
{
public:
    /// `hash` belongs to no key.
    void failed(std::string_view hash, std::int64_t nowUs);
    /// 0: strangers are answered at once. Costs nothing then.
    int delayMs(std::int64_t nowUs) const;

    static constexpr int freeGuesses = 100; ///< in a row without a quiet minute between

private:
    mutable std::mutex m_mutex;
    std::array<std::string, 64> m_recent; ///< wrong keys seen last, hashed
    std::size_t m_next = 0;
    std::atomic<int> m_guesses = 0;
    std::int64_t m_lastUs = 0;
};

} // namespace llm0
