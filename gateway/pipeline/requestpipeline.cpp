#include "pipeline/requestpipeline.h"

#include "base/ids.h"
#include "pipeline/answerheaders.h"

namespace llm0 {

namespace {

Refusal overloaded()
{
    return refusalOf({ErrorCode::Overloaded, "too many requests are under way: try again in a moment", {}});
}

/// Whose share of the places a call takes from: its customer's, or its key's where it names none.
Places::Caller callerOf(const Admission &admission)
{
    return admission.customer.name.empty() ? -admission.caller.key->id : admission.customer.id;
}

} // namespace

RequestPipeline::RequestPipeline(const Line &line) : m_line(line), m_embedder(m_upstream, line.clock) {}
RequestPipeline::~RequestPipeline() = default;

void RequestPipeline::handle(const ClientDialect &dialect, CallTarget target, HttpRequest request,
                             ResponseStreamPtr response)
{
    Asked asked;
    asked.acceptedUs = m_line.clock.monotonicUs();
    asked.request = std::move(request);
    asked.response = std::move(response);
    asked.record.startedAt = m_line.clock.nowMs();
    asked.record.requestId = newRequestId(asked.record.startedAt);
    asked.record.dialect = formatName(dialect.format());
    asked.admission.dialect = &dialect;
    asked.admission.target = std::move(target);
    // Shed unread. Below this the caches still answer, when calls no longer find a place.
    if (underWay() >= 2 * m_line.config()->maxConcurrentRequests)
        return refuse(overloaded(), std::move(asked));
    if (const auto refusal = admit(m_line, asked.request, asked.admission, asked.record))
        return refuse(*refusal, std::move(asked));
    const bool cached = asked.admission.reuse.reads() || asked.admission.reuse.question;
    cached ? lookUp(std::move(asked)) : call(std::move(asked));
}

void RequestPipeline::lookUp(Asked &&asked)
{
    const std::uint64_t id = ++m_lastId;
    asked.response->onGone([this, id] {
        if (const auto found = m_lookups.find(id); found != m_lookups.end())
            found->second->cancel();
    });
    auto &lookup = m_lookups[id];
    lookup = std::make_unique<CacheLookup>(lookupParts(id), std::move(asked));
    if (!lookup->begin())
        m_lookups.erase(id);
}

CacheLookup::Parts RequestPipeline::lookupParts(std::uint64_t id)
{
    const auto later = [this, id](std::function<void(CacheLookup &)> work) {
        m_mailbox.put([this, id, work = std::move(work)] {
            if (const auto found = m_lookups.find(id); found != m_lookups.end())
                work(*found->second);
        });
    };
    const auto leadLater = [this, id](const CacheKey &key) {
        m_mailbox.put([this, id, key] {
            // Passes on to the next when the lookup is gone.
            Flights::Lead lead = m_line.caches.flights.take(key);
            if (const auto found = m_lookups.find(id); found != m_lookups.end())
                found->second->lead(std::move(lead));
        });
    };
    const auto finished = [this, id] {
        // The lookup is still on the stack.
        m_mailbox.put([this, id] { m_lookups.erase(id); });
    };
    return {m_line,  m_embedder, m_told, later, leadLater, [this](Asked &&asked) { call(std::move(asked)); },
            finished};
}

void RequestPipeline::call(Asked &&asked)
{
    if (const auto refusal = route(m_line, asked.admission, asked.record))
        return refuse(*refusal, std::move(asked));
    auto place = m_places.take(callerOf(asked.admission), asked.admission.steps.front().provider,
                               asked.admission.config->maxConcurrentRequests);
    if (!place)
        return refuse(overloaded(), std::move(asked));
    auto outcome = reserve(m_line, asked.admission, asked.record.startedAt);
    if (const auto *refusal = std::get_if<Refusal>(&outcome))
        return refuse(*refusal, std::move(asked));
    start(std::move(asked), std::get<Reservation>(std::move(outcome)), *std::move(place));
}

void RequestPipeline::refuse(const Refusal &refusal, Asked &&asked)
{
    refuse(refusal, asked.admission, std::move(asked.record), *asked.response, asked.acceptedUs);
}

void RequestPipeline::refuse(const Refusal &refusal, const Admission &admission, RequestRecord &&record,
                             ResponseStream &response, std::int64_t acceptedUs)
{
    Headers headers = requestHeaders(record.requestId, admission, m_line.clock.nowMs());
    headers.add("Content-Type", "application/json");
    for (const auto &[name, value] : refusal.headers)
        headers.add(name, value);
    const int status = httpStatus(refusal.error.code);
    const std::string body = admission.dialect->errorBody(callErrorOf(refusal.error, refusal.details));
    if (!admission.caller.key) // nobody's: a stranger must not be able to fill the log
        return response.send(status, headers, body);
    record.status = RequestStatus::Refused;
    record.httpStatus = status;
    record.errorCode = codeName(refusal.error.code);
    record.blockReason = refusal.details;
    record.avoided = record.estimate;
    record.totalUs = record.gatewayUs = m_line.clock.monotonicUs() - acceptedUs;
    m_line.recorder.record(std::move(record));
    response.send(status, headers, body);
}

void RequestPipeline::start(Asked &&asked, Reservation reservation, Places::Place place)
{
    const ResponseStreamPtr response = asked.response;
    const std::int64_t acceptedUs = asked.acceptedUs;
    const std::uint64_t id = ++m_lastId;
    response->onGone([this, id] {
        if (const auto found = m_exchanges.find(id); found != m_exchanges.end())
            found->second.exchange->cancel();
    });
    auto made =
        std::make_unique<Exchange>(partsFor(id), std::move(asked.admission), std::move(asked.request),
                                   response, std::move(asked.record), std::move(reservation), acceptedUs);
    const auto &exchange =
        m_exchanges.emplace(id, UnderWay{std::move(place), std::move(made)}).first->second.exchange;
    if (const Status begun = exchange->begin(); !begun) {
        refuse(refusalOf(begun.error()), exchange->admission(), RequestRecord(exchange->record()), *response,
               acceptedUs);
        forget(id);
    }
}

Exchange::Parts RequestPipeline::partsFor(std::uint64_t id)
{
    const auto writeHold = [this, id](HoldRow row) {
        m_line.journal.writeHold(std::move(row), [this, id](const Status &status) {
            m_mailbox.put([this, id, status] { holdWritten(id, status); });
        });
    };
    return {m_line, m_upstream, writeHold, [this, id] { forget(id); }};
}

void RequestPipeline::holdWritten(std::uint64_t id, const Status &status)
{
    if (const auto found = m_exchanges.find(id); found != m_exchanges.end())
        found->second.exchange->holdWritten(status);
}

void RequestPipeline::forget(std::uint64_t id)
{
    // The exchange is still on the stack.
    m_mailbox.put([this, id] { m_exchanges.erase(id); });
}

void RequestPipeline::cancelAll()
{
    for (const auto &[id, lookup] : m_lookups)
        lookup->cancel();
    for (const auto &[id, call] : m_exchanges)
        call.exchange->cancel();
}

} // namespace llm0
