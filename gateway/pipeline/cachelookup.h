#pragma once

#include "base/mailbox.h"
#include "cache/embedderslot.h"
#include "pipeline/cachedreply.h"

namespace llm0 {

/// A request on its way, before it has a route.
struct Asked {
    Admission admission;
    HttpRequest request;
    ResponseStreamPtr response;
    RequestRecord record;
    std::int64_t acceptedUs = 0;
};

/// One request's way through the caches: exact → semantic → others under way. Ends exactly once: the client
/// has its answer, or the request goes on (with the lead, so that others may wait for it). Lives on its
/// worker.
class CacheLookup
{
public:
    struct Parts {
        const Line &line;
        EmbedderSlot &embedder;
        ToldAnswers &told;
        /// Runs the work on this worker, if the lookup still lives then; callable from any thread.
        std::function<void(std::function<void(CacheLookup &)>)> later;
        /// As later(), for the lead that this lookup may not live to take.
        std::function<void(const CacheKey &)> leadLater;
        std::function<void(Asked &&)> goOn; ///< no answer is there
        std::function<void()> finished;     ///< last; not when begin() tells it
    };
    CacheLookup(Parts parts, Asked &&asked);
    ~CacheLookup();

    /// False when it is over already.
    bool begin();
    /// The lead has come to this request.
    void lead(Flights::Lead lead);
    /// The client has left, or the gateway goes down.
    void cancel();

private:
    void lookExactly();
    void afterExact();
    void onVector(const std::shared_ptr<Embedder> &embedder, Result<std::vector<float>> vector);
    void serveMatch(const SemanticMatch &match);
    void afterSemantic();
    void await();
    /// `orElse` goes on when the entry turns out to be none.
    void fetch(const CacheKey &key, CacheHit hit, std::function<void(CacheLookup &)> orElse);
    bool serve(const CacheHit &hit);
    void notePair(const SemanticMatch &match);
    void goOn();
    void end();
    void tellFinished();

    Parts m_parts;
    Asked m_asked;
    std::shared_ptr<Embedder> m_embedder; ///< outlives its call
    std::unique_ptr<Embedder::Pending> m_embedding;
    std::optional<std::uint64_t> m_ticket; ///< waits for another's answer
    std::optional<SemanticMatch> m_match;
    bool m_beginning = false;
    bool m_over = false;
};

} // namespace llm0
