#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace llm0 {

/// One server-sent event (WHATWG HTML, 9.2). `raw` is its exact bytes including the blank line.
/// A block without data (a comment, a lone blank line) is reported too, with empty `data`, so that
/// the raws of all events and rest() together are the stream, byte for byte.
struct SseEvent {
    std::string_view name;
    std::string data; ///< data lines joined with \n
    std::string_view raw;
};

/// Cuts a byte stream into events, whatever the chunk borders. Accepts \n, \r\n and \r.
class SseParser
{
public:
    /// An event longer than this makes feed() return false: a hostile provider must not fill memory.
    explicit SseParser(std::size_t maxEventBytes = 8u * 1024 * 1024) : m_maxEventBytes(maxEventBytes) {}
    bool feed(std::string_view bytes, const std::function<void(const SseEvent &)> &onEvent);
    /// Bytes of an event that has begun but not ended.
    std::string_view rest() const;

private:
    enum class Line { Unfinished, Text, Blank };
    Line nextLine();
    SseEvent eventUpTo(std::size_t end) const;

    std::size_t m_maxEventBytes;
    std::string m_buffer;
    std::size_t m_eventStart = 0;
    std::size_t m_lineStart = 0;
    std::size_t m_scanned = 0;
    bool m_afterBareCr = false;
    bool m_atStreamStart = true;
    bool m_failed = false;
};

/// "event: name\ndata: …\n\n"; the event line is left out when `name` is empty.
std::string sseFrame(std::string_view name, std::string_view data);

} // namespace llm0
