#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace llm0 {

/// How an answer is cut into frames on the wire.
enum class Framing { Sse, Ndjson, AwsEventStream };

/// One frame. Views live as long as the call that hands it over.
struct StreamFrame {
    std::string_view name; ///< SSE's `event`, AWS's `:event-type` or `:exception-type`
    std::string_view data; ///< usually JSON; empty for comments and blank lines
    std::string_view raw;  ///< its exact bytes; the raws of all frames together are the stream
};

/// Cuts a byte stream into frames, wherever its chunks end. One stream each.
class StreamFramer
{
public:
    using OnFrame = std::function<void(const StreamFrame &)>;
    virtual ~StreamFramer() = default;
    /// False: this is no such stream (a frame without end, a wrong checksum). Nothing may follow.
    virtual bool feed(std::string_view bytes, const OnFrame &onFrame) = 0;
    /// Whether the stream may end here: no frame has begun without ending.
    virtual bool atBoundary() const = 0;
};

std::unique_ptr<StreamFramer> newFramer(Framing framing);

} // namespace llm0
