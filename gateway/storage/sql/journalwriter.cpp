#include "storage/sql/journalwriter.h"

#include "storage/sql/batchwriter.h"
#include "storage/sql/migrator.h"

#include <QLoggingCategory>

namespace llm0 {

namespace {

Q_LOGGING_CATEGORY(storageLog, "llm0.storage")

/// How long a row that nobody waits for may wait for others. Until then its hold is on disk.
constexpr std::chrono::milliseconds waitForCompany{5};

Status writeItem(BatchWriter &writer, const JournalItem &item)
{
    if (const auto *hold = std::get_if<HoldItem>(&item))
        return writer.add(hold->hold);
    if (const auto *record = std::get_if<RequestRecord>(&item))
        return writer.add(*record);
    if (const auto *customer = std::get_if<Customer>(&item))
        return writer.add(*customer);
    if (const auto *forget = std::get_if<ForgetHoldItem>(&item))
        return writer.dropHold(forget->requestId);
    return {};
}

} // namespace

JournalWriter::JournalWriter(const JournalOptions &options, JournalQueue &queue)
    : m_options(options)
    , m_queue(queue)
    , m_spill(options.spillPath)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { healthy() ? readSpill() : retry(); });
    m_company.setSingleShot(true);
    QObject::connect(&m_company, &QTimer::timeout, &m_company, [this] {
        if (drain())
            m_company.start(std::chrono::milliseconds(0));
    });
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::open(const JournalOptions &options, JournalQueue &queue,
                                                           UnixMs now)
{
    std::unique_ptr<JournalWriter> writer(new JournalWriter(options, queue));
    auto database = SqlDatabase::open(options.database);
    if (!database)
        return database.error();
    writer->m_database = std::move(*database);
    if (auto status = migrate(*writer->m_database, now); !status)
        return status.error();
    writer->m_files = OpenFiles::of(options.database.path);
    while (writer->readSpillBatch()) {
    }
    if (auto status = queue.health(); !status)
        return status.error();
    return writer;
}

bool JournalWriter::drain()
{
    bool more = false;
    auto items = m_queue.take(m_options.maxBatch, more);
    if (healthy()) {
        if (m_kept.empty())
            m_kept.swap(items);
        for (auto &item : items)
            m_kept.push_back(std::move(item));
        work();
    } else {
        keepOrRefuse(std::move(items), 0);
    }
    return more;
}

void JournalWriter::drainSoon()
{
    if (!m_company.isActive())
        m_company.start(waitForCompany);
}

bool JournalWriter::work()
{
    if (const Status there = m_kept.empty() || !m_files ? Status() : m_files->check(); !there) {
        fail(there.error(), 0, SqlFault::Moved);
        return false;
    }
    while (!m_kept.empty()) {
        if (std::holds_alternative<TaskItem>(m_kept.front()))
            runFrontTask();
        else if (!commitFront(frontRun()))
            return false;
    }
    return true;
}

std::size_t JournalWriter::frontRun() const
{
    std::size_t count = 0;
    while (count < m_kept.size() && count < m_options.maxBatch
           && !std::holds_alternative<TaskItem>(m_kept[count]))
        ++count;
    return count;
}

bool JournalWriter::commitFront(std::size_t count)
{
    const Status status = writeFront(count);
    if (status) {
        settleFront(count);
        return true;
    }
    if (m_database->lastFault() == SqlFault::Constraint)
        return commitOneByOne(count);
    fail(status.error(), m_database->commitFailed() ? count : 0, m_database->lastFault());
    return false;
}

bool JournalWriter::commitOneByOne(std::size_t count)
{
    for (; count > 0; --count) {
        const Status status = writeFront(1);
        if (status) {
            settleFront(1);
        } else if (m_database->lastFault() == SqlFault::Constraint) {
            rejectFront(status.error());
        } else {
            fail(status.error(), m_database->commitFailed() ? 1 : 0, m_database->lastFault());
            return false;
        }
    }
    return true;
}

Status JournalWriter::writeFront(std::size_t count)
{
    return m_database->writeTransaction([&]() -> Status {
        BatchWriter writer(*m_database);
        for (std::size_t i = 0; i < count; ++i) {
            if (auto status = writeItem(writer, m_kept[i]); !status)
                return status;
        }
        return writer.finish();
    });
}

void JournalWriter::settleFront(std::size_t count)
{
    ++m_commits;
    const auto end = m_kept.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<JournalItem> awaited;
    for (auto item = m_kept.begin(); item != end; ++item) {
        if (!std::holds_alternative<RequestRecord>(*item))
            awaited.push_back(std::move(*item));
    }
    m_kept.erase(m_kept.begin(), end);
    m_queue.finished(count);
    for (auto &item : awaited) {
        if (auto *hold = std::get_if<HoldItem>(&item))
            hold->done({});
        else if (auto *marker = std::get_if<MarkerItem>(&item))
            marker->reached->set_value();
    }
}

void JournalWriter::rejectFront(const Error &error)
{
    JournalItem item = std::move(m_kept.front());
    m_kept.pop_front();
    m_queue.finished(1);
    if (auto *hold = std::get_if<HoldItem>(&item))
        return hold->done(error);
    if (const auto entry = spillEntryOf(item)) {
        qCWarning(storageLog, "A row cannot be stored and is put aside: %s", error.message.c_str());
        static_cast<void>(m_spill.reject({spillLine(*entry)}));
    }
}

void JournalWriter::runFrontTask()
{
    TaskItem task = std::move(std::get<TaskItem>(m_kept.front()));
    m_kept.pop_front();
    const auto work = [&] { return task.work(*m_database); };
    Status status = task.writes ? m_database->writeTransaction(work) : work();
    m_queue.finished(1);
    task.done->set_value(std::move(status));
}

} // namespace llm0
