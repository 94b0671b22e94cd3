#include "providers/metadataaddress.h"
#include "providers/transfer.h"

#include <cstdlib>

#include <sys/socket.h>

namespace llm0 {

namespace {

constexpr long idleConnectionSeconds = 50; ///< below the idle close of providers and their load balancers
constexpr long keepAliveSeconds = 30;
constexpr long smallUploadBuffer = 16 * 1024; ///< the least that libcurl takes
constexpr long largeUploadBuffer = 64 * 1024;

std::string hostOf(const std::string &url)
{
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parts(curl_url(), &curl_url_cleanup);
    char *host = nullptr;
    if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK
        || curl_url_get(parts.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK)
        return {};
    const std::unique_ptr<char, decltype(&curl_free)> owned(host, &curl_free);
    return host;
}

bool isLoopback(const std::string &host)
{
    return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") || host == "[::1]"
           || host == "::1";
}

/// A name may lead to any address, and to another one each time.
curl_socket_t openSocket(void *, curlsocktype, curl_sockaddr *address)
{
    if (isMetadataAddress(QHostAddress(&address->addr)))
        return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

} // namespace

/// Sets options until one is refused.
struct Transfer::CurlOptions {
    CURL *easy;
    CURLcode failure = CURLE_OK;

    template <typename Value>
    void set(CURLoption option, Value value)
    {
        if (failure == CURLE_OK)
            failure = curl_easy_setopt(easy, option, value);
    }
};

/// Adds the signature that AWS wants to the headers. It is right for some minutes only.
Status Transfer::sign()
{
    if (!m_request.signing)
        return {};
    const AwsMessage message{m_request.method, m_request.url, m_request.headers.value("Content-Type"),
                             m_request.body};
    auto added = awsSignature(*m_request.signing, message, SystemClock().nowMs());
    if (!added)
        return added.error();
    for (const auto &[name, value] : *added)
        m_request.secretHeaders.add(name, value);
    return {};
}

Status Transfer::prepare()
{
    if (const Status status = sign(); !status)
        return status.error();
    auto lines = curlHeaders(m_request.headers, m_request.secretHeaders);
    if (!lines)
        return lines.error();
    m_lines = std::move(lines).value();
    if (m_request.method.empty()
        || m_request.method.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos)
        return Error{ErrorCode::Internal, "The method is not allowed.", {}};
    CurlOptions options{m_easy};
    setTransport(options);
    setCallbacks(options);
    setLimits(options);
    setMethod(options);
    if (options.failure != CURLE_OK)
        return Error{ErrorCode::Internal, curl_easy_strerror(options.failure), {}};
    return {};
}

void Transfer::setTransport(CurlOptions &options)
{
    options.set(CURLOPT_URL, m_request.url.c_str());
    options.set(CURLOPT_HTTPHEADER, m_lines.get());
    options.set(CURLOPT_USERAGENT, "llm0-desktop/" LLM0_VERSION);
    options.set(CURLOPT_PROTOCOLS_STR, "http,https");
    options.set(CURLOPT_FOLLOWLOCATION, 0L);
    options.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    options.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    options.set(CURLOPT_HTTP09_ALLOWED, 0L);
    options.set(CURLOPT_SSL_VERIFYPEER, 1L);
    options.set(CURLOPT_SSL_VERIFYHOST, 2L);
    // As the curl program does: the library alone knows only the system's bundle.
    if (const char *authorities = std::getenv("SSL_CERT_FILE"); authorities && *authorities)
        options.set(CURLOPT_CAINFO, authorities);
    options.set(CURLOPT_NOSIGNAL, 1L);
    options.set(CURLOPT_TCP_NODELAY, 1L);
    options.set(CURLOPT_TCP_KEEPALIVE, 1L);
    options.set(CURLOPT_TCP_KEEPIDLE, keepAliveSeconds);
    options.set(CURLOPT_TCP_KEEPINTVL, keepAliveSeconds);
    options.set(CURLOPT_MAXAGE_CONN, idleConnectionSeconds);
    options.set(CURLOPT_ERRORBUFFER, m_errorText.data());
}

void Transfer::setCallbacks(CurlOptions &options)
{
    options.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    options.set(CURLOPT_PRIVATE, this);
    options.set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    options.set(CURLOPT_HEADERDATA, this);
    options.set(CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    options.set(CURLOPT_WRITEDATA, this);
    options.set(CURLOPT_PREREQFUNCTION, &Transfer::onAsk);
    options.set(CURLOPT_PREREQDATA, this);
    options.set(CURLOPT_OPENSOCKETFUNCTION, &openSocket);
}

void Transfer::setLimits(CurlOptions &options)
{
    options.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_request.timeouts.connect.count()));
    // Only for what would never end; how long a provider may be silent is ours to watch.
    options.set(CURLOPT_TIMEOUT_MS, static_cast<long>(m_request.timeouts.total.count()));
#if LIBCURL_VERSION_NUM >= 0x075700
    // Cancelling during a name lookup must not wait for the resolver's thread.
    options.set(CURLOPT_QUICK_EXIT, 1L);
#endif
    // Set only for loopback: the option replaces the no_proxy of the environment.
    if (isLoopback(hostOf(m_request.url)))
        options.set(CURLOPT_NOPROXY, "*");
}

/// The body comes from a read callback without a seek callback, never from CURLOPT_POSTFIELDS: libcurl
/// sends a request again by itself when a reused connection closes without an answer, and only a body it
/// cannot rewind stops that (CURLE_SEND_FAIL_REWIND). The provider may have billed the first one.
void Transfer::setMethod(CurlOptions &options)
{
    if (m_request.method == "HEAD") {
        options.set(CURLOPT_NOBODY, 1L);
        return;
    }
    if (m_request.body.empty() && mayRepeat()) {
        options.set(CURLOPT_HTTPGET, 1L);
        return;
    }
    options.set(CURLOPT_POST, 1L);
    // libcurl makes one for each call.
    options.set(CURLOPT_UPLOAD_BUFFERSIZE, m_request.body.size() > std::size_t(smallUploadBuffer)
                                               ? largeUploadBuffer
                                               : smallUploadBuffer);
    options.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
    options.set(CURLOPT_READFUNCTION, &Transfer::onRead);
    options.set(CURLOPT_READDATA, this);
    options.set(CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
}

} // namespace llm0
