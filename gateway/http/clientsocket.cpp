#include "http/clientsocket.h"

#include "http/socketoptions.h"

#include <QSslConfiguration>
#include <QSslSocket>

namespace llm0 {

namespace {

constexpr char handshakeRecord = 0x16;

} // namespace

ClientSocket::ClientSocket(const QSslConfiguration *tls)
{
    if (tls) {
        auto socket = std::make_unique<QSslSocket>();
        socket->setSslConfiguration(*tls);
        m_tls = socket.get();
        m_awaitsHello = true;
        m_socket = std::move(socket);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
    }
    follow();
}

ClientSocket::~ClientSocket()
{
    m_socket->disconnect(this);
}

void ClientSocket::follow()
{
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ClientSocket::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ClientSocket::onBytesWritten);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &ClientSocket::failed);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ClientSocket::disconnected);
    if (m_tls)
        connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &ClientSocket::bytesWritten);
}

bool ClientSocket::open(qintptr descriptor, qint64 readBufferBytes)
{
    m_socket->setReadBufferSize(readBufferBytes);
    if (!m_socket->setSocketDescriptor(descriptor))
        return false;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return true;
}

bool ClientSocket::isTalking() const
{
    return !m_tls || m_tls->isEncrypted();
}

qint64 ClientSocket::bytesAvailable() const
{
    return m_awaitsHello ? 0 : m_socket->bytesAvailable();
}

void ClientSocket::onReadyRead()
{
    if (!m_awaitsHello) {
        Q_EMIT readyRead();
        return;
    }
    char first = 0;
    if (m_socket->peek(&first, 1) != 1)
        return;
    m_awaitsHello = false;
    if (first == handshakeRecord)
        m_tls->startServerEncryption();
    else
        Q_EMIT spokePlainly();
}

/// What the system takes at once needs no buffer of Qt's, which would stay as long as the connection.
void ClientSocket::write(std::string_view bytes)
{
    if (!m_tls && m_socket->bytesToWrite() == 0)
        bytes.remove_prefix(sendNow(m_socket->socketDescriptor(), bytes));
    if (bytes.empty())
        return;
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    m_socket->flush();
}

/// Of TLS, what has been encrypted may still wait for the system.
void ClientSocket::onBytesWritten()
{
    if (!m_tls || m_tls->mode() == QSslSocket::UnencryptedMode)
        Q_EMIT bytesWritten();
}

qint64 ClientSocket::pendingBytes() const
{
    return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
}

void ClientSocket::endWriting()
{
    if (m_tls && m_tls->mode() != QSslSocket::UnencryptedMode)
        endTls();
    else
        shutdownWriting(m_socket->socketDescriptor());
}

/// QSslSocket closes its descriptor once it has said goodbye. A copy of it stays to be read from.
void ClientSocket::endTls()
{
    const qintptr copy = isTalking() ? copyDescriptor(m_socket->socketDescriptor()) : -1;
    if (copy < 0)
        return m_socket->abort();
    m_socket->disconnect(this);
    m_tls->disconnectFromHost();
    m_tls->flush();
    m_tls = nullptr;
    m_socket.release()->deleteLater(); // may be telling us something right now
    m_socket = std::make_unique<QTcpSocket>();
    follow();
    m_socket->setSocketDescriptor(copy);
    shutdownWriting(copy);
}

void ClientSocket::cut()
{
    resetOnClose(m_socket->socketDescriptor());
    m_socket->abort();
}

} // namespace llm0
