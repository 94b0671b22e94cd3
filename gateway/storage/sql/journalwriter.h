#pragma once

#include "storage/sql/journalqueue.h"
#include "storage/sql/openfiles.h"
#include "storage/sql/spillfile.h"

#include <QTimer>

#include <atomic>

namespace llm0 {

struct JournalOptions {
    SqlOptions database;
    std::string spillPath;
    std::size_t maxQueuedHolds = 20'000;
    std::size_t maxKept = 20'000; ///< in memory while the database cannot be written; beyond: the spill file
    std::size_t maxBatch = 5'000; ///< rows in one transaction
    int retryMinMs = 100;
    int retryMaxMs = 2'000;
};

/// What of an item a spill file can keep.
std::optional<SpillEntry> spillEntryOf(const JournalItem &item);

/// The one writer: takes what is queued and commits it in one transaction. Made, used and destroyed on the
/// writer thread. When a write fails, holds fail at once, the rest is kept in order and tried again.
class JournalWriter
{
public:
    /// Opens and migrates the database and takes in what an earlier run spilled.
    static Result<std::unique_ptr<JournalWriter>> open(const JournalOptions &options, JournalQueue &queue,
                                                       UnixMs now);

    /// One round: takes what is queued and writes it. True when some is left for the next.
    bool drain();
    /// A round a few milliseconds from now, for rows that nobody waits for: they share a transaction.
    void drainSoon();
    /// The database was found damaged: nothing paid goes on until it was replaced, which takes a new start.
    void condemn(const Error &error);
    /// The last attempt; what cannot be written goes to the spill file.
    void close();

    SqlDatabase &database() { return *m_database; }
    std::int64_t commits() const { return m_commits; }

private:
    JournalWriter(const JournalOptions &options, JournalQueue &queue);

    bool healthy() const { return m_queue.health().ok(); }
    bool work();
    bool commitFront(std::size_t count);
    bool commitOneByOne(std::size_t count);
    Status writeFront(std::size_t count);
    void settleFront(std::size_t count);
    void rejectFront(const Error &error);
    void runFrontTask();
    std::size_t frontRun() const;

    void fail(const Error &error, std::size_t uncertain, SqlFault fault);
    void keepOrRefuse(std::deque<JournalItem> items, std::size_t uncertain);
    void spillExcess();
    bool spillFrom(std::size_t first);
    void dropRefusals(std::size_t above);
    void retry();
    Status probe();
    Status reopenAfter(SqlFault fault);
    Status bringBack();
    Status reopen();
    bool readSpillBatch();
    void readSpill();

    JournalOptions m_options;
    JournalQueue &m_queue;
    std::unique_ptr<SqlDatabase> m_database;
    std::optional<OpenFiles> m_files; ///< those of m_database
    std::optional<Error> m_condemned;
    SpillFile m_spill;
    std::deque<JournalItem> m_kept;
    QTimer m_timer;
    QTimer m_company;
    int m_delayMs = 0;
    SqlFault m_lastFault = SqlFault::None;
    std::atomic<std::int64_t> m_commits{0};
    bool m_spillFails = false;
    std::int64_t m_lost = 0;
};

} // namespace llm0
