#pragma once

#include "base/result.h"
#include "domain/budgetwindow.h"
#include "storage/storedbackup.h"

#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace llm0 {

/// What the owner wants of them.
struct DailyBackupPlan {
    int keep = 7;     ///< the newest ones; 0: none are made, and those that are there stay
    int minute = 250; ///< of the day in the budget's zone, when the day's one is due
};

/// Reads it whole. Blocks.
Status checkStoredBackup(const std::string &file);
std::string backupFolder(const std::string &dataDir);
/// Newest first.
std::vector<StoredBackup> storedBackups(const std::string &dataDir);
/// The day whose backup should be there by now: the last one whose minute has passed.
std::string backupDay(const BudgetCalendar &calendar, UnixMs now, int minute);

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
    void look(UnixMs now, const DailyBackupPlan &plan);
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
