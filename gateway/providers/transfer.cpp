#include "providers/transfer.h"

#include <cstring>

namespace llm0 {

Transfer::Transfer(UpstreamRequest request, UpstreamCallbacks callbacks, std::function<void()> onSilence,
                   std::shared_ptr<EasyPool> pool)
    : m_request(std::move(request))
    , m_callbacks(std::move(callbacks))
    , m_pool(std::move(pool))
    , m_easy(m_pool->take())
    , m_silence(std::move(onSilence))
{}

Transfer::~Transfer()
{
    m_pool->giveBack(m_easy);
}

void Transfer::pause()
{
    m_paused = true;
    m_silence.stop();
}

bool Transfer::resume()
{
    if (!m_paused)
        return false;
    m_paused = false;
    if (m_asked)
        m_silence.start(m_headDone ? m_request.timeouts.idle : m_request.timeouts.firstByte);
    return true;
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
    m_headBytes += line.size();
    if (m_headBytes > m_request.maxHeadBytes) {
        m_tooLong = true;
        return false;
    }
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
    if (mayHaveArrived && !mayRepeat())
        return false;
    m_asked = true;
    if (!m_paused)
        m_silence.start(m_request.timeouts.firstByte);
    return true;
}

bool Transfer::mayRepeat() const
{
    return m_request.method == "GET" || m_request.method == "HEAD";
}

UpstreamOutcome Transfer::outcome(CURLcode code) const
{
    if (code == CURLE_OK && m_headDone)
        return {};
    if (m_tooLong)
        return {UpstreamEnd::Uncertain, "The provider's answer is longer than allowed."};
    if (code == CURLE_OPERATION_TIMEDOUT && m_asked)
        return {UpstreamEnd::TimedOut, "The provider's answer took longer than allowed."};
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
