#include "storage/sql/auditrow.h"

#include "base/secret.h"
#include "domain/budgetwindow.h"

namespace llm0 {

namespace {

constexpr const char *rowColumns = "SELECT id, at, actor, action, target, before_json, after_json, hash"
                                   " FROM audit_events ORDER BY id";

struct ChainedRow {
    AuditEvent event;
    std::string hash;
};

ChainedRow rowOf(const SqlRow &row)
{
    return {{row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.integer(0)},
            row.blob(7)};
}

/// As it will be read back: what is no UTF-8 is replaced when it is stored.
std::string asStored(const std::string &text)
{
    return QString::fromStdString(text).toStdString();
}

std::string chainedHash(const std::string &previous, const AuditEvent &event)
{
    std::string text = previous;
    for (const auto &field :
         {std::to_string(event.at), event.actor, event.action, event.target, event.before, event.after}) {
        const std::string stored = asStored(field);
        text += std::to_string(stored.size()) + ":" + stored;
    }
    return sha256(text);
}

Result<std::string> storedHead(SqlDatabase &database)
{
    std::string head;
    const auto status =
        database.query("SELECT value FROM meta WHERE name = 'audit_head'", {}, [&](const SqlRow &row) {
            head = row.text(0);
            return false;
        });
    if (!status)
        return status.error();
    return head;
}

Result<std::string> lastHash(SqlDatabase &database)
{
    std::string hash;
    const auto status =
        database.query("SELECT hash FROM audit_events ORDER BY id DESC LIMIT 1", {}, [&](const SqlRow &row) {
            hash = row.blob(0);
            return false;
        });
    if (!status)
        return status.error();
    return hash;
}

Status storeHead(SqlDatabase &database, const std::string &hash)
{
    return database.run("INSERT INTO meta (name, value) VALUES ('audit_head', ?)"
                        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        {toHex(hash)});
}

Error broken(const AuditEvent &event)
{
    return {ErrorCode::Internal,
            "The audit is broken at entry " + std::to_string(event.id) + " (" + toRfc3339(event.at) + ", "
                + event.action + " by " + event.actor
                + "): it was changed, or entries before it were changed or removed, past the gateway.",
            {}};
}

} // namespace

Status writeAuditRow(SqlDatabase &database, const AuditEvent &event)
{
    const auto previous = lastHash(database);
    if (!previous)
        return previous.error();
    const std::string hash = chainedHash(*previous, event);
    const auto status = database.run(
        "INSERT INTO audit_events (at, actor, action, target, before_json, after_json, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        {event.at, event.actor, event.action, event.target, event.before, event.after, SqlValue::blob(hash)});
    return status ? storeHead(database, hash) : status;
}

Status beginAuditChain(SqlDatabase &database)
{
    std::vector<std::pair<std::int64_t, std::string>> hashes;
    auto status = database.query(rowColumns, {}, [&](const SqlRow &row) {
        const auto found = rowOf(row);
        const std::string previous = hashes.empty() ? std::string() : hashes.back().second;
        hashes.emplace_back(found.event.id, chainedHash(previous, found.event));
        return true;
    });
    for (auto at = hashes.begin(); status && at != hashes.end(); ++at)
        status = database.run("UPDATE audit_events SET hash = ? WHERE id = ?",
                              {SqlValue::blob(at->second), at->first});
    if (status && !hashes.empty())
        status = storeHead(database, hashes.back().second);
    for (const std::string change : {"UPDATE", "DELETE"}) {
        if (status)
            status = database.run("CREATE TRIGGER audit_refuses_" + change + " BEFORE " + change
                                  + " ON audit_events"
                                    " BEGIN SELECT RAISE(ABORT, 'the audit can only be appended to'); END");
    }
    return status;
}

Result<AuditChain> verifyAudit(SqlDatabase &database)
{
    AuditChain chain;
    std::string previous;
    std::optional<AuditEvent> wrong;
    const auto status = database.query(rowColumns, {}, [&](const SqlRow &row) {
        auto found = rowOf(row);
        previous = chainedHash(previous, found.event);
        if (previous != found.hash)
            wrong = std::move(found.event);
        ++chain.entries;
        return !wrong;
    });
    if (!status)
        return status.error();
    if (wrong)
        return broken(*wrong);
    chain.head = toHex(previous);
    const auto head = storedHead(database);
    if (!head)
        return head.error();
    if (*head != chain.head)
        return Error{ErrorCode::Internal,
                     "The audit ends too early: entries after " + std::to_string(chain.entries)
                         + " were removed past the gateway.",
                     {}};
    return chain;
}

} // namespace llm0
