#pragma once

#include <QTcpSocket>

#include <functional>
#include <string>
#include <string_view>

namespace llm0 {

/// The socket that QtHttpServer sees. It has no descriptor of its own: it yields the bytes that the
/// guard has let through and nothing else, so that Qt's lenient parser never meets a hostile byte.
/// Owned by QtHttpServer, which deletes it after `disconnected`.
class RelaySocket : public QTcpSocket
{
    Q_OBJECT

public:
    RelaySocket(const QTcpSocket &real, QObject *parent);
    ~RelaySocket() override;

    /// Hands Qt the bytes of one request; Qt parses and dispatches before this returns.
    void offer(std::string_view bytes);
    /// The real connection is gone.
    void leave();
    /// Called when Qt wants the connection closed.
    void onCloseWanted(std::function<void()> callback) { m_onCloseWanted = std::move(callback); }

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return 0; }
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 readLineData(char *data, qint64 maxSize) override;
    qint64 skipData(qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    std::string m_bytes;
    std::size_t m_read = 0;
    std::function<void()> m_onCloseWanted;
};

} // namespace llm0
