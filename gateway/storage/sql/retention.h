#pragma once

#include "base/clock.h"
#include "storage/sql/sqljournal.h"

namespace llm0 {

/// Rows that began before this may be gone; their roll-ups stay. 0: nothing was purged. A bucket boundary.
Result<UnixMs> purgedBefore(SqlDatabase &database);

/// Deletes rows of the request log that began before `before` (rounded down to a bucket), a batch at a time
/// so that holds get their turn. Returns how many went.
Result<std::int64_t> purgeRequests(SqlJournal &journal, UnixMs before);

} // namespace llm0
