#pragma once

#include "http/workerpool.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <string>

namespace llm0::test {

/// A client that speaks raw bytes, so that it can say what no well-behaved client would.
class RawClient
{
public:
    /// With `authorities` it speaks TLS to a server that shows one of these.
    explicit RawClient(std::uint16_t port, const QList<QSslCertificate> &authorities = {})
    {
        if (authorities.isEmpty()) {
            m_socket.connectToHost(QHostAddress::LocalHost, port);
            m_connected = m_socket.waitForConnected(5'000);
            return;
        }
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(authorities);
        m_socket.setSslConfiguration(configuration);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_connected = QTest::qWaitFor([this] { return m_socket.isEncrypted() || isClosed(); })
                      && m_socket.isEncrypted();
    }

    bool connected() const { return m_connected; }
    QTcpSocket &socket() { return m_socket; }
    const std::string &received() const { return m_received; }

    void say(std::string_view bytes)
    {
        m_socket.write(bytes.data(), static_cast<qint64>(bytes.size()));
        m_socket.flush();
    }

    /// Waits until everything received holds `text`; false after the time is up.
    bool hears(std::string_view text, int milliseconds = 5'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (take(), m_received.find(text) == std::string::npos) {
            if (timer.elapsed() > milliseconds || isClosed())
                return false;
            QTest::qWait(2);
        }
        return true;
    }

    bool isClosed()
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState && !m_socket.bytesAvailable();
    }

    bool isClosedBy(int milliseconds)
    {
        const bool closed = QTest::qWaitFor([this] { return take(), isClosed(); }, milliseconds);
        take();
        return closed;
    }

    /// Everything up to the server's close.
    std::string untilClosed(int milliseconds = 5'000)
    {
        isClosedBy(milliseconds);
        return m_received;
    }

    void forget() { m_received.clear(); }
    void reset()
    {
        m_socket.setReadBufferSize(0);
        m_socket.abort();
    }

private:
    void take()
    {
        const QByteArray bytes = m_socket.readAll();
        m_received.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }

    QSslSocket m_socket; ///< plain TCP unless told otherwise
    std::string m_received;
    bool m_connected = false;
};

inline std::string get(std::string_view path, std::string_view extra = {})
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(extra) + "\r\n";
}

inline std::string post(std::string_view path, std::string_view body, std::string_view extra = {})
{
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
           + std::to_string(body.size()) + "\r\n" + std::string(extra) + "\r\n" + std::string(body);
}

inline std::size_t occurrences(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace llm0::test
