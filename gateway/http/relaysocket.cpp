#include "http/relaysocket.h"

#include <algorithm>
#include <cstring>

namespace llm0 {

RelaySocket::RelaySocket(const QTcpSocket &real, QObject *parent) : QTcpSocket(parent)
{
    setPeerAddress(real.peerAddress());
    setPeerPort(real.peerPort());
    setLocalAddress(real.localAddress());
    setLocalPort(real.localPort());
    setOpenMode(QIODevice::ReadWrite);
    setSocketState(ConnectedState);
}

RelaySocket::~RelaySocket()
{
    setSocketState(UnconnectedState); // else ~QAbstractSocket would try to shut a socket down
}

void RelaySocket::offer(std::string_view bytes)
{
    m_bytes.erase(0, m_read);
    m_read = 0;
    m_bytes += bytes;
    Q_EMIT readyRead();
}

void RelaySocket::leave()
{
    m_onCloseWanted = nullptr;
    if (state() == UnconnectedState)
        return;
    setSocketState(UnconnectedState);
    Q_EMIT disconnected();
}

qint64 RelaySocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + static_cast<qint64>(m_bytes.size() - m_read);
}

void RelaySocket::disconnectFromHost()
{
    if (const auto callback = std::exchange(m_onCloseWanted, nullptr))
        callback();
}

void RelaySocket::close()
{
    disconnectFromHost();
}

qint64 RelaySocket::readData(char *data, qint64 maxSize)
{
    const auto count = std::min(static_cast<std::size_t>(maxSize), m_bytes.size() - m_read);
    std::memcpy(data, m_bytes.data() + m_read, count);
    m_read += count;
    return static_cast<qint64>(count);
}

qint64 RelaySocket::readLineData(char *data, qint64 maxSize)
{
    return QIODevice::readLineData(data, maxSize);
}

qint64 RelaySocket::skipData(qint64 maxSize)
{
    const auto count = std::min(static_cast<std::size_t>(maxSize), m_bytes.size() - m_read);
    m_read += count;
    return static_cast<qint64>(count);
}

/// Answers go over the real socket; what Qt would say by itself is not said.
qint64 RelaySocket::writeData(const char *, qint64 size)
{
    return size;
}

} // namespace llm0
