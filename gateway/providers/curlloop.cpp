#include "providers/curlloop.h"

#include <csignal>
#include <stdexcept>

namespace llm0 {

namespace {

constexpr long idleConnectionsKept = 512;

/// OpenSSL writes without MSG_NOSIGNAL, and CURLOPT_NOSIGNAL stops libcurl from masking SIGPIPE itself.
bool prepareProcess()
{
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN);
#endif
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

CURLM *newMulti()
{
    static const bool prepared = prepareProcess();
    CURLM *multi = prepared ? curl_multi_init() : nullptr;
    if (!multi)
        throw std::runtime_error("libcurl could not be started");
    return multi;
}

} // namespace

CurlLoop::CurlLoop(Finished finished) : m_finished(std::move(finished)), m_multi(newMulti())
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlLoop::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlLoop::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, 0L);
    curl_multi_setopt(m_multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, 0L);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, idleConnectionsKept);
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_context, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

CurlLoop::~CurlLoop()
{
    m_pending.clear();
    curl_multi_cleanup(m_multi);
}

void CurlLoop::add(CURL *easy)
{
    if (curl_multi_add_handle(m_multi, easy) != CURLM_OK)
        later([this, easy] { m_finished(easy, CURLE_FAILED_INIT); });
}

void CurlLoop::remove(CURL *easy)
{
    m_inside = true;
    curl_multi_remove_handle(m_multi, easy);
    m_inside = false;
}

void CurlLoop::unpause(CURL *easy)
{
    m_inside = true;
    curl_easy_pause(easy, CURLPAUSE_CONT);
    m_inside = false;
    afterCurl();
}

void CurlLoop::whenOutside(std::function<void()> work)
{
    if (m_inside)
        later(std::move(work));
    else
        work();
}

void CurlLoop::later(std::function<void()> work)
{
    m_pending.push_back(std::move(work));
    if (m_pending.size() == 1)
        QMetaObject::invokeMethod(
            &m_context, [this] { runPending(); }, Qt::QueuedConnection);
}

int CurlLoop::onSocket(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    auto *loop = static_cast<CurlLoop *>(self);
    if (what == CURL_POLL_REMOVE)
        loop->unwatch(socket);
    else
        loop->watch(socket, what);
    return 0;
}

int CurlLoop::onTimer(CURLM *, long milliseconds, void *self)
{
    auto &timer = static_cast<CurlLoop *>(self)->m_timer;
    if (milliseconds < 0)
        timer.stop();
    else
        timer.start(static_cast<int>(milliseconds));
    return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what)
{
    Watch &watch = m_watches[socket];
    enable(watch.read, socket, QSocketNotifier::Read, (what & CURL_POLL_IN) != 0);
    enable(watch.write, socket, QSocketNotifier::Write, (what & CURL_POLL_OUT) != 0);
}

/// libcurl asks for this right before it closes the descriptor, possibly from a notifier's own signal:
/// switch off at once, delete later.
void CurlLoop::unwatch(curl_socket_t socket)
{
    const auto found = m_watches.find(socket);
    if (found == m_watches.end())
        return;
    for (auto *notifier : {&found->second.read, &found->second.write}) {
        if (!*notifier)
            continue;
        (*notifier)->setEnabled(false);
        notifier->release()->deleteLater();
    }
    m_watches.erase(found);
}

void CurlLoop::enable(std::unique_ptr<QSocketNotifier> &notifier, curl_socket_t socket,
                      QSocketNotifier::Type type, bool on)
{
    if (!notifier && !on)
        return;
    if (!notifier) {
        notifier = std::make_unique<QSocketNotifier>(static_cast<qintptr>(socket), type);
        const int event = type == QSocketNotifier::Read ? CURL_CSELECT_IN : CURL_CSELECT_OUT;
        QObject::connect(notifier.get(), &QSocketNotifier::activated, &m_context,
                         [this, socket, event] { act(socket, event); });
    }
    notifier->setEnabled(on);
}

void CurlLoop::act(curl_socket_t socket, int events)
{
    int running = 0;
    m_inside = true;
    curl_multi_socket_action(m_multi, socket, events, &running);
    m_inside = false;
    afterCurl();
}

void CurlLoop::afterCurl()
{
    reportFinished();
    runPending();
}

void CurlLoop::reportFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            m_finished(message->easy_handle, message->data.result);
    }
}

void CurlLoop::runPending()
{
    const auto work = std::exchange(m_pending, {});
    for (const auto &each : work)
        each();
}

} // namespace llm0
