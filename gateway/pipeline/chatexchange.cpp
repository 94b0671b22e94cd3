#include "pipeline/chatexchange.h"

#include "pipeline/answerheaders.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace llm0 {

namespace {

using Json = nlohmann::ordered_json;

/// A client this far behind stops us reading from the provider until it has caught up.
constexpr std::size_t pauseAtBytes = 256 * 1024;
constexpr std::chrono::seconds heartbeatEvery{15};
constexpr std::int64_t usPerMs = 1000;
constexpr int firstError = 400;

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

/// Provider headers that clients act on. All others (cookies, their rate limits, …) are between them and us.
void addProviderHeaders(Headers &headers, const Headers &head)
{
    for (const auto &[name, value] : head) {
        if (equalIgnoringCase(name, "content-type") || equalIgnoringCase(name, "retry-after")
            || equalIgnoringCase(name, "retry-after-ms") || equalIgnoringCase(name, "x-should-retry"))
            headers.add(name, value);
    }
    if (const std::string_view id = head.value("x-request-id"); !id.empty())
        headers.add("X-Provider-Request-Id", std::string(id));
}

UpstreamRequest upstreamRequest(const Admission &admission, const HttpRequest &request)
{
    const ProviderAccount &account = *admission.priced.account;
    UpstreamRequest upstream;
    upstream.url = account.baseUrl + "/chat/completions";
    upstream.headers.add("Content-Type", "application/json");
    upstream.headers.add("Accept", admission.chat.call.streamed ? "text/event-stream" : "application/json");
    if (!account.key.empty())
        upstream.secretHeaders.add("Authorization", "Bearer " + account.key.reveal());
    upstream.timeouts.firstByte = std::chrono::seconds(admission.config->firstByteTimeoutSeconds);
    upstream.timeouts.idle = std::chrono::seconds(admission.config->idleTimeoutSeconds);
    OpenAiChatChanges changes;
    changes.model = admission.priced.step.model;
    changes.outputLimit = admission.limit;
    changes.limitField = account.description->outputLimitField;
    changes.askForStreamUsage = true;
    upstream.body = forwardedBody(request.body, admission.chat, changes);
    return upstream;
}

} // namespace

ChatExchange::ChatExchange(const Parts &parts, Admission admission, HttpRequest request,
                           ResponseStreamPtr response, RequestRecord record, Reservation reservation,
                           std::int64_t acceptedUs, std::function<void()> finished)
    : m_parts(parts)
    , m_admission(std::move(admission))
    , m_request(std::move(request))
    , m_response(std::move(response))
    , m_record(std::move(record))
    , m_reservation(std::move(reservation))
    , m_finished(std::move(finished))
    , m_relay(parts.reader, parts.bound, !m_admission.chat.call.wantsStreamUsage)
    , m_acceptedUs(acceptedUs)
{
    m_record.provider = m_admission.priced.step.provider;
    m_record.modelServed = m_admission.priced.step.model;
    m_record.reserved = m_reservation.amount();
}

HoldRow ChatExchange::holdRow() const
{
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
    return row;
}

void ChatExchange::call()
{
    if (m_over)
        return;
    if (m_response->gone()) {
        writeRecord(RequestStatus::Aborted, 0, "client_gone");
        return;
    }
    UpstreamCallbacks callbacks;
    callbacks.onHead = [this](int status, const Headers &headers) { onHead(status, headers); };
    callbacks.onData = [this](std::string_view bytes) { onData(bytes); };
    callbacks.onDone = [this](const UpstreamOutcome &outcome) { onDone(outcome); };
    m_sentUs = m_lastTextUs = nowUs();
    m_reservation.markSent();
    m_call = m_parts.upstream.start(upstreamRequest(m_admission, m_request), std::move(callbacks));
    std::string().swap(m_request.body);
}

void ChatExchange::fail(const Error &error)
{
    if (m_over)
        return;
    Headers headers = answerHeaders();
    headers.add("Content-Type", "application/json");
    m_response->send(httpStatus(error.code), headers, openAiErrorBody(error));
    m_record.avoided = m_record.estimate;
    writeRecord(RequestStatus::Refused, httpStatus(error.code), codeName(error.code));
}

void ChatExchange::cancel()
{
    if (m_over)
        return;
    m_clientGone = true;
    if (!m_call) {
        writeRecord(RequestStatus::Aborted, 0, "client_gone");
        return;
    }
    m_call->cancel();
    m_doneUs = nowUs();
    m_response->abort();
    settle(isSuccess(m_status) || m_status == 0);
    writeRecord(RequestStatus::Aborted, m_status, "client_gone");
}

void ChatExchange::onHead(int status, const Headers &headers)
{
    m_status = status;
    m_head = headers;
    m_record.firstByteUs = nowUs() - m_acceptedUs;
    m_streaming = isSuccess(status)
                  && headers.value("content-type").find("text/event-stream") != std::string_view::npos;
    if (!m_streaming)
        return;
    Headers answer = answerHeaders();
    addProviderHeaders(answer, m_head);
    answer.add("Cache-Control", "no-cache");
    m_response->onDrained([this] { m_call->resume(); });
    m_response->begin(status, answer);
    QObject::connect(&m_heartbeat, &QTimer::timeout, &m_heartbeat,
                     [this] { m_response->write(": keep-alive\n\n"); });
    m_heartbeat.start(heartbeatEvery);
}

void ChatExchange::onData(std::string_view bytes)
{
    if (m_streaming)
        relayStream(bytes);
    else
        m_body.append(bytes);
}

void ChatExchange::relayStream(std::string_view bytes)
{
    const std::int64_t before = m_relay.outputTokensSeen();
    const bool readable = m_relay.feed(bytes, [this](std::string_view event) {
        m_response->write(event);
        m_heartbeat.start();
    });
    if (m_relay.outputTokensSeen() != before) {
        // Before the first text a model may have reasoned unseen; later gaps only hide what is in flight.
        if (before == 0)
            m_silentUs = nowUs() - m_sentUs;
        m_lastTextUs = nowUs();
    }
    if (!readable) {
        m_call->cancel();
        onDone({UpstreamEnd::Uncertain, "the provider's stream holds an event that is too long"});
        return;
    }
    holdBackIfBehind();
}

void ChatExchange::holdBackIfBehind()
{
    if (m_response->pendingBytes() > pauseAtBytes)
        m_call->pause();
}

void ChatExchange::onDone(const UpstreamOutcome &outcome)
{
    m_doneUs = nowUs();
    m_reason = outcome.reason;
    if (m_over)
        return;
    if (m_streaming)
        finishStream(outcome);
    else if (outcome.end != UpstreamEnd::Complete)
        finishUnanswered(outcome);
    else if (isSuccess(m_status))
        finishWhole();
    else
        finishProviderError();
}

void ChatExchange::finishStream(const UpstreamOutcome &outcome)
{
    const bool whole = outcome.end == UpstreamEnd::Complete && m_relay.complete();
    settle(true);
    if (whole)
        m_response->end();
    else
        m_response->abort();
    writeRecord(whole ? RequestStatus::Ok : RequestStatus::Failed, m_status, whole ? "" : "provider_error");
}

void ChatExchange::finishWhole()
{
    m_relay.readWhole(m_body);
    settle(true);
    Headers headers = answerHeaders();
    addCostHeaders(headers, m_record);
    if (!m_relay.complete()) {
        headers.add("Content-Type", "application/json");
        const Error error{ErrorCode::ProviderError,
                          m_record.provider + " answered something that is not a chat completion",
                          {}};
        m_response->send(httpStatus(error.code), headers, openAiErrorBody(error));
        writeRecord(RequestStatus::Failed, httpStatus(error.code), codeName(error.code));
        return;
    }
    addProviderHeaders(headers, m_head);
    m_response->send(m_status, headers,
                     withCostFields(m_body, (nowUs() - m_acceptedUs) / usPerMs, m_record.actual.toDecimal()));
    writeRecord(RequestStatus::Ok, m_status, {});
}

void ChatExchange::finishProviderError()
{
    settle(false);
    Headers headers = answerHeaders();
    if (m_status < firstError) {
        headers.add("Content-Type", "application/json");
        const Error error{ErrorCode::ProviderError,
                          m_record.provider + " sent a redirect, which is never followed with your key",
                          {}};
        m_response->send(httpStatus(error.code), headers, openAiErrorBody(error));
    } else {
        addProviderHeaders(headers, m_head);
        m_response->send(m_status, headers, m_body);
    }
    writeRecord(RequestStatus::Failed, m_status, "provider_error");
}

void ChatExchange::finishUnanswered(const UpstreamOutcome &outcome)
{
    const bool providerFailed = m_status >= firstError;
    settle(outcome.end != UpstreamEnd::NotSent && !providerFailed);
    const bool late = outcome.end == UpstreamEnd::TimedOut;
    const Error error{late ? ErrorCode::ProviderTimeout : ErrorCode::ProviderError,
                      "the call to " + m_record.provider + " failed: " + outcome.reason,
                      {}};
    Headers headers = answerHeaders();
    headers.add("Content-Type", "application/json");
    const std::string attempts =
        Json{{"attempts", Json::parse(m_record.attempts.empty() ? "[]" : m_record.attempts)}}.dump();
    m_response->send(httpStatus(error.code), headers, openAiErrorBody(error, attempts));
    writeRecord(RequestStatus::Failed, httpStatus(error.code), codeName(error.code));
}

Usage ChatExchange::usageSoFar(bool &estimated) const
{
    estimated = !m_relay.usage();
    if (m_relay.usage()) {
        Usage usage = *m_relay.usage();
        usage.webSearches = m_admission.chat.call.input.webSearches;
        return usage;
    }
    SeenAnswer seen;
    // Outside a stream nothing tells how far the answer came: it may have been made, and billed, whole.
    const bool unseen = !m_streaming && !m_relay.sawText();
    seen.outputTokens = unseen ? m_admission.priced.bound.worst.outputTokens : m_relay.outputTokensSeen();
    const std::int64_t beforeText = m_relay.sawText() ? m_silentUs : m_doneUs - m_sentUs;
    seen.silentMs = (beforeText + (m_relay.sawText() ? m_doneUs - m_lastTextUs : 0)) / usPerMs;
    return estimatedUsage(m_admission.priced.bound.worst, seen);
}

void ChatExchange::settle(bool charged)
{
    if (charged && !m_admission.priced.free()) {
        m_record.usage = usageSoFar(m_record.usageEstimated);
        m_record.actual = costOf(*m_admission.priced.price, m_record.usage);
        if (m_record.usageEstimated)
            m_record.actual = std::min(m_record.actual, m_record.reserved);
    } else if (charged && m_relay.usage()) {
        m_record.usage = *m_relay.usage();
    }
    m_record.overBound = m_record.actual > m_record.reserved && m_reservation.held();
    m_record.attempts = attemptsJson();
    m_reservation.settle(m_record.actual);
}

std::string ChatExchange::attemptsJson() const
{
    const Json attempt = {{"provider", m_record.provider},
                          {"model", m_record.modelServed},
                          {"status", m_status},
                          {"ms", (m_doneUs - m_sentUs) / usPerMs},
                          {"outcome", m_reason.empty() ? "HTTP " + std::to_string(m_status) : m_reason}};
    return Json::array({attempt}).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Headers ChatExchange::answerHeaders() const
{
    Headers headers = requestHeaders(m_record.requestId, m_admission, m_parts.line.clock.nowMs());
    addRouteHeaders(headers, m_admission);
    addCustomerHeaders(headers, m_admission, m_parts.line.ledger, m_record.startedAt);
    return headers;
}

void ChatExchange::writeRecord(RequestStatus status, int httpStatus, std::string_view errorCode)
{
    m_over = true;
    m_heartbeat.stop();
    m_reservation.settle(m_record.actual); // does nothing after settle()
    m_record.status = status;
    m_record.httpStatus = httpStatus;
    m_record.errorCode = errorCode;
    m_record.totalUs = nowUs() - m_acceptedUs;
    m_record.gatewayUs = m_record.totalUs - (m_sentUs > 0 ? m_doneUs - m_sentUs : 0);
    m_parts.line.recorder.record(m_record);
    m_finished();
}

} // namespace llm0
