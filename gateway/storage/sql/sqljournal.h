#pragma once

#include "base/workerthread.h"
#include "storage/sql/journalwriter.h"

#include <thread>

namespace llm0 {

/// The journal over a database: a queue and the thread of its writer.
class SqlJournal final : public Journal
{
public:
    static Result<std::unique_ptr<SqlJournal>> open(const JournalOptions &options, const Clock &clock);
    /// Writes what is queued. No other thread may use the journal any more.
    ~SqlJournal() override;

    void writeHold(HoldRow hold, Done done) override;
    void writeRecord(RequestRecord record) override;
    void writeCustomer(Customer customer) override;
    Status health() const override { return m_queue.health(); }
    std::size_t backlog() const override { return m_queue.backlog(); }
    Status flush(int timeoutMs) override;

    /// The database was found damaged: holds are refused with this until the next start. Any thread.
    void condemn(const Error &error);

    using Work = std::function<Status(SqlDatabase &)>;
    /// Runs `work` on the writer's connection in a transaction of its own, after all that was handed over
    /// before. Refused while writes fail. Blocks.
    Status runOnWriter(const Work &work) { return runTask(true, work); }
    /// The same without a transaction and while writes fail, too; for reading.
    Status readOnWriter(const Work &work) { return runTask(false, work); }

    /// Transactions committed for holds, records and customers.
    std::int64_t commits() const { return m_writer->commits(); }

private:
    explicit SqlJournal(const JournalOptions &options);
    Status runTask(bool writes, const Work &work);
    void wake(JournalQueue::When when);

    JournalQueue m_queue;
    std::unique_ptr<JournalWriter> m_writer;
    std::thread::id m_writerId;
    WorkerThread m_thread;
};

} // namespace llm0
