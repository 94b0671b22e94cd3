#pragma once

#include "base/clock.h"
#include "pipeline/answerrelay.h"
#include "pipeline/callbound.h"
#include "providers/upstreamclient.h"
#include "routing/retrypolicy.h"

namespace llm0 {

/// One try at one place: what was sent, what came back, and what it may have cost. Lives on its worker.
class Attempt
{
public:
    struct Callbacks {
        std::function<void()> onAccepted;               ///< the provider has begun to answer, with success
        std::function<void(std::string_view)> onStream; ///< for the client: whole events of a stream
        std::function<void(const UpstreamOutcome &)> onDone; ///< exactly once, last, never after cancel()
    };

    Attempt(const AnswerRelay::Terms &terms, const Clock &clock, Callbacks callbacks);

    void start(UpstreamClient &upstream, UpstreamRequest request);
    void pause() { m_call->pause(); }
    void resume() { m_call->resume(); }
    /// No callback follows.
    void cancel();

    AnswerRelay &relay() { return m_relay; }
    const AnswerRelay &relay() const { return m_relay; }
    int status() const { return m_status; } ///< 0: no answer has begun
    bool accepted() const { return m_status >= 200 && m_status < 300; }
    bool streaming() const { return m_streaming; }
    const Headers &head() const { return m_head; }
    const std::string &body() const { return m_body; } ///< unless streaming

    std::int64_t firstByteUs() const { return m_firstByteUs; } ///< since it was sent; 0: none came
    std::int64_t lastedUs() const;
    /// How it ended, for the log; without secrets.
    std::string outcomeText() const;
    TryEnd tryEnd() const;
    /// What the provider says it bills, or what it may have billed: never more than the bound. See
    /// settlement.h.
    Usage usage(const WorstCase &bound, bool &estimated) const;

private:
    void onHead(int status, const Headers &headers);
    void onData(std::string_view bytes);
    void stream(std::string_view bytes);
    void keep(std::string_view bytes);
    void finish(const UpstreamOutcome &outcome);

    AnswerRelay m_relay;
    Framing m_framing;
    bool m_streamed;
    const Clock &m_clock;
    Callbacks m_callbacks;
    std::unique_ptr<UpstreamCall> m_call;
    int m_status = 0;
    Headers m_head;
    std::string m_body;
    UpstreamOutcome m_outcome;
    bool m_streaming = false;
    std::int64_t m_sentUs = 0;
    std::int64_t m_firstByteUs = 0;
    std::int64_t m_lastTextUs = 0;
    std::int64_t m_silentUs = 0; ///< waited for text that may have been made unseen
    std::int64_t m_doneUs = 0;
};

/// `Retry-After` (seconds or a date) or `retry-after-ms`.
std::optional<std::int64_t> retryAfterMs(const Headers &headers);

} // namespace llm0
