#include "storage/sql/integritycheck.h"

#include "storage/sql/migrator.h"

#include <vector>

#ifdef __linux__
#include <sched.h>
#endif

namespace llm0 {

namespace {

void stepBack()
{
#ifdef __linux__
    const sched_param none = {};
    ::sched_setscheduler(0, SCHED_IDLE, &none); // of this thread
#endif
}

} // namespace

IntegrityCheck::IntegrityCheck(std::string path, Found found)
    : m_path(std::move(path))
    , m_found(std::move(found))
    , m_thread([this] {
        stepBack();
        if (const Status sound = run(); !sound)
            m_found(sound.error());
    })
{}

IntegrityCheck::~IntegrityCheck()
{
    m_stop = true;
    wait();
}

void IntegrityCheck::wait()
{
    if (m_thread.joinable())
        m_thread.join();
}

/// Only damage counts: what cannot be read for another reason is told by those who need it.
Status IntegrityCheck::run() const
{
    SqlOptions options;
    options.path = m_path;
    options.queryOnly = true;
    options.busyTimeoutMs = 5'000;
    auto database = SqlDatabase::open(options);
    std::vector<std::string> tables;
    Status status = database ? (*database)->query("SELECT name FROM sqlite_master WHERE type = 'table'", {},
                                                  [&](const SqlRow &row) {
                                                      tables.push_back(row.text(0));
                                                      return true;
                                                  })
                             : Status(database.error());
    for (auto table = tables.begin(); status && table != tables.end() && !m_stop; ++table)
        status = quickCheck(**database, *table);
    const bool damaged = !status && database && (*database)->lastFault() == SqlFault::Corrupt;
    return damaged ? status : Status();
}

} // namespace llm0
