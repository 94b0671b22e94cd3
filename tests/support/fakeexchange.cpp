#include "support/fakeexchange.h"

namespace llm0::fake {

namespace {

constexpr qint64 mostWaitingBytes = 64 * 1024;

ChatRequest parsed(const std::string &body)
{
    return chatRequestFrom(nlohmann::json::parse(body, nullptr, false));
}

} // namespace

Exchange::Exchange(Connection &connection, std::shared_ptr<Tally> tally, Received received,
                   Behaviour behaviour)
    : QObject(&connection)
    , m_connection(connection)
    , m_tally(std::move(tally))
    , m_received(std::move(received))
    , m_behaviour(std::move(behaviour))
    , m_request(parsed(m_received.body))
{
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
            billOnce(fullBill(m_request, m_behaviour).completion);
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
    if (m_behaviour.raw || m_behaviour.status >= 300) {
        const std::string text = m_behaviour.raw.value_or(
            errorAnswer(m_behaviour.status, "fake: status " + std::to_string(m_behaviour.status)));
        m_connection.writeWhole(m_behaviour.status, extraHeaders(), m_behaviour.rawType, text);
        end();
    } else if (m_request.stream) {
        beginStream();
    } else {
        answerWhole();
    }
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
    const std::string text = wholeAnswer(m_request, m_behaviour, m_received);
    billOnce(fullBill(m_request, m_behaviour).completion);
    if (m_behaviour.dropAfter < 0) {
        m_connection.writeWhole(200, extraHeaders(), "application/json", text);
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
    m_frames = streamedAnswer(m_request, m_behaviour, m_received);
    m_connection.beginChunked("text/event-stream");
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
        if (frame.content && m_behaviour.chunkDelay.count() > 0) {
            m_timer.start(m_behaviour.chunkDelay);
            return;
        }
    }
    m_connection.endChunked();
    billOnce(fullBill(m_request, m_behaviour).completion);
    end();
}

void Exchange::sendFrame(const Frame &frame)
{
    m_connection.writeChunk(frame.data);
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
    const bool whole = !m_streaming || m_behaviour.abortBill == AbortBill::Whole;
    if (m_behaviour.status < 300 && m_behaviour.abortBill != AbortBill::Nothing && !m_behaviour.hang)
        billOnce(whole ? fullBill(m_request, m_behaviour).completion : m_tokensOut);
    deleteLater();
}

void Exchange::billOnce(std::int64_t completionTokens)
{
    if (std::exchange(m_billed, true))
        return;
    m_tally->bill(m_request.model, {1, fullBill(m_request, m_behaviour).prompt, completionTokens,
                                    std::int64_t{m_behaviour.cachedTokens}});
}

} // namespace llm0::fake
