#pragma once

#include "base/clock.h"
#include "storage/sql/sqldatabase.h"

namespace llm0 {

/// The schema this program writes.
int newestSchema();

/// Why a database with schema `found` is refused.
Error newerSchema(const std::string &path, int found);

/// 0 for an empty database.
Result<int> schemaVersion(SqlDatabase &database);

/// Brings the schema up to date, one transaction a step. Refuses a database from a newer program.
Status migrate(SqlDatabase &database, UnixMs now);

/// Reads every page, or those of one table; slow on a large database. Damage sets the fault Corrupt.
Status quickCheck(SqlDatabase &database, const std::string &table = {});

} // namespace llm0
