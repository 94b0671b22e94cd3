#include "http/connectionstream.h"

#include "base/ids.h"

#include <QScopedValueRollback>
#include <QTimer>

#include <array>
#include <cstdio>

namespace llm0 {

namespace {

/// Up to here head and body leave in one write; beyond, copying costs more than a second write.
constexpr std::size_t oneWriteBytes = 64 * 1024;

} // namespace

ConnectionStream::ConnectionStream(Connection &connection, AnswerFraming framing, Headers corsHeaders)
    : m_connection(&connection)
    , m_framing(framing)
    , m_corsHeaders(std::move(corsHeaders))
{}

ConnectionStream::~ConnectionStream()
{
    m_onGone = nullptr;
    if (m_state == State::Fresh)
        answerDropped();
    else if (m_state == State::Streaming)
        abort();
}

void ConnectionStream::answerDropped()
{
    if (gone())
        return;
    const std::string body =
        m_connection->errorBody({ErrorCode::Internal, "the request was not answered", {}});
    send(httpStatus(ErrorCode::Internal),
         {{"Content-Type", "application/json"}, {"X-Request-Id", newRequestId()}}, body);
}

void ConnectionStream::send(int status, const Headers &headers, std::string_view body)
{
    if (gone() || m_state != State::Fresh)
        return;
    const auto self = weak_from_this().lock(); // a callback may hold the last reference
    const QScopedValueRollback inCall(m_inCall, true);
    m_framing.length = body.size();
    m_framing.keepAlive = m_connection->mayKeepAlive();
    std::string bytes = responseHead(status, headers, m_corsHeaders, m_framing, std::time(nullptr));
    if (m_framing.headRequest || isBodiless(status))
        body = {};
    m_state = State::Done;
    if (body.size() <= oneWriteBytes) {
        m_connection->transmit(bytes.append(body));
    } else {
        m_connection->transmit(bytes);
        if (!gone())
            m_connection->transmit(body);
    }
    finish(m_framing.keepAlive);
}

void ConnectionStream::begin(int status, const Headers &headers)
{
    if (gone() || m_state != State::Fresh)
        return;
    const QScopedValueRollback inCall(m_inCall, true);
    m_framing.keepAlive = m_connection->mayKeepAlive() && !m_framing.endsWithConnection();
    m_bodiless = m_framing.headRequest || isBodiless(status);
    m_state = State::Streaming;
    m_connection->transmit(responseHead(status, headers, m_corsHeaders, m_framing, std::time(nullptr)));
}

void ConnectionStream::write(std::string_view bytes)
{
    if (gone() || m_state != State::Streaming || bytes.empty())
        return;
    const auto self = weak_from_this().lock(); // a callback may hold the last reference
    const QScopedValueRollback inCall(m_inCall, true);
    if (m_bodiless) {
        // A HEAD request: only the headers count.
    } else if (m_framing.http10) {
        m_connection->transmit(bytes);
    } else {
        std::array<char, 24> size{};
        const int digits = std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
        std::string chunk(size.data(), static_cast<std::size_t>(digits));
        chunk.reserve(chunk.size() + bytes.size() + 2);
        m_connection->transmit(chunk.append(bytes).append("\r\n"));
    }
    if (gone())
        return;
    if (m_connection->pendingBytes() > m_connection->maxPendingBytes())
        return m_connection->cut();
    m_drainDue = true;
    if (m_connection->pendingBytes() == 0)
        socketDrained();
}

void ConnectionStream::end()
{
    if (gone() || m_state != State::Streaming)
        return;
    const auto self = weak_from_this().lock(); // a callback may hold the last reference
    const QScopedValueRollback inCall(m_inCall, true);
    m_state = State::Done;
    if (!m_bodiless && !m_framing.http10)
        m_connection->transmit("0\r\n\r\n");
    finish(m_framing.keepAlive);
}

void ConnectionStream::finish(bool keepAlive)
{
    m_onGone = nullptr;
    m_onDrained = nullptr;
    if (Connection *connection = m_connection) {
        m_connection.clear();
        connection->answerDone(keepAlive);
    }
}

void ConnectionStream::abort()
{
    const auto self = weak_from_this().lock();
    m_onGone = nullptr;
    m_onDrained = nullptr;
    m_state = State::Done;
    if (Connection *connection = m_connection) {
        m_connection.clear();
        connection->cut();
    }
}

std::size_t ConnectionStream::pendingBytes() const
{
    return m_connection ? m_connection->pendingBytes() : 0;
}

void ConnectionStream::onGone(std::function<void()> callback)
{
    if (m_state == State::Done)
        return;
    m_onGone = std::move(callback);
    if (gone())
        callLater([this] { tellGone(); });
}

void ConnectionStream::onDrained(std::function<void()> callback)
{
    if (m_state != State::Done)
        m_onDrained = std::move(callback);
}

/// Runs `callback` on the next turn of the loop, and keeps this alive until then.
void ConnectionStream::callLater(std::function<void()> callback)
{
    if (auto self = weak_from_this().lock())
        QTimer::singleShot(0, [self, run = std::move(callback)] { run(); });
}

void ConnectionStream::clientLeft()
{
    m_connection.clear();
    m_onDrained = nullptr;
    if (m_inCall)
        callLater([this] { tellGone(); });
    else
        tellGone();
}

void ConnectionStream::tellGone()
{
    m_state = State::Done;
    if (const auto callback = std::exchange(m_onGone, nullptr))
        callback();
}

void ConnectionStream::socketDrained()
{
    if (!m_drainDue || !m_onDrained)
        return;
    m_drainDue = false;
    callLater([this] {
        if (m_onDrained && pendingBytes() == 0)
            m_onDrained();
    });
}

} // namespace llm0
