#include "pipeline/cachelookup.h"

namespace llm0 {

CacheLookup::CacheLookup(Parts parts, Asked &&asked) : m_parts(std::move(parts)), m_asked(std::move(asked)) {}

CacheLookup::~CacheLookup()
{
    if (m_ticket)
        m_parts.line.caches.flights.leave(m_asked.admission.reuse.key, *m_ticket);
}

bool CacheLookup::begin()
{
    m_beginning = true;
    lookExactly();
    m_beginning = false;
    return !m_over;
}

void CacheLookup::lookExactly()
{
    const Reuse &reuse = m_asked.admission.reuse;
    if (!reuse.readExact)
        return afterExact();
    const auto found = m_parts.line.caches.exact.find(reuse.key, m_asked.record.startedAt, reuse.maxAgeMs);
    if (found.onDisk)
        return fetch(reuse.key, {}, [](CacheLookup &lookup) { lookup.afterExact(); });
    if (!found.answer || !serve({found.answer}))
        afterExact();
}

void CacheLookup::fetch(const CacheKey &key, CacheHit hit, std::function<void(CacheLookup &)> orElse)
{
    m_parts.line.caches.exact.fetch(
        key, m_asked.record.startedAt,
        [later = m_parts.later, hit = std::move(hit), orElse = std::move(orElse)](AnswerPtr answer) mutable {
            later([hit = std::move(hit), orElse = std::move(orElse),
                   answer = std::move(answer)](CacheLookup &lookup) mutable {
                if (lookup.m_over)
                    return;
                hit.answer = std::move(answer);
                if (!hit.answer || !lookup.serve(hit))
                    orElse(lookup);
            });
        });
}

void CacheLookup::afterExact()
{
    const Admission &admission = m_asked.admission;
    // Where only the answer will be stored its question needs a vector, too.
    if (!admission.reuse.question)
        return afterSemantic();
    m_embedder = m_parts.embedder.get(admission.config->cache.embedder, *admission.accounts);
    auto pending =
        m_embedder->embed(admission.reuse.question->text, [this](Result<std::vector<float>> vector) {
            onVector(m_embedder, std::move(vector));
        });
    if (!m_over)
        m_embedding = std::move(pending);
}

void CacheLookup::onVector(const std::shared_ptr<Embedder> &embedder, Result<std::vector<float>> vector)
{
    if (m_over)
        return;
    Reuse &reuse = m_asked.admission.reuse;
    if (!vector)
        return afterSemantic();
    reuse.embedder = embedder->name();
    reuse.vector = *std::move(vector);
    if (!reuse.readSemantic)
        return afterSemantic();
    SemanticQuery query;
    query.fingerprint = reuse.question->fingerprint;
    query.embedder = reuse.embedder;
    query.knowsMeaning = embedder->knowsMeaning();
    query.text = reuse.question->text;
    query.vector = reuse.vector;
    query.thresholdPermille = m_asked.admission.caller.project->semanticThresholdPermille;
    query.now = m_asked.record.startedAt;
    query.maxAgeMs = reuse.maxAgeMs;
    if (const auto match = m_parts.line.caches.semantic.find(query))
        serveMatch(*match);
    else
        afterSemantic();
}

void CacheLookup::serveMatch(const SemanticMatch &match)
{
    Caches &caches = m_parts.line.caches;
    const Reuse &reuse = m_asked.admission.reuse;
    const CacheHit hit{nullptr, "semantic", match.similarityPermyriad};
    const auto found = caches.exact.look(match.answer, m_asked.record.startedAt, reuse.maxAgeMs);
    m_match = match;
    if (found.onDisk)
        return fetch(match.answer, hit, [](CacheLookup &lookup) { lookup.afterSemantic(); });
    if (found.answer && serve({found.answer, hit.kind, hit.similarityPermyriad}))
        return;
    caches.semantic.remove(match.question); // its answer is gone
    afterSemantic();
}

void CacheLookup::notePair(const SemanticMatch &match)
{
    CachePair pair;
    pair.at = m_asked.record.startedAt;
    pair.project = m_asked.record.project;
    pair.customer = m_asked.record.customerName;
    pair.requestId = m_asked.record.requestId;
    pair.embedder = m_asked.admission.reuse.embedder;
    pair.fingerprint = m_asked.admission.reuse.question->fingerprint;
    pair.answer = match.answer;
    pair.asked = m_asked.admission.reuse.question->text;
    pair.matched = match.text;
    pair.similarityPermyriad = match.similarityPermyriad;
    m_parts.line.caches.semantic.notePair(std::move(pair));
}

void CacheLookup::afterSemantic()
{
    if (!m_asked.admission.reuse.readExact)
        return goOn();
    await();
}

/// Waits for an identical request under way, or becomes the one that others wait for.
void CacheLookup::await()
{
    Reuse &reuse = m_asked.admission.reuse;
    Flights::Waiter waiter;
    waiter.answered = [later = m_parts.later](AnswerPtr answer) {
        later([answer = std::move(answer)](CacheLookup &lookup) {
            lookup.m_ticket.reset();
            if (!lookup.m_over && !lookup.serve({answer}))
                lookup.goOn();
        });
    };
    waiter.lead = [leadLater = m_parts.leadLater, key = reuse.key] { leadLater(key); };
    std::uint64_t ticket = 0;
    Flights::Lead lead = m_parts.line.caches.flights.join(reuse.key, std::move(waiter), ticket);
    if (!lead) {
        m_ticket = ticket;
        return;
    }
    // The former leader may have stored its answer between our look and our turn.
    const auto found = m_parts.line.caches.exact.look(reuse.key, m_asked.record.startedAt, reuse.maxAgeMs);
    if (found.answer)
        lead.finish(found.answer);
    if (found.answer && serve({found.answer}))
        return;
    reuse.lead = std::move(lead);
    goOn();
}

void CacheLookup::lead(Flights::Lead lead)
{
    if (m_over)
        return; // passes on
    m_ticket.reset();
    m_asked.admission.reuse.lead = std::move(lead);
    goOn();
}

bool CacheLookup::serve(const CacheHit &hit)
{
    // A second guard: whatever the key says, projects never share.
    if (hit.answer->facts.project != m_asked.record.project)
        return false;
    if (!replyFromCache(m_parts.line, m_parts.told, m_asked.admission, m_asked.request.body, hit,
                        m_asked.response, m_asked.record, m_asked.acceptedUs)) {
        m_parts.line.caches.exact.remove(hit.answer->facts.key);
        return false;
    }
    if (hit.kind == "semantic" && m_match)
        notePair(*m_match);
    end();
    return true;
}

void CacheLookup::goOn()
{
    m_over = true;
    m_parts.goOn(std::move(m_asked));
    tellFinished();
}

void CacheLookup::cancel()
{
    if (m_over)
        return;
    m_asked.response->abort();
    m_asked.record.status = RequestStatus::Aborted;
    m_asked.record.errorCode = "client_gone";
    m_asked.record.totalUs = m_parts.line.clock.monotonicUs() - m_asked.acceptedUs;
    m_parts.line.recorder.record(m_asked.record);
    end();
}

void CacheLookup::end()
{
    m_over = true;
    m_embedding.reset();
    tellFinished();
}

void CacheLookup::tellFinished()
{
    if (!m_beginning)
        m_parts.finished();
}

} // namespace llm0
