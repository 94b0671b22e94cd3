#include "storage/dailybackup.h"

#include "storage/sql/backup.h"

#include <QDateTime>
#include <QLoggingCategory>
#include <QTimeZone>

#include <algorithm>
#include <filesystem>

namespace llm0 {

namespace {

Q_LOGGING_CATEGORY(backupLog, "llm0.backup")

namespace fs = std::filesystem;

constexpr UnixMs minuteMs = 60'000;
constexpr UnixMs retryMs = 3'600'000;
constexpr std::uintmax_t spareBytes = 64u << 20u;
constexpr std::string_view prefix = "llm0-";
constexpr std::string_view suffix = ".db";
constexpr std::size_t dayLength = 10;

bool isDay(const std::string &text)
{
    return text.size() == dayLength && QDate::fromString(QString::fromStdString(text), Qt::ISODate).isValid();
}

/// Empty: it is another file.
std::string dayOfFile(const std::string &name)
{
    if (!name.starts_with(prefix) || !name.ends_with(suffix))
        return {};
    const std::string day = name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
    return isDay(day) ? day : std::string();
}

UnixMs writtenAt(const fs::path &file)
{
    std::error_code problem;
    const auto written = fs::last_write_time(file, problem);
    const auto system = std::chrono::file_clock::to_sys(written);
    return problem ? 0
                   : std::chrono::duration_cast<std::chrono::milliseconds>(system.time_since_epoch()).count();
}

/// Of a backup, two must fit: what it will be, and as much again for the work of the days to come.
Status hasRoom(const std::string &dataDir)
{
    std::error_code problem;
    const auto size = fs::file_size(dataDir + "/llm0.db", problem);
    const auto disk = fs::space(dataDir, problem);
    if (!problem && disk.available < 2 * size + spareBytes)
        return Error{ErrorCode::LedgerUnavailable,
                     "No daily backup is made: less than twice the database's size is free on the disk.",
                     {}};
    return {};
}

} // namespace

Status checkStoredBackup(const std::string &file)
{
    return checkBackup(file);
}

std::string backupFolder(const std::string &dataDir)
{
    return dataDir + "/backups";
}

std::vector<StoredBackup> storedBackups(const std::string &dataDir)
{
    std::vector<StoredBackup> found;
    std::error_code problem;
    for (fs::directory_iterator it(backupFolder(dataDir), problem), end; !problem && it != end;
         it.increment(problem)) {
        const std::string day = dayOfFile(it->path().filename().string());
        std::error_code gone;
        const auto size = it->file_size(gone);
        if (!day.empty() && !gone)
            found.push_back(
                {it->path().string(), day, static_cast<std::int64_t>(size), writtenAt(it->path())});
    }
    std::sort(found.begin(), found.end(),
              [](const StoredBackup &a, const StoredBackup &b) { return a.day > b.day; });
    return found;
}

std::string backupDay(const BudgetCalendar &calendar, UnixMs now, int minute)
{
    const UnixMs start = calendar.dayOf(now - minute * minuteMs).start;
    const QTimeZone zone(QByteArray::fromStdString(calendar.zoneName()));
    return QDateTime::fromMSecsSinceEpoch(start, zone).date().toString(Qt::ISODate).toStdString();
}

DailyBackups::DailyBackups(std::string dataDir, BudgetCalendar calendar, Copy copy)
    : m_dataDir(std::move(dataDir))
    , m_calendar(std::move(calendar))
    , m_copy(std::move(copy))
{}

DailyBackups::~DailyBackups()
{
    wait();
}

void DailyBackups::wait()
{
    if (m_thread.joinable())
        m_thread.join();
}

void DailyBackups::look(UnixMs now, const DailyBackupPlan &plan)
{
    if (plan.keep == 0)
        return;
    const auto stored = storedBackups(m_dataDir);
    const std::string day = backupDay(m_calendar, now, plan.minute);
    // A clock that was set back makes no second copy of a later day.
    if (now < m_notBefore || (!stored.empty() && stored.front().day >= day))
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_running, true))
            return;
    }
    wait();
    m_notBefore = now + retryMs;
    m_thread = std::thread([this, keep = plan.keep, file = backupFolder(m_dataDir) + "/llm0-" + day + ".db"] {
        const Status written = write(file, keep);
        if (!written)
            qCWarning(backupLog, "The daily backup failed: %s", written.error().message.c_str());
        const std::lock_guard lock(m_mutex);
        m_error = written ? std::string() : written.error().message;
        m_running = false;
    });
}

Status DailyBackups::write(const std::string &file, int keep) const
{
    if (auto room = hasRoom(m_dataDir); !room)
        return room;
    std::error_code problem;
    if (fs::create_directories(backupFolder(m_dataDir), problem))
        fs::permissions(backupFolder(m_dataDir), fs::perms::owner_all, problem);
    if (auto copied = m_copy(file); !copied)
        return copied;
    const auto stored = storedBackups(m_dataDir);
    for (auto old = static_cast<std::size_t>(std::max(1, keep)); old < stored.size(); ++old)
        fs::remove(stored[old].file, problem);
    return {};
}

DailyBackupState DailyBackups::state() const
{
    const std::lock_guard lock(m_mutex);
    return {m_running, backupFolder(m_dataDir), storedBackups(m_dataDir), m_error};
}

} // namespace llm0
