#include "http/httpserver.h"

#include "http/acceptor.h"
#include "http/portbinding.h"

#include <QAbstractHttpServer>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>

namespace llm0 {

namespace {

/// QtHttpServer takes the connections and dispatches. A request that
/// arrives here belongs to the connection that is offering its bytes right now, on either version.
class Dispatcher final : public QAbstractHttpServer
{
public:
    explicit Dispatcher(ServerContext &context) : m_context(context) {}

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &responder) override
    {
        // While the responder lives, Qt takes the request for unanswered and leaves its socket alone.
        return dispatch(std::make_shared<QHttpServerResponder>(std::move(responder)));
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override {}
#else
    bool handleRequest(const QHttpServerRequest &, QTcpSocket *) override
    {
        return dispatch(nullptr);
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#endif

private:
    bool dispatch(std::shared_ptr<void> ticket)
    {
        if (m_context.dispatching)
            m_context.dispatching->dispatch(std::move(ticket));
        return true;
    }

    ServerContext &m_context;
};

Status startListening(QTcpServer &server, const ListenAddress &address, bool sharePort)
{
#ifdef Q_OS_UNIX
    const auto descriptor = openListener(address, sharePort);
    if (!descriptor)
        return descriptor.error();
    server.setSocketDescriptor(*descriptor);
    return {};
#else
    Q_UNUSED(sharePort);
    if (server.listen(QHostAddress(QString::fromStdString(address.host)), address.port))
        return {};
    if (server.serverError() == QAbstractSocket::AddressInUseError)
        return portInUse(address);
    return Error{ErrorCode::Conflict, server.errorString().toStdString(), "listen"};
#endif
}

} // namespace

class HttpServer::Impl
{
public:
    Impl(HttpHandler handler, HttpServerOptions options)
        : context(std::move(handler), std::move(options))
        , dispatcher(context)
    {}
    ~Impl() { delete acceptor.data(); }

    ServerContext context;
    Dispatcher dispatcher;
    QPointer<Acceptor> acceptor; ///< a child of the dispatcher once it listens
};

HttpServer::HttpServer(HttpHandler handler, HttpServerOptions options)
    : m_impl(std::make_unique<Impl>(std::move(handler), std::move(options)))
{}

HttpServer::~HttpServer() = default;

Result<std::uint16_t> HttpServer::listen(const ListenAddress &address, bool sharePort)
{
    delete m_impl->acceptor.data();
    auto acceptor = std::make_unique<Acceptor>(m_impl->context);
    if (Status started = startListening(*acceptor, address, sharePort && canSharePort()); !started)
        return started.error();
    m_impl->context.stopping = false;
    m_impl->acceptor = acceptor.release();
    m_impl->dispatcher.bind(m_impl->acceptor);
    return m_impl->acceptor->serverPort();
}

void HttpServer::stopAccepting()
{
    m_impl->context.stopping = true;
    if (!m_impl->acceptor)
        return;
    m_impl->acceptor->close();
    m_impl->acceptor->closeIdle();
}

int HttpServer::openConnections() const
{
    return m_impl->context.openConnections;
}

int HttpServer::requestsInFlight() const
{
    return m_impl->context.requestsInFlight;
}

} // namespace llm0
