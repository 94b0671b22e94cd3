// The ceiling of proxying: QtHttpServer in front, libcurl behind, on one event loop, and nothing between.
// bare_proxy --port P --target P2
#include "bench/programs/curlpump.h"
#include "bench/programs/options.h"
#include "bench/programs/proxyanswer.h"
#include "bench/programs/sharedport.h"

#include <QCoreApplication>
#include <QHttpServer>

#include <csignal>
#include <memory>
#include <string>
#include <vector>

namespace llm0::bench {

namespace {

/// One request on its way through. Kept after the answer, to be used again.
struct Passage {
    CURL *easy = curl_easy_init();
    std::string url;
    QByteArray body;
    std::unique_ptr<ProxyAnswer> answer;
};

class BareProxy
{
public:
    BareProxy(quint16 port, const std::string &target)
        : m_target(target)
        , m_pump([this](CURL *easy, CURLcode) { finished(easy); })
    {
        m_headers = curl_slist_append(m_headers, "Content-Type: application/json");
        m_headers = curl_slist_append(m_headers, "Authorization: Bearer sk-bench");
        m_headers = curl_slist_append(m_headers, "Expect:");
        m_server.route(QStringLiteral("/v1/<arg>"), QHttpServerRequest::Method::Post,
                       [this](const QUrl &, const QHttpServerRequest &request,
                              QHttpServerResponder &&responder) { start(request, std::move(responder)); });
        m_server.bind(listenShared(port).release());
    }

private:
    void start(const QHttpServerRequest &request, QHttpServerResponder &&responder);
    std::unique_ptr<Passage> passage();
    void finished(CURL *easy);
    static std::size_t onData(char *data, std::size_t, std::size_t size, void *passage);

    std::string m_target;
    CurlPump m_pump;
    curl_slist *m_headers = nullptr;
    std::vector<std::unique_ptr<Passage>> m_idle;
    QHttpServer m_server;
};

std::unique_ptr<Passage> BareProxy::passage()
{
    if (!m_idle.empty()) {
        auto used = std::move(m_idle.back());
        m_idle.pop_back();
        return used;
    }
    auto made = std::make_unique<Passage>();
    curl_easy_setopt(made->easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(made->easy, CURLOPT_POST, 1L);
    curl_easy_setopt(made->easy, CURLOPT_HTTPHEADER, m_headers);
    curl_easy_setopt(made->easy, CURLOPT_WRITEFUNCTION, &BareProxy::onData);
    curl_easy_setopt(made->easy, CURLOPT_WRITEDATA, made.get());
    curl_easy_setopt(made->easy, CURLOPT_PRIVATE, made.get());
    return made;
}

void BareProxy::start(const QHttpServerRequest &request, QHttpServerResponder &&responder)
{
    Passage *way = passage().release(); // finished() takes it back
    way->url = m_target + request.url().path().toStdString();
    way->body = request.body();
    way->answer = std::make_unique<ProxyAnswer>(std::move(responder));
    curl_easy_setopt(way->easy, CURLOPT_URL, way->url.c_str());
    curl_easy_setopt(way->easy, CURLOPT_POSTFIELDS, way->body.constData());
    curl_easy_setopt(way->easy, CURLOPT_POSTFIELDSIZE, long(way->body.size()));
    m_pump.add(way->easy);
}

std::size_t BareProxy::onData(char *data, std::size_t, std::size_t size, void *passage)
{
    auto *way = static_cast<Passage *>(passage);
    const char *type = nullptr;
    long status = 0;
    curl_easy_getinfo(way->easy, CURLINFO_CONTENT_TYPE, &type);
    curl_easy_getinfo(way->easy, CURLINFO_RESPONSE_CODE, &status);
    return way->answer->take({data, size}, type ? type : "", int(status)) ? size : CURL_WRITEFUNC_ERROR;
}

void BareProxy::finished(CURL *easy)
{
    char *passage = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &passage);
    m_pump.remove(easy);
    std::unique_ptr<Passage> way(reinterpret_cast<Passage *>(passage));
    way->answer->end();
    way->answer.reset();
    m_idle.push_back(std::move(way));
}

} // namespace

} // namespace llm0::bench

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication app(argc, argv);
    const llm0::bench::Options options(argc, argv);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    const llm0::bench::BareProxy proxy(static_cast<quint16>(options.number("--port", 9102)),
                                       "http://127.0.0.1:" + options.text("--target", "9100"));
    return QCoreApplication::exec();
}
