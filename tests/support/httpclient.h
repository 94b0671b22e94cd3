#pragma once

#include "providers/upstreamclient.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace llm0 {

struct HttpAsk {
    std::string url;
    std::string body;
    Headers headers = {{"Content-Type", "application/json"}};
    std::string method = "POST";
    /// Closes the connection once so many bytes of the body have come; 0: as soon as the head is there.
    std::optional<std::size_t> abortAfterBytes;
    /// Closes the connection after this time, wherever the answer is.
    std::optional<std::chrono::milliseconds> abortAfterTime;
    UpstreamTimeouts timeouts = {std::chrono::seconds(10), std::chrono::seconds(30),
                                 std::chrono::seconds(30)};
};

struct HttpReply {
    int status = 0; ///< 0: none came
    Headers headers;
    std::string body;
    std::vector<std::string> chunks;          ///< the body in the pieces in which it arrived
    UpstreamEnd end = UpstreamEnd::Cancelled; ///< Cancelled: we aborted
    std::string reason;
    std::chrono::milliseconds firstByte{0};
    std::chrono::milliseconds total{0};
};

/// Blocking HTTP for tests; runs an event loop of its own until the answer is there.
class HttpClient
{
public:
    HttpReply get(const std::string &url, const Headers &headers = {});
    HttpReply post(const std::string &url, const Headers &headers, const std::string &body);
    HttpReply send(const HttpAsk &ask);
    /// All at once, on one event loop. Replies are in the order of the asks.
    std::vector<HttpReply> sendAll(const std::vector<HttpAsk> &asks);

private:
    UpstreamClient m_client;
};

/// The "data:" lines of an event stream, without the prefix.
std::vector<std::string> sseData(std::string_view body);
/// A chat request with one user message.
std::string chatBody(const std::string &userText, bool stream = false,
                     const std::string &model = "gpt-4o-mini");

} // namespace llm0
