// The half of the writer that deals with a database that cannot be written.
#include "storage/sql/journalwriter.h"

#include "base/freedmemory.h"
#include "storage/sql/backup.h"
#include "storage/sql/migrator.h"

#include <QLoggingCategory>

#include <algorithm>

namespace llm0 {

namespace {

Q_LOGGING_CATEGORY(storageLog, "llm0.storage")

constexpr std::size_t probeBytes = 64 * 1024;
constexpr int spillBatch = 2'000;
/// Times maxKept: where refusals are counted instead of kept when not even the spill file can be written.
constexpr std::size_t hardFactor = 10;

bool isRefusal(const JournalItem &item)
{
    const auto *record = std::get_if<RequestRecord>(&item);
    return record && record->status == RequestStatus::Refused && record->actual.isZero();
}

bool mendsByReopening(SqlFault fault)
{
    return fault != SqlFault::Full && fault != SqlFault::Locked && fault != SqlFault::None
           && fault != SqlFault::Moved;
}

} // namespace

std::optional<SpillEntry> spillEntryOf(const JournalItem &item)
{
    if (const auto *record = std::get_if<RequestRecord>(&item))
        return *record;
    if (const auto *customer = std::get_if<Customer>(&item))
        return *customer;
    return {};
}

void JournalWriter::fail(const Error &error, std::size_t uncertain, SqlFault fault)
{
    m_lastFault = fault;
    const bool first = healthy();
    m_delayMs = first ? m_options.retryMinMs : std::min(m_delayMs * 2, m_options.retryMaxMs);
    if (first)
        qCWarning(storageLog, "Writing fails, paid calls are refused: %s", error.message.c_str());
    m_queue.setHealth(error);
    m_spillFails = false; // tried once a round, not for every record
    keepOrRefuse(std::exchange(m_kept, {}), uncertain);
    if (!m_condemned)
        m_timer.start(m_delayMs);
}

void JournalWriter::condemn(const Error &error)
{
    m_condemned = error;
    fail(error, 0, SqlFault::Corrupt);
    m_timer.stop();
}

/// Of the first `uncertain` items it is not known whether they reached the disk.
void JournalWriter::keepOrRefuse(std::deque<JournalItem> items, std::size_t uncertain)
{
    const Status refusal = m_queue.health();
    std::vector<std::function<void()>> answers;
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto &item = items[i];
        if (auto *hold = std::get_if<HoldItem>(&item)) {
            answers.emplace_back([done = std::move(hold->done), refusal] { done(refusal); });
            if (i < uncertain)
                m_kept.emplace_back(ForgetHoldItem{hold->hold.requestId});
            else
                m_queue.finished(1);
        } else if (auto *task = std::get_if<TaskItem>(&item)) {
            task->done->set_value(task->writes ? refusal : task->work(*m_database));
            m_queue.finished(1);
        } else {
            m_kept.push_back(std::move(item));
        }
    }
    spillExcess();
    for (const auto &answer : answers)
        answer();
}

void JournalWriter::spillExcess()
{
    if (m_kept.size() <= m_options.maxKept)
        return;
    // Down to the half, so that not each row that follows is a write of its own.
    if (!m_spillFails)
        m_spillFails = !spillFrom(m_options.maxKept / 2);
    if (m_spillFails)
        dropRefusals(m_options.maxKept * hardFactor);
}

bool JournalWriter::spillFrom(std::size_t first)
{
    std::vector<SpillEntry> entries;
    std::deque<JournalItem> rest;
    for (std::size_t i = first; i < m_kept.size(); ++i) {
        if (auto entry = spillEntryOf(m_kept[i]))
            entries.push_back(std::move(*entry));
        else
            rest.push_back(m_kept[i]);
    }
    if (entries.empty())
        return true;
    if (const auto status = m_spill.append(entries); !status) {
        qCWarning(storageLog, "%s", status.error().message.c_str());
        return false;
    }
    m_kept.erase(m_kept.begin() + static_cast<std::ptrdiff_t>(first), m_kept.end());
    m_kept.insert(m_kept.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    m_queue.finished(entries.size());
    return true;
}

/// Nothing can be written anywhere. Records of money stay in memory whatever comes; refusals are counted.
void JournalWriter::dropRefusals(std::size_t above)
{
    if (m_kept.size() <= above)
        return;
    const auto begin = m_kept.begin() + static_cast<std::ptrdiff_t>(above);
    const auto end = std::remove_if(begin, m_kept.end(), isRefusal);
    const auto dropped = static_cast<std::size_t>(m_kept.end() - end);
    m_kept.erase(end, m_kept.end());
    m_queue.finished(dropped);
    m_lost += static_cast<std::int64_t>(dropped);
    qCWarning(storageLog, "%lld refused calls are not in the log: no disk takes them",
              static_cast<long long>(m_lost));
}

void JournalWriter::retry()
{
    auto status = m_condemned ? Status(*m_condemned) : reopenAfter(m_lastFault);
    if (!status)
        return fail(status.error(), 0, m_lastFault);
    if (status = probe(); !status)
        return fail(status.error(), 0, m_database->lastFault());
    if (!work())
        return;
    qCInfo(storageLog, "Writing works again");
    m_queue.setHealth({});
    readSpill();
}

/// Proves that rows of some size can be committed; the room it took is free again afterwards.
Status JournalWriter::probe()
{
    static const std::string filler(probeBytes, 'x');
    auto status = m_database->writeTransaction([&]() -> Status {
        if (m_lost > 0) {
            if (auto counted = m_database->run("INSERT INTO meta (name, value) VALUES ('lost_refusals', ?)"
                                               " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                               {std::to_string(m_lost)});
                !counted)
                return counted;
        }
        return m_database->run("INSERT INTO meta (name, value) VALUES ('probe', ?)"
                               " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                               {filler});
    });
    if (!status)
        return status;
    return m_database->writeTransaction(
        [&] { return m_database->run("DELETE FROM meta WHERE name = 'probe'"); });
}

Status JournalWriter::reopenAfter(SqlFault fault)
{
    if (const Status there = m_files ? m_files->check() : Status(); !there)
        return m_files->mayBringBack() ? bringBack() : there;
    return mendsByReopening(fault) ? reopen() : Status();
}

/// What was deleted is still whole in the open connection.
Status JournalWriter::bringBack()
{
    if (auto status = rescueDatabase(*m_database); !status)
        return status;
    qCWarning(storageLog, "The database was deleted and has been written anew to %s",
              m_options.database.path.c_str());
    return reopen();
}

Status JournalWriter::reopen()
{
    auto fresh = SqlDatabase::open(m_options.database);
    if (!fresh)
        return fresh.error();
    if (const auto readable = schemaVersion(**fresh); !readable)
        return readable.error();
    m_database = std::move(*fresh);
    m_files = OpenFiles::of(m_options.database.path);
    return {};
}

/// False when there is nothing more to read or it could not be stored.
bool JournalWriter::readSpillBatch()
{
    if (m_spill.empty())
        return false;
    auto batch = m_spill.read(spillBatch);
    if (!batch) {
        qCWarning(storageLog, "%s", batch.error().message.c_str());
        return false;
    }
    if (!batch->unreadable.empty() && !m_spill.reject(batch->unreadable))
        return false;
    m_queue.adopted(batch->entries.size());
    for (auto &entry : batch->entries)
        std::visit([&](auto &value) { m_kept.emplace_back(std::move(value)); }, entry);
    if (!work())
        return false;
    m_spill.markDone(batch->end);
    return !m_spill.empty();
}

/// A batch at a time, so that holds do not wait for all of it.
void JournalWriter::readSpill()
{
    if (readSpillBatch())
        m_timer.start(0);
    else
        returnFreedMemory(); // the rows that waited were made on every thread, and those read back here
}

void JournalWriter::close()
{
    m_timer.stop();
    while (drain()) {
    }
    if (!healthy())
        retry();
    m_timer.stop();
    if (!m_kept.empty() && !spillFrom(0))
        qCCritical(storageLog, "%zu rows could not be written anywhere; their holds are charged in full",
                   m_kept.size());
}

} // namespace llm0
