#include "bench/net/httpreader.h"

#include <charconv>
#include <strings.h>

namespace llm0::bench {

namespace {

std::size_t number(std::string_view text, int base)
{
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

} // namespace

std::string_view headerOf(std::string_view head, std::string_view name)
{
    std::size_t at = head.find("\r\n");
    while (at != std::string_view::npos && at + 2 < head.size()) {
        const std::size_t end = head.find("\r\n", at + 2);
        const std::string_view line = head.substr(at + 2, end - at - 2);
        if (line.size() > name.size() && line[name.size()] == ':'
            && ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
            const std::size_t value = line.find_first_not_of(' ', name.size() + 1);
            return value == std::string_view::npos ? std::string_view() : line.substr(value);
        }
        at = end;
    }
    return {};
}

void HttpReader::feed(std::string_view bytes)
{
    m_bytes.append(bytes);
    while (step()) {
    }
}

bool HttpReader::step()
{
    if (m_headEnd == 0 && !readHead())
        return false;
    if (m_inChunks)
        return readChunk();
    return m_bytes.size() >= m_headEnd + m_length && finish(m_headEnd + m_length);
}

bool HttpReader::readHead()
{
    const std::size_t end = m_bytes.find("\r\n\r\n");
    if (end == std::string::npos)
        return false;
    m_headEnd = end + 4;
    const std::string_view head = std::string_view(m_bytes).substr(0, end + 2);
    m_length = number(headerOf(head, "content-length"), 10);
    m_inChunks = headerOf(head, "transfer-encoding") == "chunked";
    return true;
}

bool HttpReader::readChunk()
{
    const std::size_t lineEnd = m_bytes.find("\r\n", m_headEnd);
    if (lineEnd == std::string::npos)
        return false;
    const std::size_t size = number(std::string_view(m_bytes).substr(m_headEnd, lineEnd - m_headEnd), 16);
    const std::size_t next = lineEnd + 2 + size + 2;
    if (m_bytes.size() < next)
        return false;
    if (size == 0)
        return finish(next);
    const std::string_view piece = std::string_view(m_bytes).substr(lineEnd + 2, size);
    if (m_pieces)
        m_pieces(piece);
    else
        m_chunked.append(piece);
    m_bytes.erase(m_headEnd, next - m_headEnd);
    return true;
}

bool HttpReader::finish(std::size_t bodyEnd)
{
    const std::string_view all = m_bytes;
    Message message;
    message.head = all.substr(0, m_headEnd - 2);
    message.firstLine = message.head.substr(0, message.head.find("\r\n"));
    message.body = m_inChunks ? std::string_view(m_chunked) : all.substr(m_headEnd, m_length);
    m_handler(message);
    m_bytes.erase(0, bodyEnd);
    m_chunked.clear();
    m_headEnd = 0;
    m_inChunks = false;
    return !m_bytes.empty();
}

} // namespace llm0::bench
