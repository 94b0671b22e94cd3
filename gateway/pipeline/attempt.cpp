#include "pipeline/attempt.h"

#include "pipeline/settlement.h"

#include <charconv>

namespace llm0 {

namespace {

constexpr std::int64_t usPerMs = 1000;
constexpr std::int64_t msPerSecond = 1000;
constexpr int firstError = 400;
constexpr std::size_t longestError = 1024 * 1024;

std::string_view streamTypeOf(Framing framing)
{
    switch (framing) {
    case Framing::Sse:
        return "event-stream";
    case Framing::Ndjson:
        return "ndjson";
    case Framing::AwsEventStream:
        return "amazon.eventstream";
    }
    return {};
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failure == std::errc() && (end == text.data() + text.size() || *end == '.');
    return whole && value >= 0 ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<std::int64_t> retryAfterMs(const Headers &headers)
{
    if (const auto ms = wholeNumber(trimmed(headers.value("retry-after-ms"))))
        return ms;
    const auto seconds = wholeNumber(trimmed(headers.value("retry-after")));
    return seconds ? std::optional(*seconds * msPerSecond) : std::nullopt;
}

Attempt::Attempt(const AnswerRelay::Terms &terms, const Clock &clock, Callbacks callbacks)
    : m_relay(terms)
    , m_framing(terms.format.framing())
    , m_streamed(terms.streamed)
    , m_clock(clock)
    , m_callbacks(std::move(callbacks))
{}

void Attempt::start(UpstreamClient &upstream, UpstreamRequest request)
{
    UpstreamCallbacks callbacks;
    callbacks.onHead = [this](int status, const Headers &headers) { onHead(status, headers); };
    callbacks.onData = [this](std::string_view bytes) { onData(bytes); };
    callbacks.onDone = [this](const UpstreamOutcome &outcome) { finish(outcome); };
    m_sentUs = m_lastTextUs = m_clock.monotonicUs();
    m_call = upstream.start(std::move(request), std::move(callbacks));
}

void Attempt::cancel()
{
    if (m_call)
        m_call->cancel();
    m_doneUs = m_clock.monotonicUs();
    m_outcome = {UpstreamEnd::Cancelled, "cancelled"};
}

void Attempt::onHead(int status, const Headers &headers)
{
    m_status = status;
    m_head = headers;
    m_firstByteUs = m_clock.monotonicUs() - m_sentUs;
    m_streaming = accepted() && m_streamed
                  && headers.value("content-type").find(streamTypeOf(m_framing)) != std::string_view::npos;
    if (accepted())
        m_callbacks.onAccepted();
}

void Attempt::onData(std::string_view bytes)
{
    if (m_streaming)
        stream(bytes);
    else
        keep(bytes);
}

void Attempt::keep(std::string_view bytes)
{
    if (m_status < firstError || m_body.size() + bytes.size() <= longestError) {
        m_body.append(bytes);
        return;
    }
    m_call->cancel();
    finish({UpstreamEnd::Uncertain, "its error is longer than allowed"});
}

void Attempt::stream(std::string_view bytes)
{
    const std::int64_t before = m_relay.outputTokensSeen();
    std::string out;
    const bool readable = m_relay.feed(bytes, out);
    if (m_relay.outputTokensSeen() != before) {
        // Before the first text a model may have reasoned unseen; later gaps only hide what is in flight.
        if (before == 0)
            m_silentUs = m_clock.monotonicUs() - m_sentUs;
        m_lastTextUs = m_clock.monotonicUs();
    }
    if (!out.empty())
        m_callbacks.onStream(out);
    if (!readable) {
        m_call->cancel();
        finish({UpstreamEnd::Uncertain, "the provider's stream cannot be read"});
    }
}

void Attempt::finish(const UpstreamOutcome &outcome)
{
    m_doneUs = m_clock.monotonicUs();
    m_outcome = outcome;
    if (m_streaming && outcome.end == UpstreamEnd::Complete) {
        std::string out;
        m_relay.end(out);
        if (!out.empty())
            m_callbacks.onStream(out);
    }
    m_callbacks.onDone(outcome);
}

std::int64_t Attempt::lastedUs() const
{
    return (m_doneUs > 0 ? m_doneUs : m_clock.monotonicUs()) - m_sentUs;
}

std::string Attempt::outcomeText() const
{
    if (!m_relay.failure().empty())
        return m_relay.failure();
    return m_outcome.reason.empty() ? "HTTP " + std::to_string(m_status) : m_outcome.reason;
}

TryEnd Attempt::tryEnd() const
{
    TryEnd end;
    end.status = m_status;
    end.retryAfterMs = retryAfterMs(m_head);
    if (m_outcome.end == UpstreamEnd::NotSent)
        end.kind = TryEnd::Kind::NotSent;
    else if (m_outcome.end != UpstreamEnd::Complete && m_status < 400)
        end.kind = TryEnd::Kind::Uncertain;
    return end;
}

Usage Attempt::usage(const WorstCase &bound, bool &estimated) const
{
    const auto told = m_relay.usage();
    estimated = !told;
    if (told)
        return *told;
    SeenAnswer seen;
    // Outside a stream nothing tells how far the answer came: it may have been made, and billed, whole.
    const bool unseen = !m_streaming && !m_relay.sawText();
    seen.outputTokens = unseen ? bound.outputTokens : m_relay.outputTokensSeen();
    const std::int64_t beforeText = m_relay.sawText() ? m_silentUs : m_doneUs - m_sentUs;
    seen.silentMs = (beforeText + (m_relay.sawText() ? m_doneUs - m_lastTextUs : 0)) / usPerMs;
    return estimatedUsage(bound, seen);
}

} // namespace llm0
