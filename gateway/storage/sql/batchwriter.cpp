#include "storage/sql/batchwriter.h"

#include "storage/sql/limitcolumns.h"
#include "storage/sql/requestcolumns.h"

namespace llm0 {

namespace {

/// What was refused or answered from a cache held nothing, unless its row says so.
bool mayHold(const RequestRecord &record)
{
    const bool called = record.status != RequestStatus::Refused && record.cache == "miss";
    return called || record.reserved > Money();
}

} // namespace

Status BatchWriter::add(const HoldRow &h)
{
    return m_database.run(
        "INSERT INTO holds (request_id, started_at, project_id, key_id, customer_id,"
        " customer_name, tier, provider, model, amount, labels)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        // A call that moves on to another place holds another amount.
        " ON CONFLICT (request_id) DO UPDATE SET provider = excluded.provider, model = excluded.model,"
        " amount = excluded.amount",
        {h.requestId, h.startedAt, h.project, h.key, h.customer, h.customerName, h.tier, h.provider, h.model,
         h.amount, labelsToText(h.labels)});
}

Status BatchWriter::add(const RequestRecord &record)
{
    static const std::string insert = requestInsertSql();
    const auto added = m_database.change(insert, requestInsertValues(record));
    if (!added)
        return added.error();
    if (*added > 0)
        m_rollups[rollupKeyOf(record)] += rollupSumsOf(record);
    return mayHold(record) ? dropHold(record.requestId) : Status();
}

Status BatchWriter::add(const Customer &c)
{
    const auto limits = c.override_ ? std::optional(limitsToText(*c.override_)) : std::nullopt;
    return m_database.run(
        "INSERT INTO customers (id, project_id, name, tier, override_limits, blocked, first_seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        {c.id, c.project, c.name, c.tier, limits, c.blocked, c.firstSeen});
}

Status BatchWriter::dropHold(const std::string &requestId)
{
    return m_database.run("DELETE FROM holds WHERE request_id = ?", {requestId});
}

} // namespace llm0
