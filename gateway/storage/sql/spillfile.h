#pragma once

#include "base/result.h"
#include "domain/account.h"
#include "domain/requestrecord.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace llm0 {

using SpillEntry = std::variant<RequestRecord, Customer>;

/// Records beside the database while that cannot be written: one JSON object a line, appended and synced.
/// Reading a line twice does no harm, since a requestId counts once.
class SpillFile
{
public:
    explicit SpillFile(std::string path) : m_path(std::move(path)) {}

    Status append(const std::vector<SpillEntry> &entries);
    bool empty() const;

    struct Batch {
        std::vector<SpillEntry> entries;
        std::vector<std::string> unreadable;
        std::int64_t end = 0; ///< where the next batch begins
    };
    /// Up to `limit` entries after what was marked as done.
    Result<Batch> read(int limit) const;
    /// All up to `end` is in the database; removes the file once that is all of it.
    void markDone(std::int64_t end);
    /// Puts lines aside that cannot be read or stored, for a person to look at.
    Status reject(const std::vector<std::string> &lines) const;

private:
    std::string m_path;
    std::int64_t m_done = 0;
};

std::string spillLine(const SpillEntry &entry);

} // namespace llm0
