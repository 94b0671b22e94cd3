#pragma once

#include "pipeline/admission.h"
#include "pipeline/chatrelay.h"
#include "pipeline/settlement.h"
#include "providers/upstreamclient.h"

#include <QTimer>

namespace llm0 {

/// One admitted call from its durable hold to its record: HOLD → call → relay → SETTLE → record.
/// Lives on its worker; ends exactly once, by calling `finished`.
class ChatExchange
{
public:
    struct Parts {
        const Line &line;
        UpstreamClient &upstream;
        OpenAiAnswerReader &reader;
        TokenBound bound;
    };

    ChatExchange(const Parts &parts, Admission admission, HttpRequest request, ResponseStreamPtr response,
                 RequestRecord record, Reservation reservation, std::int64_t acceptedUs,
                 std::function<void()> finished);

    /// The row that has to be on disk before anything is sent.
    HoldRow holdRow() const;
    /// The hold is on disk (or there is none to write): sends the call.
    void call();
    /// The hold could not be written: nothing was sent, nothing is spent.
    void fail(const Error &error);
    /// The gateway is going down, or the client has: stops the call and settles.
    void cancel();

private:
    void onHead(int status, const Headers &headers);
    void onData(std::string_view bytes);
    void onDone(const UpstreamOutcome &outcome);

    void relayStream(std::string_view bytes);
    void holdBackIfBehind();
    void finishStream(const UpstreamOutcome &outcome);
    void finishWhole();
    void finishProviderError();
    void finishUnanswered(const UpstreamOutcome &outcome);

    Usage usageSoFar(bool &estimated) const;
    void settle(bool charged);
    void writeRecord(RequestStatus status, int httpStatus, std::string_view errorCode);
    std::string attemptsJson() const;
    Headers answerHeaders() const;
    std::int64_t nowUs() const { return m_parts.line.clock.monotonicUs(); }

    Parts m_parts;
    Admission m_admission;
    HttpRequest m_request;
    ResponseStreamPtr m_response;
    RequestRecord m_record;
    Reservation m_reservation;
    std::function<void()> m_finished;
    ChatRelay m_relay;
    std::unique_ptr<UpstreamCall> m_call;
    QTimer m_heartbeat;

    int m_status = 0;
    Headers m_head;
    std::string m_body;
    std::string m_reason; ///< why the call did not complete
    bool m_streaming = false;
    bool m_clientGone = false;
    bool m_over = false;
    std::int64_t m_acceptedUs;
    std::int64_t m_sentUs = 0;
    std::int64_t m_lastTextUs = 0;
    std::int64_t m_silentUs = 0; ///< waited for text that may have been made unseen
    std::int64_t m_doneUs = 0;
};

} // namespace llm0
