#pragma once

#include <QTimer>

#include <cstdint>
#include <vector>

namespace llm0::torture {

/// What a process takes at one moment.
struct Footprint {
    std::int64_t residentKb = 0;
    int descriptors = 0;
    int threads = 0;
};
Footprint footprintOf(std::int64_t pid);
/// Of the folder's files, in bytes.
std::int64_t folderBytes(const std::string &folder);

/// Looks at a process every quarter of a second on the event loop of its thread.
class ProcessWatch
{
public:
    explicit ProcessWatch(std::int64_t pid);

    /// The most of each since the last time this was asked.
    Footprint takeMost();

private:
    void look();

    const std::int64_t m_pid;
    Footprint m_most;
    QTimer m_timer;
};

} // namespace llm0::torture
