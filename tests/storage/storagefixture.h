#pragma once

#include "storage/sql/requestcolumns.h"
#include "storage/sql/sqljournal.h"
#include "storage/sql/sqlregistry.h"
#include "storage/sql/sqlreports.h"
#include "storage/storage.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <string>

namespace llm0::test {

constexpr UnixMs someDay = 1'760'000'400'000; // 2025-10-09, a bucket boundary
constexpr UnixMs endOfTime = 253'402'300'800'000;

class FixedClock final : public Clock
{
public:
    UnixMs nowMs() const override { return someDay; }
    std::int64_t monotonicUs() const override { return 0; }
};

inline HoldRow hold(const std::string &id, std::int64_t nano = 1'000)
{
    return {id, someDay, 1, 1, 1, "acme", "gold", "openai", "gpt-5", Money::fromNano(nano)};
}

inline RequestRecord record(const std::string &id, std::int64_t nano = 700)
{
    RequestRecord r;
    r.requestId = id;
    r.startedAt = someDay;
    r.project = 1;
    r.key = 1;
    r.customer = 1;
    r.customerName = "acme";
    r.tier = "gold";
    r.modelAsked = "gpt-5";
    r.modelServed = "gpt-5";
    r.provider = "openai";
    r.httpStatus = 200;
    r.actual = Money::fromNano(nano);
    r.usage.input = 10;
    r.usage.output = 5;
    return r;
}

inline RequestRecord refusal(const std::string &id)
{
    auto r = record(id, 0);
    r.status = RequestStatus::Refused;
    r.avoided = Money::fromNano(900);
    r.usage = {};
    return r;
}

/// Records over many scopes and two days, some refused, failed, from the cache.
inline RequestRecord randomRecord(std::mt19937 &random, int number)
{
    const auto pick = [&](int below) {
        return static_cast<std::int64_t>(random() % static_cast<unsigned>(below));
    };
    auto r = record("req_random_" + std::to_string(number), pick(1'000'000'000));
    r.startedAt = someDay + pick(2 * 86'400'000);
    r.project = 1 + pick(3);
    r.key = 1 + pick(4);
    r.customer = 1 + pick(5);
    r.customerName = "customer " + std::to_string(r.customer);
    r.tier = pick(2) == 0 ? "gold" : "";
    r.modelServed = pick(4) == 0 ? "" : "served-" + std::to_string(pick(3));
    r.modelAsked = "asked-" + std::to_string(pick(3));
    r.provider = pick(2) == 0 ? "openai" : "anthropic";
    r.status = static_cast<RequestStatus>(pick(5));
    r.cache = pick(5) == 0 ? "exact" : "miss";
    r.avoided = Money::fromNano(pick(5'000'000));
    r.saved = Money::fromNano(pick(5'000'000));
    r.usage.cacheRead = pick(100);
    r.usage.outputAudio = pick(100);
    r.totalUs = pick(1'000'000);
    return r;
}

/// A hold's answer, waited for.
class Answer
{
public:
    Journal::Done done()
    {
        return [promise = m_promise](Status status) { promise->set_value(std::move(status)); };
    }
    bool ready(int ms = 10'000)
    {
        return m_future.wait_for(std::chrono::milliseconds(ms)) == std::future_status::ready;
    }
    Status take() { return m_future.get(); }

private:
    std::shared_ptr<std::promise<Status>> m_promise = std::make_shared<std::promise<Status>>();
    std::future<Status> m_future = m_promise->get_future();
};

inline Status holdNow(Journal &journal, const HoldRow &row)
{
    Answer answer;
    journal.writeHold(row, answer.done());
    return answer.ready() ? answer.take() : Status(Error{ErrorCode::Internal, "no answer", {}});
}

/// A data folder with storage open on it.
class Folder
{
public:
    explicit Folder(std::int64_t maxPages = 0) : m_maxPages(maxPages) { reopen(); }

    void reopen()
    {
        m_storage.reset();
        auto opened = Storage::open({path(), true, false, m_maxPages}, m_clock);
        if (!opened)
            qFatal("%s", opened.error().message.c_str());
        m_storage = std::move(*opened);
    }
    void close() { m_storage.reset(); }
    void limitPages(std::int64_t pages) { m_maxPages = pages; }

    Storage &storage() { return *m_storage; }
    SqlJournal &journal() { return static_cast<SqlJournal &>(m_storage->journal()); }
    Registry &registry() { return m_storage->registry(); }
    std::unique_ptr<Reports> reports()
    {
        auto opened = m_storage->newReports();
        if (!opened)
            qFatal("%s", opened.error().message.c_str());
        return std::move(*opened);
    }
    std::string path() const { return m_dir.path().toStdString(); }
    std::string database() const { return path() + "/llm0.db"; }

    /// A statement past the journal, as a stranger would run it.
    Status tamper(const std::string &sql)
    {
        return journal().runOnWriter([&](SqlDatabase &database) { return database.run(sql); });
    }
    std::int64_t count(const std::string &table)
    {
        std::int64_t rows = -1;
        const auto status = journal().readOnWriter([&](SqlDatabase &database) -> Status {
            rows = database.number("SELECT COUNT(*) FROM " + table).value();
            return {};
        });
        return status ? rows : -1;
    }

private:
    QTemporaryDir m_dir;
    FixedClock m_clock;
    std::int64_t m_maxPages;
    std::unique_ptr<Storage> m_storage;
};

inline std::string why(const Status &status)
{
    return status ? std::string() : status.error().message;
}

} // namespace llm0::test

// Fails the test with the error's own words.
#define VERIFY_OK(expression)                                                                                \
    do {                                                                                                     \
        const auto &outcome_ = (expression);                                                                 \
        QVERIFY2(outcome_.ok(), outcome_.ok() ? "" : outcome_.error().message.c_str());                      \
    } while (false)
