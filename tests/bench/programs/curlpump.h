#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <curl/curl.h>

#include <functional>
#include <map>
#include <memory>

namespace llm0::bench {

/// The least that drives a libcurl multi handle from a Qt event loop.
class CurlPump
{
public:
    using Finished = std::function<void(CURL *, CURLcode)>;
    explicit CurlPump(Finished finished);
    ~CurlPump() { curl_multi_cleanup(m_multi); }
    CurlPump(const CurlPump &) = delete;
    CurlPump &operator=(const CurlPump &) = delete;

    void add(CURL *easy) { curl_multi_add_handle(m_multi, easy); }
    void remove(CURL *easy) { curl_multi_remove_handle(m_multi, easy); }

private:
    struct Watch {
        std::unique_ptr<QSocketNotifier> read, write;
    };

    static int onSocket(CURL *, curl_socket_t socket, int what, void *self, void *);
    static int onTimer(CURLM *, long milliseconds, void *self);
    std::unique_ptr<QSocketNotifier> notifier(curl_socket_t socket, QSocketNotifier::Type type, int event);
    void act(curl_socket_t socket, int events);

    Finished m_finished;
    CURLM *m_multi = curl_multi_init();
    QObject m_context;
    QTimer m_timer;
    std::map<curl_socket_t, Watch> m_watches;
};

} // namespace llm0::bench
