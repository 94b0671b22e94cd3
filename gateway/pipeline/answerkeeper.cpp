#include "pipeline/answerkeeper.h"

#include "cache/answercodec.h"

namespace llm0 {

namespace {

/// Another answer than the one that was asked for: a cheaper model, or shorter than it would have been.
bool isMadeToFit(const Admission &admission)
{
    return !admission.downgradedFrom.empty() || admission.priced.fitted;
}

CachedAnswer cachedAnswer(const Admission &admission, const RequestRecord &record, UnixMs now,
                          const ChatAnswer &answer)
{
    CachedAnswer cached;
    cached.facts.key = admission.reuse.key;
    cached.facts.project = record.project;
    cached.facts.customer = record.customerName;
    cached.facts.provider = record.provider;
    cached.facts.model = record.modelServed;
    cached.facts.cost = record.actual;
    cached.facts.createdAt = now;
    cached.facts.expiresAt = now + admission.reuse.ttlMs;
    cached.bytes = encodeAnswer(answer);
    return cached;
}

void keepQuestion(Caches &caches, Admission &admission, const CachedFacts &facts)
{
    Reuse &reuse = admission.reuse;
    if (!reuse.question || reuse.embedder.empty())
        return;
    CachedQuestion question;
    question.project = facts.project;
    question.customer = facts.customer;
    question.model = facts.model;
    question.fingerprint = reuse.question->fingerprint;
    question.answer = facts.key;
    question.embedder = reuse.embedder;
    question.text = reuse.question->text;
    question.vector = std::move(reuse.vector);
    question.createdAt = facts.createdAt;
    question.expiresAt = facts.expiresAt;
    caches.semantic.put(std::move(question));
}

} // namespace

void keepAnswer(const Line &line, Admission &admission, const RequestRecord &record, const ChatAnswer &answer)
{
    Reuse &reuse = admission.reuse;
    const bool lengthAsked = admission.parsed.call.outputLimit.has_value();
    if (!reuse.store || isMadeToFit(admission) || !notStorable(answer, lengthAsked).empty()) {
        reuse.lead.pass();
        return;
    }
    CachedAnswer cached = cachedAnswer(admission, record, line.clock.nowMs(), answer);
    // Stored before the waiters are told: whoever comes in between finds it.
    line.caches.exact.put(cached);
    keepQuestion(line.caches, admission, cached.facts);
    if (reuse.lead)
        reuse.lead.finish(std::make_shared<const CachedAnswer>(std::move(cached)));
}

Money savedBy(const CachedFacts &facts, const std::optional<Usage> &usage, const Admission &admission)
{
    const auto account = admission.accounts->find(facts.provider);
    if (account != admission.accounts->end() && account->second.description->local)
        return {};
    const ModelPrice *price = admission.book.find(facts.provider, facts.model);
    return price && usage ? costOf(*price, *usage) : facts.cost;
}

} // namespace llm0
