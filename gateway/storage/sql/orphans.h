#pragma once

#include "storage/sql/sqldatabase.h"

namespace llm0 {

/// Turns every hold that an earlier run left behind into a record charged in full, marked unconfirmed.
/// Inside a transaction of the caller's; returns how many.
Result<int> chargeOrphanHolds(SqlDatabase &database);

} // namespace llm0
