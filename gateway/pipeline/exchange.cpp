#include "pipeline/exchange.h"

#include "budget/costestimator.h"
#include "pipeline/answerheaders.h"
#include "pipeline/answerkeeper.h"
#include "providers/keyscrub.h"

#include <QRandomGenerator>

namespace llm0 {

namespace {

/// A client this far behind stops us reading from the provider until it has caught up.
constexpr std::size_t pauseAtBytes = 256 * 1024;
constexpr std::int64_t usPerMs = 1000;
constexpr std::int64_t msPerSecond = 1000;
constexpr int firstError = 400;
constexpr int permille = 1000;

Error coolingDown()
{
    return {ErrorCode::ProviderError, "it is cooling down after failures", {}};
}

/// SDKs count their own retries: while one is at it, we do not multiply them.
bool clientRetries(const Headers &headers)
{
    const std::string_view count = headers.value("x-stainless-retry-count");
    return !count.empty() && count != "0";
}

} // namespace

Exchange::Exchange(Parts parts, Admission admission, HttpRequest request, ResponseStreamPtr response,
                   RequestRecord record, Reservation reservation, std::int64_t acceptedUs)
    : m_parts(std::move(parts))
    , m_admission(std::move(admission))
    , m_request(std::move(request))
    , m_body(std::move(m_request.body))
    , m_record(std::move(record))
    , m_reservation(std::move(reservation))
    , m_delivery(std::move(response), *m_admission.dialect,
                 m_admission.dialect->answerWriter(m_admission.parsed, m_admission.target))
    , m_acceptedUs(acceptedUs)
{
    m_wait.setSingleShot(true);
    QObject::connect(&m_wait, &QTimer::timeout, &m_wait, [this] { hold(); });
}

std::int64_t Exchange::nowMs() const
{
    return nowUs() / usPerMs;
}

Status Exchange::begin()
{
    const RouteStep &asked = m_admission.steps.front();
    const bool rests = m_admission.steps.size() > 1 && !m_parts.line.health.tryPass(asked, nowMs());
    if (rests)
        m_log.skipped(asked, coolingDown().message);
    if (!rests || !moveOn()) {
        // Nobody else can: the place that was asked for is tried after all.
        m_step = 0;
        const Status ready = rests ? moveTo(0) : prepare();
        if (!ready)
            return ready;
    }
    hold();
    return {};
}

/// Spells the call of the step that is priced and held.
Status Exchange::prepare()
{
    auto call = callOf(m_admission, m_admission.priced, m_body);
    if (!call)
        return call.error();
    m_call = *std::move(call);
    m_record.provider = m_admission.priced.step.provider;
    m_record.modelServed = m_admission.priced.step.model;
    return {};
}

/// To the next step that can be tried; false: there is none.
bool Exchange::moveOn()
{
    while (++m_step < m_admission.steps.size()) {
        const RouteStep &step = m_admission.steps[m_step];
        const Status moved =
            m_parts.line.health.tryPass(step, nowMs()) ? moveTo(m_step) : Status(coolingDown());
        if (moved) {
            m_retries = 0;
            return true;
        }
        m_log.skipped(step, moved.error().message);
    }
    return false;
}

/// Prices and holds a later step, inside the same reservation.
Status Exchange::moveTo(std::size_t step)
{
    auto priced = priceStep(m_admission, m_admission.steps[step]);
    if (!priced)
        return priced.error();
    if (const auto paused = checkPause(m_parts.line, *priced, m_parts.line.clock.nowMs()))
        return paused->error;
    PricedStep before = std::exchange(m_admission.priced, *std::move(priced));
    if (const auto refusal =
            reserveNext(m_parts.line, m_admission, m_reservation, m_charged, m_record.startedAt)) {
        m_admission.priced = std::move(before);
        return refusal->error;
    }
    Status ready = prepare();
    if (!ready)
        m_admission.priced = std::move(before);
    return ready;
}

void Exchange::hold()
{
    m_record.reserved = m_reservation.amount();
    if (!m_reservation.held())
        return call();
    HoldRow row;
    row.requestId = m_record.requestId;
    row.startedAt = m_record.startedAt;
    row.project = m_record.project;
    row.key = m_record.key;
    row.customer = m_record.customer;
    row.customerName = m_record.customerName;
    row.tier = m_record.tier;
    row.provider = m_record.provider;
    row.model = m_record.modelServed;
    row.amount = m_reservation.amount();
    row.labels = m_record.labels;
    m_parts.writeHold(std::move(row));
}

void Exchange::holdWritten(const Status &status)
{
    if (m_over)
        return;
    if (status)
        return call();
    // Nothing of this step was sent, nothing is spent on it.
    m_delivery.sendError(callErrorOf(status.error()), answerHeaders());
    settle(false);
    m_record.avoided = m_record.estimate;
    writeRecord(RequestStatus::Refused, httpStatus(status.error().code), codeName(status.error().code));
}

void Exchange::call()
{
    if (m_over)
        return;
    if (m_delivery.response().gone()) {
        settle(false);
        writeRecord(RequestStatus::Aborted, 0, "client_gone");
        return;
    }
    const PricedStep &step = m_admission.priced;
    m_key = m_parts.line.health.chooseKey(*step.account, QRandomGenerator::global()->generate(), nowMs());
    AnswerRelay::Terms terms{providerFormat(m_call.format), m_delivery.writer(), textTokenBound};
    terms.same = m_call.same;
    terms.streamed = m_admission.parsed.call.streamed;
    terms.hideUsage = !m_admission.parsed.call.wantsStreamUsage;
    terms.embeds = m_admission.parsed.call.embeds;
    terms.nowSeconds = m_parts.line.clock.nowMs() / msPerSecond;
    terms.answerId = m_record.requestId;
    m_kept = {};
    terms.keep = m_admission.reuse.store ? &m_kept : nullptr;
    Attempt::Callbacks callbacks;
    callbacks.onAccepted = [this] { onAccepted(); };
    callbacks.onStream = [this](std::string_view bytes) { onStream(bytes); };
    callbacks.onDone = [this](const UpstreamOutcome &outcome) { onDone(outcome); };
    m_attempt = std::make_unique<Attempt>(terms, m_parts.line.clock, std::move(callbacks));
    m_reservation.markSent();
    m_attempt->start(m_parts.upstream, upstreamRequest(m_admission, step, m_call, m_request.headers, m_key));
}

void Exchange::cancel()
{
    if (m_over)
        return;
    m_wait.stop();
    if (!m_attempt) {
        // Nothing is under way: what former tries may have cost is charged, and no more.
        m_delivery.response().abort();
        settle(false);
        writeRecord(RequestStatus::Aborted, 0, "client_gone");
        return;
    }
    m_attempt->cancel();
    m_delivery.response().abort();
    m_log.tried(m_admission.priced.step, m_attempt->status(), m_attempt->lastedUs() / usPerMs,
                "the client left");
    settle(m_attempt->accepted() || m_attempt->status() == 0);
    writeRecord(RequestStatus::Aborted, m_attempt->status(), "client_gone");
}

void Exchange::onAccepted()
{
    m_record.firstByteUs = nowUs() - m_acceptedUs;
    m_parts.line.health.succeeded(m_admission.priced.step, m_attempt->firstByteUs() / usPerMs);
    // From here on the answer is this one: no other step follows.
    m_body = {};
    if (!m_attempt->streaming())
        return;
    Headers headers = answerHeaders();
    addProviderHeaders(headers, m_attempt->head());
    m_delivery.beginStream(m_attempt->status(), std::move(headers));
}

void Exchange::onStream(std::string_view bytes)
{
    m_delivery.stream(bytes);
    if (m_delivery.response().pendingBytes() <= pauseAtBytes)
        return;
    m_attempt->pause();
    m_delivery.response().onDrained([this] { m_attempt->resume(); });
}

void Exchange::onDone(const UpstreamOutcome &outcome)
{
    if (m_over)
        return;
    m_waitedUs += m_attempt->lastedUs();
    m_log.tried(m_admission.priced.step, m_attempt->status(), m_attempt->lastedUs() / usPerMs,
                withoutKey(m_attempt->outcomeText(), m_key));
    if (m_attempt->streaming())
        finishStream(outcome);
    else if (m_attempt->accepted() && outcome.end == UpstreamEnd::Complete)
        finishWhole();
    else
        failed(outcome);
}

void Exchange::finishStream(const UpstreamOutcome &outcome)
{
    const bool whole = outcome.end == UpstreamEnd::Complete && m_attempt->relay().complete();
    settle(true);
    if (whole) {
        keep();
        writeRecord(RequestStatus::Ok, m_attempt->status(), {});
        m_delivery.endStream();
        return;
    }
    const std::string why = withoutKey(
        m_attempt->relay().failure().empty() ? outcome.reason : m_attempt->relay().failure(), m_key);
    m_delivery.breakStream(
        callErrorOf(Error{ErrorCode::ProviderError,
                          m_record.provider + " broke off its answer" + (why.empty() ? "" : ": " + why),
                          {}}));
    writeRecord(RequestStatus::Failed, m_attempt->status(), codeName(ErrorCode::ProviderError));
}

void Exchange::finishWhole()
{
    auto body = m_attempt->relay().whole(m_attempt->body());
    settle(true);
    Headers headers = answerHeaders();
    addCostHeaders(headers, m_record.actual, m_record.usage);
    if (!body) {
        const Error error{
            ErrorCode::ProviderError, m_record.provider + ": " + withoutKey(body.error().message, m_key), {}};
        m_delivery.sendError(callErrorOf(error), std::move(headers));
        writeRecord(RequestStatus::Failed, httpStatus(error.code), codeName(error.code));
        return;
    }
    keep();
    addProviderHeaders(headers, m_attempt->head());
    const bool asStream = m_admission.parsed.call.streamed && !m_call.same;
    if (asStream)
        headers.add("Content-Type", std::string(m_delivery.writer().streamType()));
    else if (m_call.same)
        addContentType(headers, m_attempt->head());
    if (!asStream)
        *body = m_delivery.writer().withCost(std::move(*body), (nowUs() - m_acceptedUs) / usPerMs,
                                             m_record.actual.toDecimal());
    writeRecord(RequestStatus::Ok, m_attempt->status(), {});
    m_delivery.sendWhole(m_attempt->status(), std::move(headers), *body);
}

/// The try brought no answer: another one, or the end.
void Exchange::failed(const UpstreamOutcome &outcome)
{
    const TryEnd end = m_attempt->tryEnd();
    noteFailure(end);
    if (end.kind == TryEnd::Kind::Uncertain) // it may have been made, and billed
        m_charged += costOfAttempt(m_record.usageEstimated, m_record.usage);
    RetryState state;
    const FailoverSettings &settings = m_admission.config->failover;
    state.retriesLeft = clientRetries(m_request.headers) ? 0 : settings.retries - m_retries;
    state.retriesDone = m_retries;
    state.moreSteps = m_step + 1 < m_admission.steps.size();
    state.replayUncertain = settings.replayUncertain && !m_attempt->accepted();
    state.jitterPermille = static_cast<int>(QRandomGenerator::global()->bounded(permille));
    NextTry next = nextTry(end, state);
    if (next.kind == NextTry::Kind::GiveUp)
        return giveUp(outcome);
    if (next.kind == NextTry::Kind::NextStep) {
        if (moveOn()) {
            m_former = std::move(m_attempt);
            return hold();
        }
        // The others could not be tried: what is left is this one's own error.
        m_step = m_admission.steps.size() - 1;
        return giveUp(outcome);
    }
    ++m_retries;
    const bool ready = m_charged > Money() ? moveTo(m_step).ok() : prepare().ok();
    if (!ready)
        return giveUp(outcome);
    m_former = std::move(m_attempt);
    m_wait.start(std::chrono::milliseconds(next.waitMs));
}

void Exchange::noteFailure(const TryEnd &end)
{
    const PricedStep &step = m_admission.priced;
    const bool ours = end.kind == TryEnd::Kind::Refused && !mayDoBetterElsewhere(end.status);
    if (ours)
        m_parts.line.health.succeeded(step.step, m_attempt->firstByteUs() / usPerMs);
    else
        m_parts.line.health.failed(step.step, end, withoutKey(m_attempt->outcomeText(), m_key), nowMs());
    const bool keyAtFault = end.status == 401 || end.status == 402 || end.status == 403 || end.status == 429;
    if (m_key && keyAtFault)
        m_parts.line.health.keyFailed(*step.account, *m_key, end, nowMs());
}

void Exchange::giveUp(const UpstreamOutcome &outcome)
{
    const int status = m_attempt->status();
    const bool answered = status >= firstError;
    settle(false);
    Headers headers = answerHeaders();
    if (m_log.tries() == 1 + m_retries && answered && outcome.end == UpstreamEnd::Complete) {
        addProviderHeaders(headers, m_attempt->head());
        const std::string body = withoutKey(m_attempt->body(), m_key);
        if (m_call.same) {
            addContentType(headers, m_attempt->head());
            m_delivery.sendErrorBody(status, std::move(headers), body);
        } else {
            m_delivery.sendError(providerFormat(m_call.format).error(status, body), std::move(headers));
        }
        return writeRecord(RequestStatus::Failed, status, codeName(ErrorCode::ProviderError));
    }
    const bool late = outcome.end == UpstreamEnd::TimedOut;
    Error error{late ? ErrorCode::ProviderTimeout : ErrorCode::ProviderError, {}, {}};
    if (m_log.tries() > 1 + m_retries)
        error.message = "every place that could be tried failed; the last was " + m_record.provider + ": "
                        + withoutKey(m_attempt->outcomeText(), m_key);
    else if (status > 0 && !answered && outcome.end == UpstreamEnd::Complete)
        error.message = m_record.provider + " sent a redirect, which is never followed with your key";
    else
        error.message = "the call to " + m_record.provider + " failed: " + outcome.reason;
    m_delivery.sendError(callErrorOf(error, R"({"attempts":)" + m_log.json() + "}"), std::move(headers));
    writeRecord(RequestStatus::Failed, httpStatus(error.code), codeName(error.code));
}

/// What the try that has just ended costs; an estimate never more than is held for it.
Money Exchange::costOfAttempt(bool &estimated, Usage &usage) const
{
    const PricedStep &step = m_admission.priced;
    if (step.free()) {
        usage = m_attempt->relay().usage().value_or(Usage());
        return {};
    }
    usage = m_attempt->usage(step.bound.worst, estimated);
    usage.webSearches = std::max<std::int64_t>(
        usage.webSearches, m_call.format == Format::OpenAiChat ? step.bound.worst.webSearches : 0);
    const Money cost = costOf(*step.price, usage);
    return estimated ? std::min(cost, m_reservation.amount() - m_charged) : cost;
}

void Exchange::settle(bool charged)
{
    m_record.actual = m_charged;
    if (charged)
        m_record.actual += costOfAttempt(m_record.usageEstimated, m_record.usage);
    m_record.usageEstimated = m_record.usageEstimated || m_charged > Money();
    m_record.reserved = m_reservation.amount();
    m_record.overBound = m_record.actual > m_record.reserved && m_reservation.held();
    m_record.attempts = m_log.json();
    m_reservation.settle(m_record.actual);
}

/// The call is settled: its answer may serve others.
void Exchange::keep()
{
    if (m_admission.reuse.store && m_kept.complete())
        keepAnswer(m_parts.line, m_admission, m_record, m_kept.answer());
}

Headers Exchange::answerHeaders() const
{
    Headers headers = requestHeaders(m_record.requestId, m_admission, m_parts.line.clock.nowMs());
    addRouteHeaders(headers, m_admission);
    addCustomerHeaders(headers, m_admission, m_parts.line.ledger, m_record.startedAt);
    return headers;
}

void Exchange::writeRecord(RequestStatus status, int httpStatus, std::string_view errorCode)
{
    m_over = true;
    m_delivery.stopHeartbeats();
    m_admission.reuse.lead.pass(); // nothing was kept: the next may try
    m_record.status = status;
    m_record.httpStatus = httpStatus;
    m_record.errorCode = errorCode;
    m_record.totalUs = nowUs() - m_acceptedUs;
    m_record.gatewayUs = m_record.totalUs - m_waitedUs;
    m_parts.line.recorder.record(m_record);
    m_parts.finished();
}

} // namespace llm0
