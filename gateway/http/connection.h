#pragma once

#include "http/clientsocket.h"
#include "http/httpserver.h"
#include "http/originpolicy.h"
#include "http/relaysocket.h"
#include "http/requestguard.h"

#include <QPointer>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

namespace llm0 {

class Connection;
class ConnectionStream;

/// What the connections of one server share. Outlives them; only the counters cross threads.
struct ServerContext {
    ServerContext(HttpHandler answer, HttpServerOptions chosen)
        : handler(std::move(answer))
        , options(std::move(chosen))
        , policy(options.allowedHosts, options.corsOrigins)
    {}

    HttpHandler handler;
    HttpServerOptions options;
    OriginPolicy policy;
    std::atomic<int> openConnections{0};
    std::atomic<int> requestsInFlight{0};
    bool stopping = false;
    Connection *dispatching = nullptr; ///< the one whose request Qt is parsing right now
    std::function<void(Connection *)> onClosed;
};

/// One client's connection: guards its bytes, runs one request at a time through Qt to the handler,
/// keeps its deadlines. Deletes itself after the socket has closed.
class Connection : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    Connection(qintptr descriptor, ServerContext &context, QObject *parent);
    ~Connection() override;

    bool isOpen() const { return m_phase != Phase::Closed; }
    /// What Qt gets to see of this connection. Its owner is Qt.
    RelaySocket *makeRelay(QObject *parent);
    /// Qt has parsed the request; `ticket` is kept until the answer is complete.
    void dispatch(std::shared_ptr<void> ticket);
    void checkDeadlines(Clock::time_point now);
    /// Closes now when idle, else after the answer under way.
    void closeWhenAnswered();
    /// Answers with an error made by the server itself, whatever was asked, and closes.
    void refuse(const Error &error);

    // For the stream of the request under way.
    bool mayKeepAlive() const { return m_keepAlive && !m_context.stopping; }
    /// Writes and flushes.
    void transmit(std::string_view bytes);
    std::size_t pendingBytes() const { return static_cast<std::size_t>(m_socket.pendingBytes()); }
    std::size_t maxPendingBytes() const { return m_context.options.limits.maxPendingBytes; }
    std::string errorBody(const Error &error) const;
    void answerDone(bool keepAlive);
    /// Resets the connection: the client sees a broken answer.
    void cut();

private:
    enum class Phase { Reading, Answering, Lingering, Closed };

    void onReadyRead();
    void onBytesWritten();
    void onSocketError();
    void onDisconnected();
    void onPlainSpeech();
    void process();
    bool fillBody();
    bool refill();
    void onGuardState();
    bool acceptHead();
    void offerToQt();
    void answerNext();
    void uncount();
    void forgetInput();
    void linger();
    void expire();

    ServerContext &m_context;
    ClientSocket m_socket;
    QPointer<RelaySocket> m_relay;
    RequestGuard m_guard;
    RequestHead m_head;
    std::string m_path; ///< of the request under way, for the shape of its errors
    std::string m_input;
    std::size_t m_used = 0; ///< bytes of m_input that the guard has taken
    std::weak_ptr<ConnectionStream> m_stream;
    std::shared_ptr<void> m_ticket;
    Phase m_phase = Phase::Reading;
    Clock::time_point m_deadline;      ///< of what is being read, or of lingering
    Clock::time_point m_writeDeadline; ///< by when some pending byte must have left
    bool m_processing = false;
    bool m_headAccepted = false;
    bool m_keepAlive = true;
    bool m_dispatched = false; ///< Qt has called back for the request under way
    bool m_counted = false;    ///< the request under way is among requestsInFlight
    std::string m_peer;
};

} // namespace llm0
