#pragma once

#include "storage/auditproof.h"
#include "storage/sql/sqldatabase.h"
#include "storage/stores.h"

namespace llm0 {

/// Appends to the audit, within the transaction of the change it tells of. Writer thread only: each entry's
/// hash is SHA-256 over the hash before it and its own fields, each with its length in front.
Status writeAuditRow(SqlDatabase &database, const AuditEvent &event);

/// Hashes entries of before there was a chain, and has the database refuse changes from then on.
Status beginAuditChain(SqlDatabase &database);

/// Recomputes every hash and names the first entry that was changed, or a missing end.
Result<AuditChain> verifyAudit(SqlDatabase &database);

} // namespace llm0
