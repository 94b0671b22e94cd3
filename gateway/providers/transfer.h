#pragma once

#include "providers/easypool.h"
#include "providers/silencetimer.h"
#include "providers/upstreamclient.h"
#include "providers/upstreamheaders.h"

#include <array>

namespace llm0 {

/// One call: its libcurl handle, what was sent and what came so far. Knows nothing of the event loop.
class Transfer
{
public:
    /// The handle comes from `pool` and goes back there.
    Transfer(UpstreamRequest request, UpstreamCallbacks callbacks, std::function<void()> onSilence,
             std::shared_ptr<EasyPool> pool);
    ~Transfer();
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    /// Fills the handle; an error means that nothing may be sent.
    Status prepare();
    CURL *handle() const { return m_easy; }

    void pause();
    /// False: it was not paused.
    bool resume();
    /// Whether libcurl holds data back and has to be told to go on.
    bool takeHeld();
    /// No callback follows, also none that libcurl has under way.
    void stop() { m_stopped = true; }
    /// Ends the call and gives back what is to be called last. Frees the callbacks.
    std::function<void(const UpstreamOutcome &)> takeDone();

    UpstreamOutcome outcome(CURLcode code) const;
    UpstreamOutcome silence() const;

private:
    static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self);
    static std::size_t onRead(char *buffer, std::size_t size, std::size_t count, void *self);
    static int onAsk(void *self, char *, char *, int, int);

    Status sign();
    struct CurlOptions;
    void setTransport(CurlOptions &options);
    void setCallbacks(CurlOptions &options);
    void setLimits(CurlOptions &options);
    void setMethod(CurlOptions &options);
    bool header(std::string_view line);
    void headComplete();
    std::size_t body(std::string_view piece);
    std::size_t read(char *buffer, std::size_t room);
    bool mayAsk();
    bool mayRepeat() const; ///< asking twice costs nothing

    UpstreamRequest m_request;
    UpstreamCallbacks m_callbacks;
    std::shared_ptr<EasyPool> m_pool;
    CURL *m_easy;
    CurlList m_lines;
    SilenceTimer m_silence;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};
    int m_status = 0;
    Headers m_headers;
    std::size_t m_bodySent = 0; ///< bytes of the request's body handed to libcurl
    std::size_t m_headBytes = 0;
    std::size_t m_received = 0;
    bool m_asked = false; ///< a connection stood and the request began to leave
    bool m_headDone = false;
    bool m_paused = false;
    bool m_held = false; ///< libcurl holds data back because we are paused
    bool m_stopped = false;
    bool m_tooLong = false;
};

} // namespace llm0
