#pragma once

#include "domain/account.h"
#include "domain/requestrecord.h"
#include "storage/sql/rollup.h"

namespace llm0 {

/// Writes what the journal was given, inside a transaction of the caller's. Roll-ups of one batch are merged
/// and written by finish().
class BatchWriter
{
public:
    explicit BatchWriter(SqlDatabase &database) : m_database(database) {}

    Status add(const HoldRow &hold);
    /// A requestId that is stored already is not counted a second time; its hold goes all the same.
    Status add(const RequestRecord &record);
    Status add(const Customer &customer);
    Status dropHold(const std::string &requestId);
    Status finish() { return addRollups(m_database, m_rollups); }

private:
    SqlDatabase &m_database;
    Rollups m_rollups;
};

} // namespace llm0
