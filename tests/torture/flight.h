#pragma once

#include "support/httpclient.h"

#include <QTimer>

namespace llm0::torture {

/// How a client behaves.
struct Manners {
    std::optional<int> leavesAfterMs;
    std::optional<int> leavesAfterBytes;
    int readsAfterMs = 0; ///< 0: at once
};

/// One request of a client under way, on the event loop of the thread. Lives until its end has been told.
class Flight
{
public:
    using Clock = std::chrono::steady_clock;

    Flight(UpstreamClient &client, const HttpAsk &ask, const Manners &manners, std::function<void()> onEnd);

    bool over() const { return m_over; }
    bool left() const { return m_left; } ///< the client went before the end
    Clock::time_point startedAt() const { return m_startedAt; }
    Clock::time_point endedAt() const { return m_endedAt; }
    const HttpReply &reply() const { return m_reply; }

private:
    void head(int status, const Headers &headers);
    void data(std::string_view piece);
    void done(const UpstreamOutcome &outcome);
    void leave();

    const Manners m_manners;
    std::function<void()> m_onEnd;
    HttpReply m_reply;
    QTimer m_leave;
    QTimer m_read;
    bool m_over = false;
    bool m_left = false;
    Clock::time_point m_startedAt = Clock::now();
    Clock::time_point m_endedAt{};
    std::unique_ptr<UpstreamCall> m_call;
};

} // namespace llm0::torture
