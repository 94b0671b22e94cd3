#pragma once

#include "base/error.h"
#include "http/request.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace llm0 {

struct RequestGuardLimits {
    std::size_t maxHeaderBytes = 32 * 1024;
    int maxHeaderCount = 100;
    std::size_t maxBodyBytes = 64u * 1024 * 1024;
};

/// The first part of a request, exactly as sent; only what the grammar allows gets here.
struct RequestHead {
    std::string method;
    std::string target; ///< origin form or "*"; the authority of an absolute form is cut off
    std::string path;   ///< percent-decoded
    std::string query;  ///< raw
    std::string host;   ///< the Host header; empty only for HTTP/1.0
    int minorVersion = 1;
    Headers headers;

    bool keepAlive() const;
};

/// Reads one request's bytes and refuses everything that two parsers could read differently.
/// Pure: bytes in, state out. Sees every byte before QtHttpServer's own lenient parser.
class RequestGuard
{
public:
    enum class State {
        Head,     ///< wants bytes of the head
        Body,     ///< head() is valid, wants bytes of the body
        Complete, ///< the whole request is here
        Refused,  ///< error() says why; the connection must be closed
    };

    explicit RequestGuard(const RequestGuardLimits &limits) : m_limits(limits) {}

    /// Takes bytes up to the end of the head or of the request, whichever comes first, and returns
    /// how many it took. The rest belongs to what follows.
    std::size_t feed(std::string_view bytes);
    /// Lets `read(to, most)` put bytes of a body of told length where they stay; it tells how many. As many
    /// as are `available` and belong to the body. 0: there is no such body under way.
    std::size_t readBody(std::size_t available, const std::function<std::int64_t(char *, std::size_t)> &read);
    /// Begins the next request on the same connection.
    void reset();

    State state() const { return m_state; }
    bool hasBegun() const { return !m_text.empty() || m_state != State::Head; }
    const RequestHead &head() const { return m_head; }
    RequestHead takeHead() { return std::move(m_head); }
    std::string takeBody() { return std::move(m_body); }
    const Error &error() const { return m_error; }

private:
    enum class Chunk { Size, Data, DataEnd, Trailer };

    std::size_t feedHead(std::string_view bytes);
    std::size_t feedBody(std::string_view bytes);
    std::size_t feedLengthBody(std::string_view bytes);
    std::size_t feedChunkedBody(std::string_view bytes);
    /// True when m_text has become a whole line (without its CRLF); `taken` counts what was used.
    bool takeLine(std::string_view bytes, std::size_t &taken);
    void onChunkLine();
    void readHead();
    void decideFraming();
    void refuse(ErrorCode code, std::string message);

    RequestGuardLimits m_limits;
    State m_state = State::Head;
    RequestHead m_head;
    std::string m_text; ///< the head, or the framing line under way
    std::string m_body;
    std::uint64_t m_missing = 0; ///< bytes of the body or of the chunk still to come
    std::size_t m_trailerBytes = 0;
    bool m_chunked = false;
    Chunk m_chunk = Chunk::Size;
    Error m_error;
};

} // namespace llm0
