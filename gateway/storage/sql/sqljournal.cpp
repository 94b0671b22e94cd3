#include "storage/sql/sqljournal.h"

namespace llm0 {

SqlJournal::SqlJournal(const JournalOptions &options)
    : m_queue(options.maxQueuedHolds, [this](JournalQueue::When when) { wake(when); })
    , m_thread(QStringLiteral("llm0-journal"))
{}

SqlJournal::~SqlJournal()
{
    m_thread.run([this] {
        if (m_writer)
            m_writer->close();
        m_writer.reset();
    });
}

Result<std::unique_ptr<SqlJournal>> SqlJournal::open(const JournalOptions &options, const Clock &clock)
{
    std::unique_ptr<SqlJournal> journal(new SqlJournal(options));
    Status status;
    journal->m_thread.run([&] {
        journal->m_writerId = std::this_thread::get_id();
        auto writer = JournalWriter::open(options, journal->m_queue, clock.nowMs());
        if (writer)
            journal->m_writer = std::move(*writer);
        else
            status = writer.error();
    });
    if (!status)
        return status.error();
    return journal;
}

void SqlJournal::wake(JournalQueue::When when)
{
    m_thread.post([this, when] {
        if (!m_writer)
            return;
        if (when == JournalQueue::When::Soon)
            m_writer->drainSoon();
        else if (m_writer->drain())
            wake(when);
    });
}

void SqlJournal::condemn(const Error &error)
{
    m_thread.post([this, error] {
        if (m_writer)
            m_writer->condemn(error);
    });
}

void SqlJournal::writeHold(HoldRow hold, Done done)
{
    HoldItem item{std::move(hold), std::move(done)};
    if (const auto status = m_queue.pushHold(item); !status)
        item.done(status);
}

void SqlJournal::writeRecord(RequestRecord record)
{
    m_queue.push(std::move(record));
}

void SqlJournal::writeCustomer(Customer customer)
{
    m_queue.push(std::move(customer));
}

Status SqlJournal::flush(int timeoutMs)
{
    const auto reached = std::make_shared<std::promise<void>>();
    auto future = reached->get_future();
    m_queue.push(MarkerItem{reached});
    if (future.wait_for(std::chrono::milliseconds(timeoutMs)) == std::future_status::ready)
        return {};
    if (auto status = health(); !status)
        return status;
    return Error{
        ErrorCode::LedgerUnavailable, std::to_string(backlog()) + " rows still wait to be written.", {}};
}

Status SqlJournal::runTask(bool writes, const Work &work)
{
    if (std::this_thread::get_id() == m_writerId) {
        auto &database = m_writer->database();
        return writes ? database.writeTransaction([&] { return work(database); }) : work(database);
    }
    const auto done = std::make_shared<std::promise<Status>>();
    auto future = done->get_future();
    m_queue.push(TaskItem{writes, work, done});
    return future.get();
}

} // namespace llm0
