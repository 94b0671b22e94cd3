#include "framing/sse.h"

namespace llm0 {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The next \n or \r. Not find_first_of, which looks every byte up by itself: that was a fifth of a stream's
/// time.
std::size_t lineEnd(std::string_view text, std::size_t from = 0)
{
    const std::size_t feed = text.find('\n', from);
    return std::min(feed, text.substr(0, feed).find('\r', from));
}

/// The event's own lines; `raw` may begin with a byte order mark when it opens the stream.
void readField(std::string_view line, std::string_view &name, std::string &data, bool &hasData)
{
    const auto colon = std::min(line.find(':'), line.size());
    const std::string_view field = line.substr(0, colon);
    std::string_view value = line.substr(std::min(colon + 1, line.size()));
    if (value.starts_with(' '))
        value.remove_prefix(1);
    if (field == "event")
        name = value;
    if (field != "data")
        return;
    if (hasData)
        data += '\n';
    data += value;
    hasData = true;
}

} // namespace

/// Steps over one line. A CR may be half of a CRLF, so at the end of the buffer it waits for the
/// next byte, unless the line before ended in a bare CR too.
SseParser::Line SseParser::nextLine()
{
    const auto end = lineEnd(m_buffer, m_scanned);
    if (end == std::string::npos) {
        m_scanned = m_buffer.size();
        return Line::Unfinished;
    }
    m_scanned = end;
    const bool cr = m_buffer[end] == '\r';
    const bool blank = end == m_lineStart;
    const bool bareStream = cr && blank && m_afterBareCr;
    if (cr && !bareStream && end + 1 == m_buffer.size())
        return Line::Unfinished;
    const bool crlf = cr && !bareStream && m_buffer[end + 1] == '\n';
    m_afterBareCr = cr && !crlf;
    m_lineStart = m_scanned = end + (crlf ? 2 : 1);
    return blank ? Line::Blank : Line::Text;
}

SseEvent SseParser::eventUpTo(std::size_t end) const
{
    SseEvent event;
    event.raw = std::string_view(m_buffer).substr(m_eventStart, end - m_eventStart);
    std::string_view rest = event.raw;
    if (m_atStreamStart && rest.starts_with(byteOrderMark))
        rest.remove_prefix(byteOrderMark.size());
    bool hasData = false;
    while (!rest.empty()) {
        const auto stop = std::min(lineEnd(rest), rest.size());
        readField(rest.substr(0, stop), event.name, event.data, hasData);
        rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
    return event;
}

bool SseParser::feed(std::string_view bytes, const std::function<void(const SseEvent &)> &onEvent)
{
    if (m_failed)
        return false;
    m_buffer.erase(0, m_eventStart);
    m_lineStart -= m_eventStart;
    m_scanned -= m_eventStart;
    m_eventStart = 0;
    m_buffer += bytes;
    for (Line line = nextLine(); line != Line::Unfinished; line = nextLine()) {
        if (line != Line::Blank)
            continue;
        m_failed = m_lineStart - m_eventStart > m_maxEventBytes;
        if (m_failed)
            return false;
        onEvent(eventUpTo(m_lineStart));
        m_eventStart = m_lineStart;
        m_atStreamStart = false;
    }
    m_failed = m_buffer.size() - m_eventStart > m_maxEventBytes;
    return !m_failed;
}

std::string_view SseParser::rest() const
{
    return std::string_view(m_buffer).substr(m_eventStart);
}

std::string sseFrame(std::string_view name, std::string_view data)
{
    std::string frame;
    frame.reserve(name.size() + data.size() + 16);
    if (!name.empty())
        frame.append("event: ").append(name).append("\n");
    while (true) {
        const auto stop = std::min(lineEnd(data), data.size());
        frame.append("data: ").append(data.substr(0, stop)).append("\n");
        if (stop == data.size())
            return frame += '\n';
        data.remove_prefix(data.substr(stop).starts_with("\r\n") ? stop + 2 : stop + 1);
    }
}

} // namespace llm0
