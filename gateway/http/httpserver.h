#pragma once

#include "base/result.h"
#include "http/responsestream.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace llm0 {

struct ListenAddress {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0; ///< 0 picks a free one

    /// Reads "ADDR:PORT", "[v6]:PORT", ":PORT" or "PORT".
    static Result<ListenAddress> parse(std::string_view text);
    std::string url(bool tls = false) const; ///< "http://127.0.0.1:8080"
    bool isLoopback() const;
};

struct TlsIdentity;

struct HttpLimits {
    int maxConnections = 4096; ///< per worker
    std::size_t maxHeaderBytes = 32 * 1024;
    int maxHeaderCount = 100;
    std::size_t maxBodyBytes = 64u * 1024 * 1024;
    std::chrono::milliseconds headerTimeout{10'000};
    std::chrono::milliseconds bodyTimeout{120'000};  ///< from the first to the last body byte
    std::chrono::milliseconds idleTimeout{75'000};   ///< between requests on a kept connection
    std::size_t maxPendingBytes = 16u * 1024 * 1024; ///< a reader this far behind is cut off
};

struct HttpServerOptions {
    HttpLimits limits;
    /// Host header names that are served, without port; loopback names and IP literals always are.
    /// Anything else is 421: a web page that rebinds its own name to 127.0.0.1 must not get in.
    std::vector<std::string> allowedHosts;
    /// Origins (exact) that get CORS headers; none by default. "*" allows all.
    std::vector<std::string> corsOrigins;
    /// Writes a refusal made by the server itself in the shape of the path's dialect.
    std::function<std::string(const Error &, std::string_view path)> errorBody;
    std::shared_ptr<const TlsIdentity> tls; ///< null: plain HTTP
};

/// An HTTP/1.1 server on the calling thread's event loop, over QtHttpServer.
/// httpserver.cpp is the only file that may include QtHttpServer.
class HttpServer
{
public:
    HttpServer(HttpHandler handler, HttpServerOptions options);
    ~HttpServer();

    /// With `sharePort`, several servers on several threads may listen on the same port (Linux).
    Result<std::uint16_t> listen(const ListenAddress &address, bool sharePort);
    /// Takes no new connection and closes idle ones; answers under way go on.
    void stopAccepting();
    int openConnections() const;
    /// Requests that were handed to the handler and are not answered yet.
    int requestsInFlight() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace llm0
