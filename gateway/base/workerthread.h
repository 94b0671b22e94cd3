#pragma once

#include "base/mailbox.h"

#include <QThread>

#include <functional>

namespace llm0 {

/// A thread with an event loop. What lives on it is made and destroyed by functions run on it.
/// Destruction stops the loop and joins.
class WorkerThread
{
public:
    /// `loop`: its event loop, where another than Qt's own is wanted; the thread's from here on.
    explicit WorkerThread(const QString &name, QAbstractEventDispatcher *loop = nullptr);
    ~WorkerThread();
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    /// Runs `work` on the thread soon; callable from any thread.
    void post(std::function<void()> work);
    /// Runs `work` on the thread and waits for it. Never call it from the thread itself.
    void run(const std::function<void()> &work);

private:
    QThread m_thread;
    Mailbox m_mailbox;
};

} // namespace llm0
