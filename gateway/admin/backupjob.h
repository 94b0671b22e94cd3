#pragma once

#include "base/result.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace llm0 {

/// One copy of the database at a time, made on a thread of its own, so that the admin plane goes on
/// answering. Used from one thread; the work runs on another.
class BackupJob
{
public:
    using Work = std::function<Status(const std::string &file)>;

    /// `work` writes `file` + ".part" first and moves it in place at the end, as Storage::backup does.
    explicit BackupJob(Work work) : m_work(std::move(work)) {}
    /// Waits for the thread; what is half made is removed.
    ~BackupJob();

    /// Conflict while another one runs. `expectedBytes` is what progress is measured against.
    Status start(const std::string &file, std::int64_t expectedBytes);
    /// Takes the half-made file away, at which the copy ends by itself and nothing is left.
    void cancel();

    struct State {
        bool running = false;
        bool cancelled = false;
        std::string file; ///< of the last one; empty: none since the start
        std::int64_t bytes = 0;
        std::int64_t expectedBytes = 0;
        std::string error; ///< why the last one failed
    };
    State state() const;

private:
    Work m_work;
    std::thread m_thread;
    mutable std::mutex m_mutex;
    State m_state;
};

} // namespace llm0
