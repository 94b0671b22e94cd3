#include "support/fakeexchange.h"

namespace llm0::fake {

namespace {

constexpr qint64 mostWaitingBytes = 64 * 1024;

bool fails(const Call &call)
{
    return call.behaviour.status >= 300 || (call.behaviour.errorMid && !call.ask.stream);
}

} // namespace

Exchange::Exchange(Connection &connection, std::shared_ptr<Tally> tally, Call call)
    : QObject(&connection)
    , m_connection(connection)
    , m_tally(std::move(tally))
    , m_call(std::move(call))
    , m_behaviour(m_call.behaviour)
    , m_answer(answerFor(m_call.ask, m_behaviour, m_call.received))
    , m_made(m_answer.usage)
{
    if (m_behaviour.zeroUsage)
        m_answer.usage = {};
    m_tally->exchange(1);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_connection.onGone = [this] { gone(); };
}

Exchange::~Exchange()
{
    m_tally->exchange(-1);
}

void Exchange::begin()
{
    if (m_behaviour.hang || m_behaviour.dropBefore) {
        if (!m_behaviour.free)
            billOnce(m_made.completion);
        if (m_behaviour.dropBefore)
            cut();
        return;
    }
    connect(&m_timer, &QTimer::timeout, this, [this] { m_streaming ? sendMore() : answer(); });
    if (m_behaviour.delay.count() > 0)
        m_timer.start(m_behaviour.delay);
    else
        answer();
}

void Exchange::answer()
{
    if (m_behaviour.earlyHints)
        m_connection.write("HTTP/1.1 103 Early Hints\r\nX-Hint: not-the-answer\r\n\r\n");
    if (m_behaviour.raw || fails(m_call))
        answerError();
    else if (m_call.ask.stream)
        beginStream();
    else
        answerWhole();
}

/// Or whatever the test has written by hand.
void Exchange::answerError()
{
    Behaviour behaviour = m_behaviour;
    if (!behaviour.raw && behaviour.status < 300)
        behaviour.status = 500;
    const std::string said = behaviour.complaint.empty() ? "fake: status " + std::to_string(behaviour.status)
                                                         : behaviour.complaint;
    const ErrorAnswer error = m_call.format.error(behaviour, said);
    m_connection.writeWhole(behaviour.status, extraHeaders() + error.headers, behaviour.rawType,
                            behaviour.raw.value_or(error.body));
    end();
}

std::string Exchange::extraHeaders() const
{
    std::string lines;
    if (m_behaviour.retryAfterSeconds >= 0)
        lines += "Retry-After: " + std::to_string(m_behaviour.retryAfterSeconds) + "\r\n";
    if (!m_behaviour.location.empty())
        lines += "Location: " + m_behaviour.location + "\r\n";
    return lines;
}

void Exchange::answerWhole()
{
    std::string text = m_call.format.whole({m_call.ask, m_answer});
    if (m_behaviour.badJson)
        text.resize(text.size() / 2);
    billOnce(m_made.completion);
    if (m_behaviour.dropAfter < 0) {
        m_connection.writeWhole(200, extraHeaders() + m_call.format.headers(m_call.ask),
                                m_call.format.wholeType(), text);
        end();
        return;
    }
    m_connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                       + std::to_string(text.size()) + "\r\n\r\n" + text.substr(0, text.size() / 2));
    cut();
}

void Exchange::beginStream()
{
    m_streaming = true;
    m_frames = disturbedStream(m_call.format, {m_call.ask, m_answer}, m_behaviour);
    m_connection.beginChunked(m_call.format.streamType(m_call.ask), m_call.format.headers(m_call.ask));
    m_connection.onDrained = [this] {
        if (!m_timer.isActive())
            sendMore();
    };
    sendMore();
}

void Exchange::sendMore()
{
    while (m_next < m_frames.size()) {
        if (m_connection.waiting() > mostWaitingBytes)
            return;
        const Frame &frame = m_frames[m_next++];
        sendFrame(frame);
        if (frame.content && m_behaviour.dropAfter == m_contentOut) {
            billOnce(m_tokensOut);
            cut();
            return;
        }
        if (frame.content && m_behaviour.stallAfter == m_contentOut) {
            m_connection.onDrained = {};
            return;
        }
        if (frame.failure)
            return endStream(m_tokensOut);
        if (frame.content && m_behaviour.chunkDelay.count() > 0) {
            m_timer.start(m_behaviour.chunkDelay);
            return;
        }
    }
    endStream(m_made.completion);
}

void Exchange::endStream(std::int64_t completionTokens)
{
    if (const std::string ending = m_call.format.ending(m_call.ask); !ending.empty())
        m_connection.writeChunk(ending);
    m_connection.endChunked();
    billOnce(completionTokens);
    end();
}

void Exchange::sendFrame(const Frame &frame)
{
    m_connection.writeChunk(m_call.format.wire(m_call.ask, frame.data, m_sent++));
    m_tokensOut += frame.tokens;
    m_contentOut += frame.content ? 1 : 0;
}

void Exchange::cut()
{
    m_connection.onDrained = {};
    m_connection.onGone = {};
    m_connection.close();
    deleteLater();
}

void Exchange::end()
{
    if (m_behaviour.closeAfter)
        m_connection.close();
    m_connection.finished();
    deleteLater();
}

/// The client closed before the answer was out.
void Exchange::gone()
{
    m_timer.stop();
    m_tally->aborted();
    const bool whole = !m_streaming || m_behaviour.abortBill == AbortBill::Whole;
    if (m_behaviour.status < 300 && m_behaviour.abortBill != AbortBill::Nothing && !m_behaviour.hang)
        billOnce(whole ? m_made.completion : m_tokensOut);
    deleteLater();
}

void Exchange::billOnce(std::int64_t completionTokens)
{
    if (std::exchange(m_billed, true) || m_call.ask.kind == Ask::Kind::Count)
        return;
    m_tally->bill(
        m_call.received.number, m_call.ask.model,
        {1, m_made.prompt, completionTokens, m_made.cached, m_made.cacheWrite5m, m_made.cacheWrite1h});
}

} // namespace llm0::fake
