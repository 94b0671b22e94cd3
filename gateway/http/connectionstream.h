#pragma once

#include "http/connection.h"
#include "http/responsehead.h"

namespace llm0 {

/// The answer to one request on a Connection, which it may outlive.
class ConnectionStream final : public ResponseStream, public std::enable_shared_from_this<ConnectionStream>
{
public:
    ConnectionStream(Connection &connection, AnswerFraming framing, Headers corsHeaders);
    ~ConnectionStream() override;

    void send(int status, const Headers &headers, std::string_view body) override;
    void begin(int status, const Headers &headers) override;
    void write(std::string_view bytes) override;
    void end() override;
    void abort() override;

    bool gone() const override { return m_connection.isNull(); }
    std::size_t pendingBytes() const override;
    void onGone(std::function<void()> callback) override;
    void onDrained(std::function<void()> callback) override;

    // For the connection.
    void clientLeft();
    void socketDrained();

private:
    enum class State { Fresh, Streaming, Done };

    void finish(bool keepAlive);
    void callLater(std::function<void()> callback);
    void tellGone();
    void answerDropped();

    QPointer<Connection> m_connection;
    AnswerFraming m_framing;
    Headers m_corsHeaders;
    State m_state = State::Fresh;
    bool m_bodiless = false;
    bool m_inCall = false; ///< callbacks must not run inside the caller's own call
    bool m_drainDue = false;
    std::function<void()> m_onGone;
    std::function<void()> m_onDrained;
};

} // namespace llm0
