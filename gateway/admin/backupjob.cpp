#include "admin/backupjob.h"

#include <filesystem>

namespace llm0 {

namespace {

namespace fs = std::filesystem;

std::string partOf(const std::string &file)
{
    return file + ".part";
}

std::int64_t sizeOf(const std::string &file)
{
    std::error_code missing;
    const auto size = fs::file_size(file, missing);
    return missing ? 0 : static_cast<std::int64_t>(size);
}

} // namespace

BackupJob::~BackupJob()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

Status BackupJob::start(const std::string &file, std::int64_t expectedBytes)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_state.running)
            return Error{ErrorCode::Conflict, "Another backup is being written: " + m_state.file, "file"};
        m_state = {true, false, file, 0, expectedBytes, {}};
    }
    if (m_thread.joinable())
        m_thread.join();
    m_thread = std::thread([this, file] {
        const Status done = m_work(file);
        const std::lock_guard lock(m_mutex);
        m_state.running = false;
        if (done && m_state.cancelled) {
            std::error_code ignored; // it was ready before the cancel arrived
            fs::remove(file, ignored);
        }
        m_state.error = done || m_state.cancelled ? std::string() : done.error().message;
        m_state.bytes = sizeOf(file);
    });
    return {};
}

void BackupJob::cancel()
{
    const std::lock_guard lock(m_mutex);
    if (!m_state.running)
        return;
    m_state.cancelled = true;
    std::error_code ignored;
    fs::remove(partOf(m_state.file), ignored);
}

BackupJob::State BackupJob::state() const
{
    const std::lock_guard lock(m_mutex);
    State state = m_state;
    if (state.running)
        state.bytes = sizeOf(partOf(state.file));
    return state;
}

} // namespace llm0
