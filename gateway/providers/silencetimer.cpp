#include "providers/silencetimer.h"

namespace llm0 {

SilenceTimer::SilenceTimer(std::function<void()> onSilence) : m_onSilence(std::move(onSilence))
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { check(); });
}

void SilenceTimer::start(std::chrono::milliseconds limit)
{
    m_limit = limit;
    touch();
    if (limit > std::chrono::milliseconds::zero())
        m_timer.start(limit);
    else
        m_timer.stop();
}

void SilenceTimer::check()
{
    const auto silent = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_last);
    if (silent < m_limit)
        m_timer.start(m_limit - silent);
    else
        m_onSilence();
}

} // namespace llm0
