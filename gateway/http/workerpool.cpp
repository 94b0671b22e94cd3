#include "http/workerpool.h"

#include "http/portbinding.h"
#include "http/socketoptions.h"

#ifdef Q_OS_LINUX
#include "base/epolldispatcher.h"
#endif

namespace llm0 {

namespace {

constexpr qintptr descriptorsAtOnce = 8192; ///< of 4,000 open streams; 8 bytes each

QAbstractEventDispatcher *loopForManySockets()
{
#ifdef Q_OS_LINUX
    return new EpollDispatcher;
#else
    return nullptr;
#endif
}

} // namespace

struct WorkerPool::Worker {
    explicit Worker(int index) : thread(QStringLiteral("http-%1").arg(index), loopForManySockets()) {}
    ~Worker()
    {
        thread.run([this] { server.reset(); });
    }

    std::unique_ptr<HttpServer> server; ///< lives and dies on the thread
    WorkerThread thread;
};

WorkerPool::WorkerPool(int workers, HandlerFactory factory, HttpServerOptions options)
{
    makeRoomForDescriptors(descriptorsAtOnce);
    for (int i = 0; i < workers; ++i) {
        Worker &worker = *m_workers.emplace_back(std::make_unique<Worker>(i));
        worker.thread.run([&] { worker.server = std::make_unique<HttpServer>(factory(i), options); });
    }
}

WorkerPool::~WorkerPool() = default;

Result<std::uint16_t> WorkerPool::listen(const ListenAddress &address)
{
    const bool share = canSharePort() && workers() > 1;
    if (share) {
        if (Status free = probePort(address); !free)
            return free.error();
    }
    ListenAddress bound = address;
    const int listening = share ? workers() : 1;
    for (int i = 0; i < listening; ++i) {
        Result<std::uint16_t> port = std::uint16_t(0);
        runOn(i, [&] { port = m_workers[std::size_t(i)]->server->listen(bound, share); });
        if (!port) {
            stopAccepting();
            return port.error();
        }
        bound.port = *port;
    }
    return bound.port;
}

void WorkerPool::stopAccepting()
{
    for (const auto &worker : m_workers)
        worker->thread.run([&] { worker->server->stopAccepting(); });
}

int WorkerPool::requestsInFlight() const
{
    int sum = 0;
    for (const auto &worker : m_workers)
        sum += worker->server->requestsInFlight();
    return sum;
}

int WorkerPool::workers() const
{
    return static_cast<int>(m_workers.size());
}

void WorkerPool::runOn(int index, const std::function<void()> &work)
{
    m_workers.at(static_cast<std::size_t>(index))->thread.run(work);
}

} // namespace llm0
