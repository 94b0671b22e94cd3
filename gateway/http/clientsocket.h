#pragma once

#include <QTcpSocket>

#include <memory>
#include <string_view>

class QSslConfiguration;
class QSslSocket;

namespace llm0 {

/// The socket of one accepted connection, plain or TLS. With TLS nothing is set up before the client's first
/// byte, so that who says nothing costs no more than on a plain port.
class ClientSocket : public QObject
{
    Q_OBJECT

public:
    /// `tls` null: plain.
    explicit ClientSocket(const QSslConfiguration *tls);
    ~ClientSocket() override;

    /// Plain, or the handshake is over.
    bool isTalking() const;
    bool open(qintptr descriptor, qint64 readBufferBytes);
    const QTcpSocket &peer() const { return *m_socket; }

    qint64 bytesAvailable() const;
    qint64 read(char *data, qint64 size) { return m_socket->read(data, size); }
    void skipAll() { m_socket->skip(m_socket->bytesAvailable()); }
    /// Writes and flushes.
    void write(std::string_view bytes);
    /// What the system has not taken yet.
    qint64 pendingBytes() const;
    /// Tells the client, after everything was written, that nothing more comes; its bytes are still taken,
    /// and thrown away, so that none of them resets the connection before the answer has arrived.
    void endWriting();
    void abort() { m_socket->abort(); }
    /// Resets the connection: the client sees a broken answer.
    void cut();

Q_SIGNALS:
    void readyRead();
    void bytesWritten();
    void failed();
    void disconnected();
    /// The client does not speak TLS on a TLS port. What is written now goes out as it is.
    void spokePlainly();

private:
    void follow();
    void onReadyRead();
    void onBytesWritten();
    void endTls();

    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_tls = nullptr; ///< the same, while it speaks TLS
    bool m_awaitsHello = false;
};

} // namespace llm0
