#pragma once

#include <QTimer>

#include <chrono>
#include <functional>

namespace llm0 {

/// Fires when touch() was not called for `limit`. touch() is cheap: the timer is re-armed lazily.
class SilenceTimer
{
public:
    explicit SilenceTimer(std::function<void()> onSilence);

    /// Begins (again) with this limit; none when it is zero.
    void start(std::chrono::milliseconds limit);
    void touch() { m_last = Clock::now(); }
    void stop() { m_timer.stop(); }

private:
    using Clock = std::chrono::steady_clock;
    void check();

    std::function<void()> m_onSilence;
    std::chrono::milliseconds m_limit{};
    Clock::time_point m_last;
    QTimer m_timer;
};

} // namespace llm0
