#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "http/responsestream.h"

#include <QObject>

namespace llm0 {

/// Lets in who knows the token. Wrong tokens are answered ever more slowly; the right one never waits.
class AuthGate
{
public:
    AuthGate(std::string token, const Clock &clock) : m_token(std::move(token)), m_clock(clock) {}

    /// False: `response` is or will be answered with 401.
    bool passes(std::string_view authorization, const ResponseStreamPtr &response);
    /// How long the answer to the latest failure is held back.
    int delayMs() const;

private:
    void countFailure();

    const Secret m_token;
    const Clock &m_clock;
    int m_failures = 0; ///< in a row without a quiet minute between
    std::int64_t m_lastFailureUs = 0;
    QObject m_timers; ///< cuts pending answers when this goes
};

} // namespace llm0
