#include "http/connection.h"

#include "base/ids.h"
#include "http/connectionstream.h"
#include "http/tlsidentity.h"

#include <QHostAddress>
#include <QScopedValueRollback>

namespace llm0 {

namespace {

constexpr qint64 readBufferBytes = 64 * 1024;
constexpr std::size_t keptInputBytes = 4 * 1024; ///< what an idle connection may go on holding
constexpr std::size_t headAtOnce = 2 * 1024;     ///< what follows a head is better read as a body
constexpr std::chrono::milliseconds lingerTime{2'000};

RequestGuardLimits guardLimits(const HttpLimits &limits)
{
    return {limits.maxHeaderBytes, limits.maxHeaderCount, limits.maxBodyBytes};
}

/// An IPv4 client of a socket that listens on both families shows as plain IPv4.
std::string textOf(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return (isV4 ? QHostAddress(v4) : address).toString().toStdString();
}

} // namespace

Connection::Connection(qintptr descriptor, ServerContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_socket(context.options.tls ? &context.options.tls->configuration : nullptr)
    , m_guard(guardLimits(context.options.limits))
    , m_deadline(Clock::now() + context.options.limits.headerTimeout)
    , m_writeDeadline(Clock::now() + context.options.limits.bodyTimeout)
{
    connect(&m_socket, &ClientSocket::readyRead, this, &Connection::onReadyRead);
    connect(&m_socket, &ClientSocket::bytesWritten, this, &Connection::onBytesWritten);
    connect(&m_socket, &ClientSocket::failed, this, &Connection::onSocketError);
    connect(&m_socket, &ClientSocket::disconnected, this, &Connection::onDisconnected);
    connect(&m_socket, &ClientSocket::spokePlainly, this, &Connection::onPlainSpeech);
    if (!m_socket.open(descriptor, readBufferBytes)) {
        m_phase = Phase::Closed;
        return;
    }
    m_peer = textOf(m_socket.peer().peerAddress());
    ++m_context.openConnections;
}

Connection::~Connection()
{
    m_socket.disconnect(this);
    if (m_phase != Phase::Closed)
        onDisconnected();
}

RelaySocket *Connection::makeRelay(QObject *parent)
{
    m_relay = new RelaySocket(m_socket.peer(), parent);
    m_relay->onCloseWanted([this] { closeWhenAnswered(); });
    return m_relay;
}

void Connection::onReadyRead()
{
    if (m_phase == Phase::Lingering)
        m_socket.skipAll();
    else
        process();
}

void Connection::onPlainSpeech()
{
    refuse({ErrorCode::InvalidRequest, "this port speaks TLS; write https:// in the address", {}});
}

/// Feeds the guard until it wants more or a request is under way. Bytes behind that request stay
/// where they are, in m_input and in the socket, until its answer is complete.
void Connection::process()
{
    if (m_processing)
        return;
    const QScopedValueRollback processing(m_processing, true);
    while (m_phase == Phase::Reading) {
        if (m_used == m_input.size() && fillBody())
            continue;
        if (m_used == m_input.size() && !refill())
            break;
        const bool fresh = !m_guard.hasBegun();
        m_used += m_guard.feed(std::string_view(m_input).substr(m_used));
        if (fresh && m_guard.hasBegun())
            m_deadline = Clock::now() + m_context.options.limits.headerTimeout;
        onGuardState();
    }
}

/// Long bodies go from the socket to where they stay.
bool Connection::fillBody()
{
    const auto available = static_cast<std::size_t>(m_socket.bytesAvailable());
    const std::size_t count = m_guard.readBody(available, [this](char *to, std::size_t most) {
        return m_socket.read(to, static_cast<qint64>(most));
    });
    if (count > 0)
        onGuardState();
    return count > 0;
}

bool Connection::refill()
{
    m_used = 0;
    const auto available = static_cast<std::size_t>(m_socket.bytesAvailable());
    const bool atHead = m_guard.state() == RequestGuard::State::Head;
    m_input.resize(atHead ? std::min(available, headAtOnce) : available);
    const qint64 count = m_input.empty() ? 0 : m_socket.read(m_input.data(), qint64(m_input.size()));
    m_input.resize(static_cast<std::size_t>(std::max<qint64>(count, 0)));
    return !m_input.empty();
}

void Connection::onGuardState()
{
    const RequestGuard::State state = m_guard.state();
    if (state == RequestGuard::State::Refused)
        return refuse(m_guard.error());
    if (state == RequestGuard::State::Head || (!m_headAccepted && !acceptHead()))
        return;
    if (state == RequestGuard::State::Complete)
        offerToQt();
}

/// Judges the head before the first byte of the body is waited for.
bool Connection::acceptHead()
{
    const RequestHead &head = m_guard.head();
    m_path = head.path;
    m_head.method = head.method;
    m_keepAlive = head.keepAlive();
    m_headAccepted = true;
    if (const Status allowed = m_context.policy.check(head); !allowed) {
        refuse(allowed.error());
        return false;
    }
    const std::string_view expect = head.headers.value("Expect");
    if (!expect.empty() && !equalIgnoringCase(expect, "100-continue")) {
        refuse({ErrorCode::InvalidRequest, "the only expectation met here is 100-continue", {}});
        return false;
    }
    if (m_guard.state() != RequestGuard::State::Body)
        return true;
    m_deadline = Clock::now() + m_context.options.limits.bodyTimeout;
    if (!expect.empty() && head.minorVersion == 1 && m_used == m_input.size())
        transmit("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

/// Qt gets the shortest request there is and calls dispatch(). What the guard has checked stays here: Qt 6.4
/// takes 300 instructions for each byte of a request line and drops all headers when one is beyond its
/// limits, 6.8 lowers their names, and both copy a body several times.
void Connection::offerToQt()
{
    m_phase = Phase::Answering;
    m_dispatched = false;
    m_head = m_guard.takeHead();
    {
        const QScopedValueRollback dispatching(m_context.dispatching, this);
        if (m_relay)
            m_relay->offer("GET / HTTP/1.1\r\n\r\n");
    }
    if (m_phase != Phase::Answering)
        m_ticket.reset();
    else if (!m_dispatched)
        refuse({ErrorCode::InvalidRequest, "the request could not be parsed", {}});
}

void Connection::dispatch(std::shared_ptr<void> ticket)
{
    m_dispatched = true;
    m_ticket = std::move(ticket);
    AnswerFraming framing;
    framing.headRequest = m_head.method == "HEAD";
    framing.http10 = m_head.minorVersion == 0;
    auto stream = std::make_shared<ConnectionStream>(*this, framing, m_context.policy.corsHeaders(m_head));
    m_stream = stream;
    ++m_context.requestsInFlight;
    m_counted = true;
    if (m_context.policy.isPreflight(m_head))
        return stream->send(204, m_context.policy.preflightHeaders(m_head), {});
    HttpRequest request;
    request.method = std::move(m_head.method);
    request.path = std::move(m_head.path);
    request.query = std::move(m_head.query);
    request.headers = std::move(m_head.headers);
    request.body = m_guard.takeBody();
    request.peer = m_peer;
    try {
        m_context.handler(std::move(request), std::move(stream));
    } catch (const std::exception &failure) { // must not pass through Qt; the dropped stream answers 500
        qWarning("a request handler failed: %s", failure.what());
    }
}

void Connection::answerDone(bool keepAlive)
{
    if (m_phase != Phase::Answering)
        return;
    uncount();
    m_stream.reset();
    if (!keepAlive || m_context.stopping)
        return linger();
    answerNext();
}

void Connection::uncount()
{
    if (std::exchange(m_counted, false))
        --m_context.requestsInFlight;
}

void Connection::answerNext()
{
    m_guard.reset();
    if (m_used == m_input.size() && m_input.capacity() > keptInputBytes)
        forgetInput();
    m_head = {};
    m_path.clear();
    m_headAccepted = false;
    m_phase = Phase::Reading;
    m_deadline = Clock::now() + m_context.options.limits.idleTimeout;
    if (m_processing)
        return; // process() goes on by itself
    m_ticket.reset();
    if (m_used < m_input.size() || m_socket.bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::process, Qt::QueuedConnection);
}

void Connection::forgetInput()
{
    std::string().swap(m_input);
    m_used = 0;
}

void Connection::transmit(std::string_view bytes)
{
    if (pendingBytes() == 0)
        m_writeDeadline = Clock::now() + m_context.options.limits.bodyTimeout;
    m_socket.write(bytes);
}

std::string Connection::errorBody(const Error &error) const
{
    const auto &shape = m_context.options.errorBody;
    return shape ? shape(error, m_path) : defaultErrorBody(error);
}

void Connection::refuse(const Error &error)
{
    AnswerFraming framing;
    framing.headRequest = m_head.method == "HEAD";
    framing.keepAlive = false;
    std::string body = errorBody(error);
    framing.length = body.size();
    const Headers headers = {{"Content-Type", "application/json"}, {"X-Request-Id", newRequestId()}};
    std::string bytes = responseHead(httpStatus(error.code), headers, {}, framing, std::time(nullptr));
    if (!framing.headRequest)
        bytes += body;
    m_phase = Phase::Answering;
    transmit(bytes);
    linger();
}

/// Lets the last bytes arrive before the connection closes; what still comes in is thrown away.
void Connection::linger()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Lingering;
    if (!m_processing)
        m_ticket.reset();
    m_socket.skipAll();
    onBytesWritten();
}

void Connection::onBytesWritten()
{
    const auto now = Clock::now();
    m_writeDeadline = now + m_context.options.limits.bodyTimeout;
    if (pendingBytes() > 0)
        return;
    if (m_phase == Phase::Lingering) {
        m_deadline = now + lingerTime;
        m_socket.endWriting();
    } else if (const auto stream = m_stream.lock()) {
        stream->socketDrained();
    }
}

void Connection::checkDeadlines(Clock::time_point now)
{
    if (m_phase == Phase::Closed)
        return;
    if (pendingBytes() > 0 && m_socket.isTalking()) {
        if (now >= m_writeDeadline)
            cut(); // a reader that takes nothing
        return;
    }
    m_writeDeadline = now + m_context.options.limits.bodyTimeout; // of what TLS may write by itself
    if (m_phase != Phase::Answering && now >= m_deadline)
        expire();
}

void Connection::expire()
{
    if (m_phase == Phase::Reading && m_guard.hasBegun())
        refuse({ErrorCode::RequestTimeout, "the request did not arrive in time", {}});
    else
        m_socket.abort();
}

void Connection::closeWhenAnswered()
{
    m_keepAlive = false;
    if (m_phase == Phase::Reading && !m_guard.hasBegun() && m_socket.bytesAvailable() == 0)
        linger();
}

void Connection::cut()
{
    m_socket.cut();
}

/// A client that leaves ends its own request; an answer already complete still goes out.
void Connection::onSocketError()
{
    if (m_phase == Phase::Answering)
        m_socket.abort();
    else if (m_phase == Phase::Reading)
        m_phase = Phase::Lingering;
}

void Connection::onDisconnected()
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    --m_context.openConnections;
    uncount();
    if (const auto stream = m_stream.lock())
        stream->clientLeft();
    if (m_relay)
        m_relay->leave();
    if (!m_processing)
        m_ticket.reset();
    if (m_context.onClosed)
        m_context.onClosed(this);
    deleteLater();
}

} // namespace llm0
