#include "base/workerthread.h"

#include <QAbstractEventDispatcher>

#include <future>
#include <memory>

namespace llm0 {

WorkerThread::WorkerThread(const QString &name, QAbstractEventDispatcher *loop)
{
    if (loop)
        m_thread.setEventDispatcher(loop);
    m_thread.setObjectName(name);
    m_mailbox.moveToThread(&m_thread);
    m_thread.start();
}

WorkerThread::~WorkerThread()
{
    m_thread.quit();
    m_thread.wait();
}

void WorkerThread::post(std::function<void()> work)
{
    m_mailbox.put(std::move(work));
}

void WorkerThread::run(const std::function<void()> &work)
{
    // Shared, because the waiter may go while the thread is still inside set_value().
    const auto done = std::make_shared<std::promise<void>>();
    m_mailbox.put([&work, done] {
        work();
        done->set_value();
    });
    done->get_future().wait();
}

} // namespace llm0
