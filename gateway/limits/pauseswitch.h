#pragma once

#include "base/clock.h"

#include <cstdint>
#include <mutex>
#include <optional>

namespace llm0 {

/// Whether spending is paused, until when, and for whom. Callable from any thread.
class PauseSwitch
{
public:
    enum class Scope { Paid, All }; ///< paid providers only, or local models too
    struct State {
        Scope scope = Scope::Paid;
        std::optional<UnixMs> until; ///< absent: until resumed
        UnixMs since = 0;            ///< 0: not known (paused by an earlier version)
    };

    /// One that replaces a pause in force goes on counting and keeps its beginning, which is returned.
    UnixMs pause(State state);
    void resume();
    /// The pause in force at `now`; one that has run out is none.
    std::optional<State> at(UnixMs now) const;

    void countRefusal();
    /// Requests refused since the pause began.
    std::int64_t refusals() const;

private:
    mutable std::mutex m_mutex;
    std::optional<State> m_state;
    std::int64_t m_refusals = 0;
};

} // namespace llm0
