#pragma once

#include "support/faketally.h"

#include <QTcpSocket>

#include <functional>

namespace llm0::fake {

/// One accepted connection: reads HTTP/1.1 requests one after the other and writes answers.
/// It deletes itself when the peer is gone.
class Connection : public QObject
{
    Q_OBJECT

public:
    using OnRequest = std::function<void(Connection &, Received)>;

    Connection(QTcpSocket *socket, std::shared_ptr<Tally> tally, OnRequest onRequest);
    ~Connection() override;

    /// Called when bytes left or the peer is gone; replaced by each exchange.
    std::function<void()> onDrained;
    std::function<void()> onGone;

    void write(std::string_view bytes);
    void writeWhole(int status, std::string_view extraHeaders, std::string_view type, std::string_view body);
    void beginChunked(std::string_view type, std::string_view extraHeaders);
    void writeChunk(std::string_view text);
    void endChunked() { write("0\r\n\r\n"); }
    qint64 waiting() const { return m_socket->bytesToWrite(); }
    /// Closes after what was written.
    void close() { m_socket->disconnectFromHost(); }
    /// The answer is out: the next request may be read.
    void finished();
    bool busy() const { return m_busy; }

private:
    void readMore();
    void takeRequest();
    bool takeBody(Received &request, std::string &body, std::size_t start, std::size_t &end) const;

    QTcpSocket *m_socket;
    std::shared_ptr<Tally> m_tally;
    OnRequest m_onRequest;
    std::string m_buffer;
    bool m_busy = false;
};

} // namespace llm0::fake
