#pragma once

#include "http/request.h"

#include <functional>
#include <memory>

namespace llm0 {

/// Where one answer goes. Lives on its connection's worker thread and is used only there.
/// Every call is safe after the client has gone: it does nothing.
/// Either send() once, or begin(), write()…, and end() or abort().
class ResponseStream
{
public:
    virtual ~ResponseStream() = default;

    virtual void send(int status, const Headers &headers, std::string_view body) = 0;
    virtual void begin(int status, const Headers &headers) = 0;
    /// Flushed at once. Bytes that the socket does not take are buffered: watch pendingBytes().
    virtual void write(std::string_view bytes) = 0;
    virtual void end() = 0;
    /// Cuts the connection so that the client sees a broken answer, not a short complete one.
    virtual void abort() = 0;

    virtual bool gone() const = 0;
    virtual std::size_t pendingBytes() const = 0;

    /// Called once, when the client leaves before the answer is complete. Never called after end().
    virtual void onGone(std::function<void()> callback) = 0;
    /// Called each time pendingBytes() has fallen to zero after a write.
    virtual void onDrained(std::function<void()> callback) = 0;
};

using ResponseStreamPtr = std::shared_ptr<ResponseStream>;
/// Answers a request now or later. Runs on the connection's worker thread.
using HttpHandler = std::function<void(HttpRequest, ResponseStreamPtr)>;

} // namespace llm0
