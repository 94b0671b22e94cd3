#include "support/fakeconnection.h"

#include <charconv>

namespace llm0::fake {

namespace {

std::string reasonPhrase(int status)
{
    return status < 300 ? "OK" : status < 400 ? "Redirect" : "Fake Error";
}

void readHeaderLine(Received &request, std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    auto value = line.substr(colon + 1);
    while (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    request.headers.emplace_back(line.substr(0, colon), value);
}

Received readHead(std::string_view head)
{
    Received request;
    const auto firstEnd = head.find("\r\n");
    const auto first = head.substr(0, firstEnd);
    const auto blank = first.find(' ');
    request.method = first.substr(0, blank);
    const auto rest = blank == std::string_view::npos ? std::string_view() : first.substr(blank + 1);
    request.target = rest.substr(0, rest.find(' '));
    request.path = request.target.substr(0, request.target.find('?'));
    for (auto at = firstEnd; at != std::string_view::npos && at + 2 < head.size();) {
        const auto next = head.find("\r\n", at + 2);
        readHeaderLine(request, head.substr(at + 2, next == std::string_view::npos ? next : next - at - 2));
        at = next;
    }
    return request;
}

std::size_t number(std::string_view text, int base)
{
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

/// Whether all chunks have arrived; `end` is then behind the last one. Trailers are not understood.
bool takeChunks(const std::string &buffer, std::size_t at, std::string &body, std::size_t &end)
{
    while (true) {
        const auto line = buffer.find("\r\n", at);
        if (line == std::string::npos)
            return false;
        const auto size = number(std::string_view(buffer).substr(at, line - at), 16);
        if (buffer.size() < line + 2 + size + 2)
            return false;
        body.append(buffer, line + 2, size);
        at = line + 2 + size + 2;
        if (size == 0) {
            end = at;
            return true;
        }
    }
}

} // namespace

Connection::Connection(QTcpSocket *socket, std::shared_ptr<Tally> tally, OnRequest onRequest)
    : m_socket(socket)
    , m_tally(std::move(tally))
    , m_onRequest(std::move(onRequest))
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_tally->connection(1);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { readMore(); });
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        m_tally->sent(bytes);
        if (onDrained)
            onDrained();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        if (const auto gone = std::exchange(onGone, {}))
            gone();
        deleteLater();
    });
}

Connection::~Connection()
{
    m_tally->connection(-1);
}

void Connection::write(std::string_view bytes)
{
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
}

void Connection::writeWhole(int status, std::string_view extraHeaders, std::string_view type,
                            std::string_view body)
{
    std::string head =
        "HTTP/1.1 " + std::to_string(status) + " " + reasonPhrase(status) + "\r\nContent-Type: ";
    head += type;
    head += "\r\nX-Request-Id: req_fake\r\n";
    head += extraHeaders;
    head += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    write(head.append(body));
}

void Connection::beginChunked(std::string_view type, std::string_view extraHeaders)
{
    write("HTTP/1.1 200 OK\r\nContent-Type: " + std::string(type) + "\r\nX-Request-Id: req_fake\r\n"
          + std::string(extraHeaders) + "Transfer-Encoding: chunked\r\n\r\n");
}

void Connection::writeChunk(std::string_view text)
{
    char size[20];
    const auto [end, error] = std::to_chars(std::begin(size), std::end(size), text.size(), 16);
    static_cast<void>(error);
    std::string chunk(size, end);
    chunk.append("\r\n").append(text).append("\r\n");
    write(chunk);
}

void Connection::finished()
{
    onDrained = {};
    onGone = {};
    m_busy = false;
    QMetaObject::invokeMethod(
        this, [this] { takeRequest(); }, Qt::QueuedConnection);
}

void Connection::readMore()
{
    const QByteArray bytes = m_socket->readAll();
    m_buffer.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    takeRequest();
}

void Connection::takeRequest()
{
    const auto headEnd = m_buffer.find("\r\n\r\n");
    if (m_busy || headEnd == std::string::npos)
        return;
    Received request = readHead(std::string_view(m_buffer).substr(0, headEnd));
    std::size_t end = 0;
    if (!takeBody(request, request.body, headEnd + 4, end))
        return;
    m_buffer.erase(0, end);
    m_busy = true;
    request.number = m_tally->nextNumber();
    m_onRequest(*this, std::move(request));
}

bool Connection::takeBody(Received &request, std::string &body, std::size_t start, std::size_t &end) const
{
    if (request.header("transfer-encoding") == "chunked")
        return takeChunks(m_buffer, start, body, end);
    const std::size_t length = number(request.header("content-length"), 10);
    end = start + length;
    if (m_buffer.size() < end)
        return false;
    body = m_buffer.substr(start, length);
    return true;
}

} // namespace llm0::fake
