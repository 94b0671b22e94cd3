#include "bench/programs/curlpump.h"

namespace llm0::bench {

namespace {

constexpr long connectionsKept = 2048;

} // namespace

CurlPump::CurlPump(Finished finished) : m_finished(std::move(finished))
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlPump::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlPump::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, connectionsKept);
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_context, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

int CurlPump::onSocket(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    auto *pump = static_cast<CurlPump *>(self);
    Watch &watch = pump->m_watches[socket];
    if (!watch.read) {
        watch.read = pump->notifier(socket, QSocketNotifier::Read, CURL_CSELECT_IN);
        watch.write = pump->notifier(socket, QSocketNotifier::Write, CURL_CSELECT_OUT);
    }
    watch.read->setEnabled(what == CURL_POLL_IN || what == CURL_POLL_INOUT);
    watch.write->setEnabled(what == CURL_POLL_OUT || what == CURL_POLL_INOUT);
    if (what == CURL_POLL_REMOVE) {
        watch.read.release()->deleteLater(); // may be the sender right now
        watch.write.release()->deleteLater();
        pump->m_watches.erase(socket);
    }
    return 0;
}

std::unique_ptr<QSocketNotifier> CurlPump::notifier(curl_socket_t socket, QSocketNotifier::Type type,
                                                    int event)
{
    auto made = std::make_unique<QSocketNotifier>(qintptr(socket), type);
    QObject::connect(made.get(), &QSocketNotifier::activated, &m_context,
                     [this, socket, event] { act(socket, event); });
    return made;
}

int CurlPump::onTimer(CURLM *, long milliseconds, void *self)
{
    QTimer &timer = static_cast<CurlPump *>(self)->m_timer;
    if (milliseconds < 0)
        timer.stop();
    else
        timer.start(static_cast<int>(milliseconds));
    return 0;
}

void CurlPump::act(curl_socket_t socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            m_finished(message->easy_handle, message->data.result);
    }
}

} // namespace llm0::bench
