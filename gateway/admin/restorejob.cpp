#include "admin/restorejob.h"

#include <filesystem>
#include <fstream>
#include <vector>

namespace llm0 {

namespace {

constexpr std::size_t chunkBytes = std::size_t(1) << 20U;

} // namespace

RestoreJob::~RestoreJob()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

Status RestoreJob::start(const std::string &file, std::function<void()> planned)
{
    if (m_last.running)
        return Error{ErrorCode::Conflict, "Another backup is being read: " + m_last.file, "file"};
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    if (missing)
        return Error{ErrorCode::NotFound, "There is no backup " + file + ".", "file"};
    if (m_thread.joinable())
        m_thread.join();
    m_cancelled = false;
    m_bytes = 0;
    m_last = {true, false, file, 0, static_cast<std::int64_t>(size), {}};
    m_thread =
        std::thread([this, file, planned = std::move(planned)]() mutable { work(file, std::move(planned)); });
    return {};
}

/// Also brings the file into memory, which makes the check that follows quick.
Status RestoreJob::readWhole(const std::string &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::vector<char> chunk(chunkBytes);
    while (!m_cancelled && stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())))
        m_bytes += stream.gcount();
    m_bytes += stream.gcount();
    if (!m_cancelled && !stream.eof())
        return Error{ErrorCode::LedgerUnavailable, "Reading " + file + " failed.", {}};
    return {};
}

void RestoreJob::work(const std::string &file, std::function<void()> planned)
{
    Status done = readWhole(file);
    if (done && !m_cancelled)
        done = m_steps.plan(file);
    if (m_cancelled)
        m_steps.callOff(); // it may have been planned before the cancel arrived
    m_mailbox.put([this, done, planned = std::move(planned)] {
        m_last.running = false;
        m_last.cancelled = m_cancelled;
        m_last.bytes = m_bytes;
        m_last.error = done || m_cancelled ? std::string() : done.error().message;
        if (m_cancelled)
            m_steps.callOff(); // between the thread's end and here
        else if (done)
            planned();
    });
}

RestoreJob::State RestoreJob::state() const
{
    State state = m_last;
    if (state.running)
        state.bytes = m_bytes;
    return state;
}

} // namespace llm0
