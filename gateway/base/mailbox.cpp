#include "base/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

namespace llm0 {

void Mailbox::put(std::function<void()> work)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_work.empty();
        m_work.push_back(std::move(work));
    }
    if (first)
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::vector<std::function<void()>> work;
    {
        const std::lock_guard lock(m_mutex);
        work.swap(m_work);
    }
    for (const auto &each : work)
        each();
    return true;
}

} // namespace llm0
