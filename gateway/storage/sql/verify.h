#pragma once

#include "storage/sql/sqldatabase.h"
#include "storage/stores.h"

namespace llm0 {

/// Recomputes the roll-ups from the rows in one consistent state of the database. The first difference is an
/// error that names its bucket, scope and both figures. Buckets whose rows were purged are left out.
Result<Reports::VerifyTotals> verifyRollups(SqlDatabase &database);

} // namespace llm0
