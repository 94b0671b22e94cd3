#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace llm0::bench {

/// Cuts a kept HTTP/1.1 connection's bytes into messages: requests or answers, whole or chunked. Trusts its
/// peer: it is the benchmark's own.
class HttpReader
{
public:
    struct Message {
        std::string_view firstLine;
        std::string_view head; ///< with the first line
        std::string_view body; ///< empty when a piece handler takes it
    };
    /// Called with each piece of a chunked body as it comes, without the chunk framing.
    using PieceHandler = std::function<void(std::string_view)>;
    using Handler = std::function<void(const Message &)>;

    explicit HttpReader(Handler handler, PieceHandler pieces = {})
        : m_handler(std::move(handler))
        , m_pieces(std::move(pieces))
    {}
    void feed(std::string_view bytes);

private:
    bool step();
    bool readHead();
    bool readChunk();
    bool finish(std::size_t bodyEnd);

    Handler m_handler;
    PieceHandler m_pieces;
    std::string m_bytes;
    std::string m_chunked;     ///< the body so far, without framing
    std::size_t m_headEnd = 0; ///< 0: still in the head
    std::size_t m_length = 0;
    bool m_inChunks = false;
};

/// The value of a header, or empty. Names are compared without case.
std::string_view headerOf(std::string_view head, std::string_view name);

} // namespace llm0::bench
