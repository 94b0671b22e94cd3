#include "http/requestguard.h"

#include "http/requesthead.h"

#include <algorithm>
#include <charconv>

namespace llm0 {

namespace {

constexpr std::string_view headEnd = "\r\n\r\n";
constexpr std::size_t maxChunkLine = 256;
constexpr std::size_t maxTrailerBytes = 8 * 1024;
/// Of a body whose length is told, so much gets its room at once; a liar shall not hold more.
constexpr std::size_t roomAtOnce = 1024 * 1024;
/// Readers of JSON want so many bytes behind the text; without them they copy it.
constexpr std::size_t roomBehind = 64;

/// A CR or LF without its other half; a CR at the end may still get its LF.
bool hasBareLineBreak(std::string_view text, std::size_t from)
{
    for (auto lf = text.find('\n', from); lf != std::string_view::npos; lf = text.find('\n', lf + 1)) {
        if (lf == 0 || text[lf - 1] != '\r')
            return true;
    }
    for (auto cr = text.find('\r', from); cr != std::string_view::npos; cr = text.find('\r', cr + 1)) {
        if (cr + 1 < text.size() && text[cr + 1] != '\n')
            return true;
    }
    return false;
}

std::string byteCount(std::size_t bytes)
{
    return std::to_string(bytes) + " bytes";
}

} // namespace

void RequestGuard::reset()
{
    *this = RequestGuard(m_limits);
}

void RequestGuard::refuse(ErrorCode code, std::string message)
{
    m_error = {code, std::move(message), {}};
    m_state = State::Refused;
}

std::size_t RequestGuard::feed(std::string_view bytes)
{
    if (m_state == State::Head)
        return feedHead(bytes);
    if (m_state == State::Body)
        return feedBody(bytes);
    return 0;
}

std::size_t RequestGuard::feedHead(std::string_view bytes)
{
    std::size_t taken = 0;
    // RFC 9112, 2.2: empty lines before a request line are skipped.
    while (m_text.empty() && taken < bytes.size() && (bytes[taken] == '\r' || bytes[taken] == '\n'))
        ++taken;
    bytes.remove_prefix(taken);
    if (bytes.empty())
        return taken;
    const std::size_t before = m_text.size();
    if (before == 0 && (bytes.front() < 'A' || bytes.front() > 'Z')) {
        refuse(ErrorCode::InvalidRequest, "this is not an HTTP request; TLS is not spoken on this port");
        return taken;
    }
    // One byte over the limit is enough to know.
    m_text += bytes.substr(0, m_limits.maxHeaderBytes + 1 - before);
    const std::size_t from = before - std::min<std::size_t>(before, headEnd.size() - 1);
    const auto end = m_text.find(headEnd, from);
    if (end != std::string::npos)
        m_text.resize(end + headEnd.size());
    const std::size_t used = m_text.size() - before;
    if (hasBareLineBreak(m_text, before - std::min<std::size_t>(before, 1)))
        refuse(ErrorCode::InvalidRequest, "lines must end in CR LF");
    else if (m_text.size() > m_limits.maxHeaderBytes)
        refuse(ErrorCode::HeadersTooLarge,
               "the request line and headers are larger than " + byteCount(m_limits.maxHeaderBytes));
    else if (end != std::string::npos)
        readHead();
    return taken + used;
}

void RequestGuard::readHead()
{
    auto head = parseRequestHead(m_text, m_limits.maxHeaderCount);
    m_text.clear();
    if (!head)
        return refuse(head.error().code, head.error().message);
    m_head = std::move(*head);
    decideFraming();
}

void RequestGuard::decideFraming()
{
    const auto framing = bodyFraming(m_head);
    if (!framing)
        return refuse(framing.error().code, framing.error().message);
    if (framing->length > m_limits.maxBodyBytes)
        return refuse(ErrorCode::RequestTooLarge,
                      "the body is larger than " + byteCount(m_limits.maxBodyBytes));
    m_chunked = framing->chunked;
    m_missing = framing->length;
    if (m_missing > 0)
        m_body.reserve(std::min<std::uint64_t>(m_missing, roomAtOnce) + roomBehind);
    m_state = m_chunked || m_missing > 0 ? State::Body : State::Complete;
}

std::size_t RequestGuard::feedBody(std::string_view bytes)
{
    return m_chunked ? feedChunkedBody(bytes) : feedLengthBody(bytes);
}

std::size_t RequestGuard::feedLengthBody(std::string_view bytes)
{
    const std::string_view part = bytes.substr(0, m_missing);
    m_body += part;
    m_missing -= part.size();
    if (m_missing == 0)
        m_state = State::Complete;
    return part.size();
}

std::size_t RequestGuard::readBody(std::size_t available,
                                   const std::function<std::int64_t(char *, std::size_t)> &read)
{
    if (m_state != State::Body || m_chunked || available == 0)
        return 0;
    const std::size_t before = m_body.size();
    m_body.resize(before + std::min<std::uint64_t>(available, m_missing));
    const std::int64_t count = read(m_body.data() + before, m_body.size() - before);
    const auto taken = static_cast<std::size_t>(std::max<std::int64_t>(count, 0));
    m_body.resize(before + taken);
    m_missing -= taken;
    if (m_missing == 0)
        m_state = State::Complete;
    return taken;
}

std::size_t RequestGuard::feedChunkedBody(std::string_view bytes)
{
    std::size_t taken = 0;
    while (taken < bytes.size() && m_state == State::Body) {
        if (m_chunk == Chunk::Data) {
            const std::string_view part = bytes.substr(taken, m_missing);
            m_body += part;
            m_missing -= part.size();
            taken += part.size();
            if (m_missing == 0)
                m_chunk = Chunk::DataEnd;
        } else if (takeLine(bytes, taken)) {
            onChunkLine();
            m_text.clear();
        }
    }
    return taken;
}

bool RequestGuard::takeLine(std::string_view bytes, std::size_t &taken)
{
    while (taken < bytes.size()) {
        const char c = bytes[taken++];
        const bool afterCr = m_text.ends_with('\r');
        if (c == '\n' && afterCr) {
            m_text.pop_back();
            return true;
        }
        m_text += c;
        if (c == '\n' || afterCr
            || m_text.size() > (m_chunk == Chunk::Trailer ? maxTrailerBytes : maxChunkLine)) {
            refuse(ErrorCode::InvalidRequest, "the chunked body is malformed");
            return false;
        }
    }
    return false;
}

void RequestGuard::onChunkLine()
{
    const auto malformed = [this] { refuse(ErrorCode::InvalidRequest, "the chunked body is malformed"); };
    if (m_chunk == Chunk::DataEnd) {
        m_chunk = Chunk::Size;
        return m_text.empty() ? void() : malformed();
    }
    if (m_chunk == Chunk::Trailer) {
        m_trailerBytes += m_text.size();
        if (m_text.empty())
            m_state = State::Complete;
        else if (m_trailerBytes > maxTrailerBytes || !isFieldValue(m_text)
                 || !isToken(m_text.substr(0, m_text.find(':'))) || m_text.find(':') == std::string::npos)
            malformed();
        return;
    }
    const auto digits = std::min(m_text.find(';'), m_text.size());
    std::uint64_t size = 0;
    const auto [end, failure] = std::from_chars(m_text.data(), m_text.data() + digits, size, 16);
    if (digits == 0 || digits > 15 || failure != std::errc() || end != m_text.data() + digits
        || !isFieldValue(m_text))
        return malformed();
    if (size > m_limits.maxBodyBytes - m_body.size())
        return refuse(ErrorCode::RequestTooLarge,
                      "the body is larger than " + byteCount(m_limits.maxBodyBytes));
    m_missing = size;
    m_chunk = size > 0 ? Chunk::Data : Chunk::Trailer;
}

} // namespace llm0
