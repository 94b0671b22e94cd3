#include "storage/sql/orphans.h"

#include "storage/sql/batchwriter.h"
#include "storage/sql/sqlreports.h"

namespace llm0 {

namespace {

RequestRecord unconfirmed(const HoldRow &hold)
{
    RequestRecord record;
    record.requestId = hold.requestId;
    record.startedAt = hold.startedAt;
    record.project = hold.project;
    record.key = hold.key;
    record.customer = hold.customer;
    record.customerName = hold.customerName;
    record.tier = hold.tier;
    record.labels = hold.labels;
    record.provider = hold.provider;
    record.modelAsked = hold.model;
    record.modelServed = hold.model;
    record.status = RequestStatus::Unconfirmed;
    record.errorCode = "unconfirmed";
    record.estimate = hold.amount;
    record.reserved = hold.amount;
    record.actual = hold.amount;
    record.usageEstimated = true;
    record.attempts = "[]";
    return record;
}

} // namespace

Result<int> chargeOrphanHolds(SqlDatabase &database)
{
    const auto holds = readHolds(database);
    if (!holds)
        return holds.error();
    BatchWriter writer(database);
    for (const auto &hold : *holds) {
        if (auto status = writer.add(unconfirmed(hold)); !status)
            return status.error();
    }
    if (auto status = writer.finish(); !status)
        return status.error();
    return static_cast<int>(holds->size());
}

} // namespace llm0
