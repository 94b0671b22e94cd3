#pragma once

#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpSocket>

#include <string>
#include <string_view>

namespace llm0::bench {

/// Passes an answer on: event streams piece by piece, anything else when it is whole.
class ProxyAnswer
{
public:
    explicit ProxyAnswer(QHttpServerResponder &&responder);
    /// False once the client is gone.
    bool take(std::string_view bytes, std::string_view type, int status);
    void end();

private:
    void begin(std::string_view type, int status);

    QHttpServerResponder m_responder;
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    QPointer<QTcpSocket> m_socket; ///< 6.4's responder does not notice that the client has gone
#endif
    bool m_begun = false;
    bool m_streams = false;
    QByteArray m_head;
    QByteArray m_whole;
};

} // namespace llm0::bench
