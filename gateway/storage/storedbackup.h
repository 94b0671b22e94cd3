#pragma once

#include "base/clock.h"

#include <string>
#include <vector>

namespace llm0 {

/// A copy in DIR/backups that was made by itself.
struct StoredBackup {
    std::string file;
    std::string day; ///< "2026-11-25", in the budget's zone
    std::int64_t bytes = 0;
    UnixMs writtenAt = 0;
};

struct DailyBackupState {
    bool running = false;
    std::string folder;
    std::vector<StoredBackup> files; ///< newest first
    std::string lastError;           ///< why the last one failed; empty: it did not
};

} // namespace llm0
