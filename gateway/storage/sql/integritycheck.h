#pragma once

#include "base/result.h"

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace llm0 {

/// Reads every page of a database while it is in use, a table at a time, on a thread of little priority.
/// Tells of damage once, from that thread.
class IntegrityCheck
{
public:
    using Found = std::function<void(const Error &)>;
    IntegrityCheck(std::string path, Found found);
    /// Waits for the table that is being read.
    ~IntegrityCheck();
    void wait();

private:
    Status run() const;

    const std::string m_path;
    const Found m_found;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace llm0
