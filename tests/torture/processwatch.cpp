#include "torture/processwatch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace llm0::torture {

namespace {

namespace fs = std::filesystem;

constexpr int lookMs = 250;

} // namespace

Footprint footprintOf(std::int64_t pid)
{
    const std::string process = "/proc/" + std::to_string(pid);
    Footprint now;
    std::ifstream status(process + "/status");
    for (std::string line; std::getline(status, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        if (name == "VmRSS:")
            words >> now.residentKb;
        else if (name == "Threads:")
            words >> now.threads;
    }
    std::error_code error;
    for (fs::directory_iterator file(process + "/fd", error), end; !error && file != end;
         file.increment(error))
        ++now.descriptors;
    return now;
}

std::int64_t folderBytes(const std::string &folder)
{
    std::int64_t bytes = 0;
    std::error_code error;
    for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
        std::error_code gone;
        const auto size = file->file_size(gone);
        bytes += gone ? 0 : static_cast<std::int64_t>(size);
    }
    return bytes;
}

ProcessWatch::ProcessWatch(std::int64_t pid) : m_pid(pid)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
    m_timer.start(lookMs);
}

void ProcessWatch::look()
{
    const Footprint now = footprintOf(m_pid);
    m_most = {std::max(m_most.residentKb, now.residentKb), std::max(m_most.descriptors, now.descriptors),
              std::max(m_most.threads, now.threads)};
}

Footprint ProcessWatch::takeMost()
{
    look();
    return std::exchange(m_most, {});
}

} // namespace llm0::torture
