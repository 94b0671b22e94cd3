#pragma once

#include "base/workerthread.h"
#include "http/httpserver.h"

namespace llm0 {

/// N worker threads that answer on one port, each listening for itself where the system allows it.
class WorkerPool
{
public:
    /// Called on worker `index`'s own thread; what it returns lives and dies there.
    /// The handler may keep what it needs alive by capturing it.
    using HandlerFactory = std::function<HttpHandler(int index)>;

    WorkerPool(int workers, HandlerFactory factory, HttpServerOptions options);
    ~WorkerPool();

    /// All workers listen, or none does and the error says who is in the way.
    Result<std::uint16_t> listen(const ListenAddress &address);
    void stopAccepting();
    int requestsInFlight() const;
    int workers() const;
    /// Runs `work` on worker `index`'s thread and waits.
    void runOn(int index, const std::function<void()> &work);

private:
    struct Worker;
    std::vector<std::unique_ptr<Worker>> m_workers;
};

} // namespace llm0
