#include "limits/pauseswitch.h"

namespace llm0 {

UnixMs PauseSwitch::pause(State state)
{
    const std::lock_guard lock(m_mutex);
    const bool goesOn = m_state && (!m_state->until || *m_state->until > state.since);
    if (goesOn)
        state.since = m_state->since;
    else
        m_refusals = 0;
    m_state = state;
    return state.since;
}

void PauseSwitch::resume()
{
    const std::lock_guard lock(m_mutex);
    m_state.reset();
}

std::optional<PauseSwitch::State> PauseSwitch::at(UnixMs now) const
{
    const std::lock_guard lock(m_mutex);
    if (m_state && m_state->until && *m_state->until <= now)
        return std::nullopt;
    return m_state;
}

void PauseSwitch::countRefusal()
{
    const std::lock_guard lock(m_mutex);
    ++m_refusals;
}

std::int64_t PauseSwitch::refusals() const
{
    const std::lock_guard lock(m_mutex);
    return m_refusals;
}

} // namespace llm0
