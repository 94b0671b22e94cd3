#include "providers/transfer.h"

#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace llm0 {

namespace {

constexpr long idleConnectionSeconds = 50; ///< below the idle close of providers and their load balancers
constexpr long keepAliveSeconds = 30;

CURL *newEasy()
{
    CURL *easy = curl_easy_init();
    if (!easy)
        throw std::runtime_error("libcurl could not start a call");
    return easy;
}

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

bool mayRepeat(const std::string &method)
{
    return method == "GET" || method == "HEAD";
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

Transfer::Transfer(UpstreamRequest request, UpstreamCallbacks callbacks, std::function<void()> onSilence)
    : m_request(std::move(request))
    , m_callbacks(std::move(callbacks))
    , m_easy(newEasy())
    , m_silence(std::move(onSilence))
{}

Transfer::~Transfer()
{
    curl_easy_cleanup(m_easy);
}

Status Transfer::prepare()
{
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
}

void Transfer::setLimits(CurlOptions &options)
{
    options.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_request.timeouts.connect.count()));
    // The rest is ours: libcurl's own limits are totals, and a long stream must not die of one.
    options.set(CURLOPT_TIMEOUT_MS, 0L);
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
    if (m_request.body.empty() && mayRepeat(m_request.method)) {
        options.set(CURLOPT_HTTPGET, 1L);
        return;
    }
    options.set(CURLOPT_POST, 1L);
    options.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
    options.set(CURLOPT_READFUNCTION, &Transfer::onRead);
    options.set(CURLOPT_READDATA, this);
    options.set(CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
}

void Transfer::pause()
{
    m_paused = true;
    m_silence.stop();
}

void Transfer::resume()
{
    if (!m_paused)
        return;
    m_paused = false;
    if (m_asked)
        m_silence.start(m_headDone ? m_request.timeouts.idle : m_request.timeouts.firstByte);
}

bool Transfer::takeHeld()
{
    return !m_paused && std::exchange(m_held, false);
}

std::function<void(const UpstreamOutcome &)> Transfer::takeDone()
{
    m_stopped = true;
    m_silence.stop();
    auto callbacks = std::exchange(m_callbacks, {});
    return std::move(callbacks.onDone);
}

std::size_t Transfer::onHeader(char *data, std::size_t size, std::size_t count, void *self)
{
    return static_cast<Transfer *>(self)->header({data, size * count}) ? size * count : 0;
}

bool Transfer::header(std::string_view line)
{
    if (m_stopped)
        return false;
    m_silence.touch();
    if (m_headDone) // a trailer
        return true;
    if (const int status = statusOf(line)) {
        m_status = status;
        m_headers = {};
    } else if (line == "\r\n" || line == "\n") {
        headComplete();
    } else {
        addHeaderLine(m_headers, line);
    }
    return !m_stopped;
}

void Transfer::headComplete()
{
    if (m_status < 200)
        return;
    m_headDone = true;
    if (!m_paused)
        m_silence.start(m_request.timeouts.idle);
    if (m_callbacks.onHead)
        m_callbacks.onHead(m_status, m_headers);
}

std::size_t Transfer::onBody(char *data, std::size_t size, std::size_t count, void *self)
{
    return static_cast<Transfer *>(self)->body({data, size * count});
}

/// Returning another number than it was given makes libcurl fail the call.
std::size_t Transfer::body(std::string_view piece)
{
    if (m_stopped)
        return 0;
    if (m_paused) {
        m_held = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    m_silence.touch();
    m_received += piece.size();
    if (m_received > m_request.maxBodyBytes) {
        m_tooLong = true;
        return 0;
    }
    if (m_callbacks.onData)
        m_callbacks.onData(piece);
    return m_stopped ? 0 : piece.size();
}

std::size_t Transfer::onRead(char *buffer, std::size_t size, std::size_t count, void *self)
{
    return static_cast<Transfer *>(self)->read(buffer, size * count);
}

std::size_t Transfer::read(char *buffer, std::size_t room)
{
    if (m_stopped)
        return CURL_READFUNC_ABORT;
    m_silence.touch();
    const std::size_t piece = std::min(room, m_request.body.size() - m_bodySent);
    std::memcpy(buffer, m_request.body.data() + m_bodySent, piece);
    m_bodySent += piece;
    return piece;
}

int Transfer::onAsk(void *self, char *, char *, int, int)
{
    return static_cast<Transfer *>(self)->mayAsk() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

/// Called with a ready connection, before each try. A second try is libcurl's own and only harmless
/// while the first one cannot have been acted on.
bool Transfer::mayAsk()
{
    if (m_stopped)
        return false;
    const bool mayHaveArrived = m_asked && (m_bodySent > 0 || m_request.body.empty());
    if (mayHaveArrived && !mayRepeat(m_request.method))
        return false;
    m_asked = true;
    if (!m_paused)
        m_silence.start(m_request.timeouts.firstByte);
    return true;
}

UpstreamOutcome Transfer::outcome(CURLcode code) const
{
    if (code == CURLE_OK && m_headDone)
        return {};
    if (m_tooLong)
        return {UpstreamEnd::Uncertain, "The provider's answer is longer than allowed."};
    const std::string_view detail =
        m_errorText.front() != '\0' ? std::string_view(m_errorText.data()) : curl_easy_strerror(code);
    const std::string reason = safeReason(detail, m_request.secretHeaders);
    if (!m_asked)
        return {UpstreamEnd::NotSent, "The provider could not be reached: " + reason};
    return {UpstreamEnd::Uncertain, "The connection to the provider broke: " + reason};
}

UpstreamOutcome Transfer::silence() const
{
    return {UpstreamEnd::TimedOut, m_headDone ? "The provider stopped in the middle of its answer."
                                              : "The provider did not answer in time."};
}

} // namespace llm0
