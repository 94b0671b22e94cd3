#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace llm0 {

/// Work handed to the thread the mailbox lives on. put() is callable from any thread.
/// The hand-over goes through a std::mutex and not through Qt's event payloads, because ThreadSanitizer
/// cannot see Qt's locks and would report every captured variable. Several pieces of work share one event.
class Mailbox : public QObject
{
public:
    void put(std::function<void()> work);

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_work;
};

} // namespace llm0
