#pragma once

#include "storage/sql/sqldatabase.h"
#include "storage/stores.h"

namespace llm0 {

/// Appends to the audit, within the transaction of the change it tells of.
inline Status writeAuditRow(SqlDatabase &database, const AuditEvent &event)
{
    return database.run("INSERT INTO audit_events (at, actor, action, target, before_json, after_json)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        {event.at, event.actor, event.action, event.target, event.before, event.after});
}

} // namespace llm0
