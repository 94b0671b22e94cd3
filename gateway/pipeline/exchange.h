#pragma once

#include "pipeline/answerdelivery.h"
#include "pipeline/attempt.h"
#include "pipeline/attemptlog.h"
#include "pipeline/stepcall.h"

#include <QTimer>

namespace llm0 {

/// One admitted call from its durable hold to its record: hold → try steps → relay → SETTLE → record.
/// Lives on its worker; ends exactly once, by calling `finished`.
class Exchange
{
public:
    struct Parts {
        const Line &line;
        UpstreamClient &upstream;
        /// Makes a hold durable; the answer comes back to this worker through holdWritten(), later.
        std::function<void(HoldRow)> writeHold;
        std::function<void()> finished;
    };

    Exchange(Parts parts, Admission admission, HttpRequest request, ResponseStreamPtr response,
             RequestRecord record, Reservation reservation, std::int64_t acceptedUs);

    /// Takes the first step that can be tried. An error: none can, nothing was sent and nothing is recorded
    /// yet.
    Status begin();
    void holdWritten(const Status &status);
    /// The gateway is going down, or the client has: stops the call and settles.
    void cancel();
    /// Nothing was tried: gives back what is needed to refuse.
    RequestRecord &record() { return m_record; }
    const Admission &admission() const { return m_admission; }

private:
    Status prepare();
    bool moveOn();
    Status moveTo(std::size_t step);
    void hold();
    void call();

    void onAccepted();
    void onStream(std::string_view bytes);
    void onDone(const UpstreamOutcome &outcome);
    void finishStream(const UpstreamOutcome &outcome);
    void finishWhole();
    void failed(const UpstreamOutcome &outcome);
    void noteFailure(const TryEnd &end);
    void giveUp(const UpstreamOutcome &outcome);

    Money costOfAttempt(bool &estimated, Usage &usage) const;
    void settle(bool charged);
    void keep();
    void writeRecord(RequestStatus status, int httpStatus, std::string_view errorCode);
    Headers answerHeaders() const;
    std::int64_t nowUs() const { return m_parts.line.clock.monotonicUs(); }
    std::int64_t nowMs() const;

    Parts m_parts;
    Admission m_admission;
    HttpRequest m_request; ///< its body is in m_body
    SharedText m_body;
    RequestRecord m_record;
    Reservation m_reservation;
    AnswerDelivery m_delivery;
    AttemptLog m_log;
    std::size_t m_step = 0;
    int m_retries = 0; ///< on this step
    Money m_charged;   ///< for earlier tries that were sent and never answered
    StepCall m_call;
    const ProviderKey *m_key = nullptr;
    AnswerAssembler m_kept;             ///< the answer, for the cache
    std::unique_ptr<Attempt> m_attempt; ///< none between two tries
    std::unique_ptr<Attempt> m_former;  ///< may still be on the stack
    QTimer m_wait;
    bool m_over = false;
    std::int64_t m_acceptedUs;
    std::int64_t m_waitedUs = 0; ///< for providers
};

} // namespace llm0
