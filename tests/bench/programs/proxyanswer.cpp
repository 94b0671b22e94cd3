#include "bench/programs/proxyanswer.h"

namespace llm0::bench {

namespace {

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)

ProxyAnswer::ProxyAnswer(QHttpServerResponder &&responder)
    : m_responder(std::move(responder))
    , m_socket(m_responder.socket())
{}

bool ProxyAnswer::take(std::string_view bytes, std::string_view type, int status)
{
    if (!m_socket)
        return false;
    if (!m_begun)
        begin(type, status);
    if (!m_streams) {
        m_whole += bytesOf(bytes);
        return true;
    }
    m_socket->write(QByteArray::number(qulonglong(bytes.size()), 16) + "\r\n" + bytesOf(bytes) + "\r\n");
    m_socket->flush();
    return true;
}

void ProxyAnswer::begin(std::string_view type, int status)
{
    m_begun = true;
    m_streams = type.starts_with("text/event-stream");
    m_head = "HTTP/1.1 " + QByteArray::number(status) + " OK\r\nContent-Type: " + bytesOf(type) + "\r\n";
    if (m_streams)
        m_socket->write(m_head + "Transfer-Encoding: chunked\r\n\r\n");
}

void ProxyAnswer::end()
{
    if (!m_socket)
        return;
    if (m_streams)
        m_socket->write("0\r\n\r\n");
    else
        m_socket->write(m_head + "Content-Length: " + QByteArray::number(m_whole.size()) + "\r\n\r\n"
                        + m_whole);
    m_socket->flush();
}

#else

ProxyAnswer::ProxyAnswer(QHttpServerResponder &&responder) : m_responder(std::move(responder)) {}

bool ProxyAnswer::take(std::string_view bytes, std::string_view type, int status)
{
    if (!m_begun)
        begin(type, status);
    if (m_streams)
        m_responder.writeChunk(bytesOf(bytes));
    else
        m_whole += bytesOf(bytes);
    return true;
}

void ProxyAnswer::begin(std::string_view type, int status)
{
    Q_UNUSED(status);
    m_begun = true;
    m_streams = type.starts_with("text/event-stream");
    m_head = bytesOf(type);
    if (m_streams)
        m_responder.writeBeginChunked(m_head);
}

void ProxyAnswer::end()
{
    if (m_streams)
        m_responder.writeEndChunked({});
    else
        m_responder.write(m_whole, m_head);
}

#endif

} // namespace llm0::bench
