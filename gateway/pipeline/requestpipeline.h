#pragma once

#include "pipeline/cachelookup.h"
#include "pipeline/exchange.h"
#include "pipeline/places.h"

#include "base/mailbox.h"

#include <unordered_map>

namespace llm0 {

/// The line of one worker: every spending request walks it, whole or streamed.
/// authenticate → rate limit → parse → customer and limits → exact cache → semantic cache → route → price →
/// RESERVE → hold on disk → try the steps → relay → SETTLE → store → record.
class RequestPipeline
{
public:
    explicit RequestPipeline(const Line &line);
    ~RequestPipeline();

    void handle(const ClientDialect &dialect, CallTarget target, HttpRequest request,
                ResponseStreamPtr response);
    /// This worker's way to the providers.
    UpstreamClient &upstream() { return m_upstream; }
    int underWay() const { return static_cast<int>(m_exchanges.size() + m_lookups.size()); }
    /// Ends all calls under way and settles them on what was seen.
    void cancelAll();

private:
    void refuse(const Refusal &refusal, Asked &&asked);
    void refuse(const Refusal &refusal, const Admission &admission, RequestRecord &&record,
                ResponseStream &response, std::int64_t acceptedUs);
    void lookUp(Asked &&asked);
    CacheLookup::Parts lookupParts(std::uint64_t id);
    /// What no cache could answer.
    void call(Asked &&asked);
    Exchange::Parts partsFor(std::uint64_t id);
    void start(Asked &&asked, Reservation reservation, Places::Place place);
    void holdWritten(std::uint64_t id, const Status &status);
    void forget(std::uint64_t id);

    const Line &m_line;
    UpstreamClient m_upstream;
    EmbedderSlot m_embedder;
    ToldAnswers m_told;
    Mailbox m_mailbox; ///< the journal answers from its own thread
    std::uint64_t m_lastId = 0;
    std::unordered_map<std::uint64_t, std::unique_ptr<CacheLookup>> m_lookups;
    struct UnderWay {
        Places::Place place;
        std::unique_ptr<Exchange> exchange;
    };
    Places m_places;
    std::unordered_map<std::uint64_t, UnderWay> m_exchanges;
};

} // namespace llm0
