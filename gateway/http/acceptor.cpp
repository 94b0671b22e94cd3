#include "http/acceptor.h"

#include "http/socketoptions.h"

#include <algorithm>
#include <vector>

namespace llm0 {

namespace {

constexpr std::chrono::milliseconds resumeAfter{100};
/// So many connections above the limit get a 503; beyond them a descriptor is just closed.
constexpr int maxPoliteRefusals = 64;
/// Left for the ledger and for calls upstream. Qt 6.4 may also spin when accept itself fails: the
/// first error of a listening socket hides all later ones, and EAGAIN usually comes first.
constexpr qintptr spareDescriptors = 32;

std::chrono::milliseconds sweepInterval(const HttpLimits &limits)
{
    const auto shortest = std::min({limits.headerTimeout, limits.bodyTimeout, limits.idleTimeout});
    return std::clamp(shortest / 8, std::chrono::milliseconds(10), std::chrono::milliseconds(500));
}

} // namespace

Acceptor::Acceptor(ServerContext &context) : m_context(context)
{
    context.onClosed = [this](Connection *connection) { forget(connection); };
    setMaxPendingConnections(1024);
    m_sweep.setInterval(sweepInterval(context.options.limits));
    connect(&m_sweep, &QTimer::timeout, this, &Acceptor::sweep);
    m_resume.setSingleShot(true);
    m_resume.setInterval(resumeAfter);
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, &m_resume, qOverload<>(&QTimer::start));
}

Acceptor::~Acceptor()
{
    closeAll();
    m_context.onClosed = nullptr;
}

void Acceptor::incomingConnection(qintptr descriptor)
{
    const int limit = m_context.options.limits.maxConnections;
    const int open = m_context.openConnections;
    const int polite =
        m_context.options.tls ? 0 : maxPoliteRefusals; // before a handshake nothing can be said
    if (open >= limit + polite || descriptor >= descriptorLimit() - spareDescriptors)
        return closeDescriptor(descriptor);
    auto *connection = new Connection(descriptor, m_context, this);
    if (!connection->isOpen()) {
        closeDescriptor(descriptor);
        delete connection;
        return;
    }
    registerConnection(connection);
    if (open >= limit)
        return connection->refuse({ErrorCode::Overloaded, "too many connections are open", {}});
    addPendingConnection(connection->makeRelay(this));
}

void Acceptor::registerConnection(Connection *connection)
{
    m_connections.insert(connection);
    if (!m_sweep.isActive())
        m_sweep.start();
}

void Acceptor::forget(Connection *connection)
{
    m_connections.erase(connection);
    if (m_connections.empty())
        m_sweep.stop();
}

void Acceptor::sweep()
{
    const auto now = Connection::Clock::now();
    for (Connection *connection : std::vector(m_connections.begin(), m_connections.end()))
        connection->checkDeadlines(now);
}

void Acceptor::closeIdle()
{
    for (Connection *connection : std::vector(m_connections.begin(), m_connections.end()))
        connection->closeWhenAnswered();
}

void Acceptor::closeAll()
{
    for (Connection *connection : std::vector(m_connections.begin(), m_connections.end()))
        delete connection;
}

} // namespace llm0
