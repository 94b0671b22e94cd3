#pragma once

#include "base/result.h"
#include "domain/budgetwindow.h"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
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
    std::string folder;
    std::vector<StoredBackup> files; ///< newest first
    std::string lastError;           ///< why the last one failed; empty: it did not
};

/// How many daily ones are kept: LLM0_DAILY_BACKUPS, else 7; 0: none are made.
int backupsToKeep(const std::map<std::string, std::string> &environment);
std::string backupFolder(const std::string &dataDir);
/// Newest first.
std::vector<StoredBackup> storedBackups(const std::string &dataDir);
/// The day whose backup should be there by now: its quiet minute, ten past four, is the last that has passed.
std::string backupDay(const BudgetCalendar &calendar, UnixMs now);

/// Makes a backup each day on a thread of its own and keeps the newest ones. Used from one thread.
class DailyBackups
{
public:
    /// Writes a checked copy to the file; runs on the thread.
    using Copy = std::function<Status(const std::string &file)>;

    DailyBackups(std::string dataDir, BudgetCalendar calendar, Copy copy);
    /// Waits for a copy that is being written.
    ~DailyBackups();

    /// To be called now and then. Begins when a day's copy is missing; after a failure not before an hour has
    /// passed.
    void look(UnixMs now, int keep);
    void wait();
    DailyBackupState state() const;

private:
    Status write(const std::string &file, int keep) const;

    const std::string m_dataDir;
    const BudgetCalendar m_calendar;
    const Copy m_copy;
    std::thread m_thread;
    UnixMs m_notBefore = 0;
    mutable std::mutex m_mutex;
    bool m_running = false;
    std::string m_error;
};

} // namespace llm0
