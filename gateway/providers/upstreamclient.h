#pragma once

#include "base/secret.h"
#include "base/sharedtext.h"
#include "http/request.h"
#include "providers/awssigning.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace llm0 {

struct UpstreamTimeouts {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds firstByte{600'000}; ///< from sent to the first byte of the answer's head
    std::chrono::milliseconds idle{300'000};      ///< between two pieces of the body
    std::chrono::milliseconds total{7'200'000};   ///< of the whole call, whatever still arrives
};

struct UpstreamRequest {
    std::string method = "POST";
    std::string url;
    Headers headers;       ///< without credentials
    Headers secretHeaders; ///< credentials; never logged, never sent after a redirect (none is followed)
    SharedText body;
    std::optional<AwsSigning> signing; ///< AWS: the call is signed when it leaves
    UpstreamTimeouts timeouts;
    std::size_t maxHeadBytes = 256u * 1024;       ///< of all heads together; more fails the call
    std::size_t maxBodyBytes = 64u * 1024 * 1024; ///< a longer answer fails the call
};

/// How a call ended, from the money's point of view.
enum class UpstreamEnd {
    Complete,  ///< the whole answer arrived
    NotSent,   ///< no byte of the request can have been acted on (resolve, connect, TLS)
    Uncertain, ///< sent, then nothing or not all of the answer
    TimedOut,  ///< sent, and the provider was silent too long (also uncertain)
    Cancelled, ///< by us
};

struct UpstreamOutcome {
    UpstreamEnd end = UpstreamEnd::Complete;
    std::string reason; ///< for a person, without secrets; empty when complete
};

struct UpstreamCallbacks {
    std::function<void(int status, const Headers &)> onHead;
    std::function<void(std::string_view)> onData;
    std::function<void(const UpstreamOutcome &)> onDone; ///< exactly once, last, never after cancel()
};

/// A handle on one call under way. Dropping it cancels the call silently.
class UpstreamCall
{
public:
    virtual ~UpstreamCall() = default;
    /// Stops reading from the provider until resume(): back-pressure for slow clients.
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// Closes the connection to the provider at once. No callback follows.
    virtual void cancel() = 0;
};

/// Speaks HTTP to providers with one libcurl multi handle on the calling thread's event loop.
/// Any number of calls run side by side. Callbacks come from the event loop, never from inside start().
/// It is allowed to cancel or drop the call from inside its own callbacks.
class UpstreamClient
{
public:
    UpstreamClient();
    ~UpstreamClient();

    std::unique_ptr<UpstreamCall> start(UpstreamRequest request, UpstreamCallbacks callbacks);
    int callsUnderWay() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace llm0
