#pragma once

#include "storage/sql/sqldatabase.h"
#include "storage/stores.h"

namespace llm0 {

/// Sums roll-ups by the dimensions asked for; days and hours are those of the query's time zone.
Result<std::vector<UsageRow>> readUsage(SqlDatabase &database, const UsageQuery &query);

} // namespace llm0
