#include "admin/authgate.h"

#include <QTimer>

#include <algorithm>

namespace llm0 {

namespace {

constexpr std::int64_t quietUs = 60'000'000;
constexpr int freeFailures = 5;
constexpr int firstDelayMs = 100;
constexpr int longestDelayMs = 3000;

void refuse(ResponseStream &response)
{
    response.send(
        401,
        {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}, {"WWW-Authenticate", "Bearer"}},
        R"({"error":"unauthorized","message":"Send the admin token as 'Authorization: Bearer …'. )"
        R"(It stands in the file admin-token of the data folder."})");
}

} // namespace

bool AuthGate::passes(std::string_view authorization, const ResponseStreamPtr &response)
{
    constexpr std::string_view scheme = "Bearer ";
    const bool bearer = equalIgnoringCase(authorization.substr(0, scheme.size()), scheme);
    // Hashed first: neither the length nor the place of a difference shows in the time taken.
    if (bearer && !m_token.empty()
        && equalInConstantTime(sha256(trimmed(authorization.substr(scheme.size()))),
                               sha256(m_token.reveal())))
        return true;
    countFailure();
    if (delayMs() == 0)
        refuse(*response);
    else
        QTimer::singleShot(delayMs(), &m_timers, [response] { refuse(*response); });
    return false;
}

void AuthGate::countFailure()
{
    const std::int64_t now = m_clock.monotonicUs();
    if (now - m_lastFailureUs > quietUs)
        m_failures = 0;
    m_failures = std::min(m_failures + 1, freeFailures + 16);
    m_lastFailureUs = now;
}

int AuthGate::delayMs() const
{
    const int beyond = m_failures - freeFailures;
    return beyond <= 0 ? 0 : std::min(longestDelayMs, firstDelayMs << std::min(beyond - 1, 10));
}

} // namespace llm0
