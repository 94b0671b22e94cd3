#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <curl/curl.h>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace llm0 {

/// Drives one libcurl multi handle from the calling thread's Qt event loop.
class CurlLoop
{
public:
    using Finished = std::function<void(CURL *, CURLcode)>;

    /// `finished` runs outside libcurl: it may add and remove handles.
    explicit CurlLoop(Finished finished);
    ~CurlLoop();
    CurlLoop(const CurlLoop &) = delete;
    CurlLoop &operator=(const CurlLoop &) = delete;

    /// Only outside libcurl; see whenOutside().
    void add(CURL *easy);
    void remove(CURL *easy);
    /// May deliver data before it returns.
    void unpause(CURL *easy);

    /// Runs `work` now, or right after libcurl returns when called from inside one of its callbacks.
    void whenOutside(std::function<void()> work);
    /// Runs `work` from the event loop, never at once.
    void later(std::function<void()> work);

private:
    struct Watch {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    static int onSocket(CURL *, curl_socket_t socket, int what, void *self, void *);
    static int onTimer(CURLM *, long milliseconds, void *self);
    void watch(curl_socket_t socket, int what);
    void unwatch(curl_socket_t socket);
    void enable(std::unique_ptr<QSocketNotifier> &notifier, curl_socket_t socket, QSocketNotifier::Type type,
                bool on);
    void act(curl_socket_t socket, int events);
    void afterCurl();
    void reportFinished();
    void runPending();

    Finished m_finished;
    CURLM *m_multi;
    QObject m_context;
    QTimer m_timer;
    std::unordered_map<curl_socket_t, Watch> m_watches;
    std::vector<std::function<void()>> m_pending;
    bool m_inside = false;
};

} // namespace llm0
