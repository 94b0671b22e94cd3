#pragma once

#include "base/mailbox.h"
#include "base/result.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace llm0 {

/// A backup that is read whole before its restore is planned, on a thread of its own: a large one takes a
/// while, and the admin plane goes on answering. Used from one thread.
class RestoreJob
{
public:
    struct Steps {
        std::function<Status(const std::string &file)>
            plan;                      ///< checks and plans; called from the other thread
        std::function<void()> callOff; ///< likewise
    };

    explicit RestoreJob(Steps steps) : m_steps(std::move(steps)) {}
    /// Waits for the thread; what was not planned by then is not.
    ~RestoreJob();

    /// `planned` is called on this thread once it is. Conflict while another one is read.
    Status start(const std::string &file, std::function<void()> planned);
    /// What is being read will not be planned.
    void cancel() { m_cancelled = true; }

    struct State {
        bool running = false;
        bool cancelled = false;
        std::string file; ///< of the last one; empty: none since the start
        std::int64_t bytes = 0;
        std::int64_t expectedBytes = 0;
        std::string error; ///< why the last one was not planned
    };
    State state() const;

private:
    Status readWhole(const std::string &file);
    void work(const std::string &file, std::function<void()> planned);

    Steps m_steps;
    State m_last; ///< of this thread
    std::atomic<bool> m_cancelled = false;
    std::atomic<std::int64_t> m_bytes = 0;
    std::thread m_thread;
    Mailbox m_mailbox;
};

} // namespace llm0
