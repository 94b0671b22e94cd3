#include "storage/sql/verify.h"

#include "storage/sql/retention.h"
#include "storage/sql/rollup.h"

#include <QDateTime>

#include <algorithm>
#include <set>

namespace llm0 {

namespace {

constexpr int keyColumns = 7;

std::string storedSql()
{
    return "SELECT bucket, project_id, key_id, customer_id, tier, model, provider, " + sumsSql()
           + " FROM rollups WHERE bucket >= ? GROUP BY bucket, project_id, key_id, customer_id, tier, model, "
             "provider";
}

/// The roll-up rules a second time, in SQL: what the writer summed in C++ is checked by other code.
std::string recomputedSql()
{
    return "SELECT bucket, project_id, key_id, customer_id, tier, model, provider, " + sumsSql()
           + " FROM (SELECT started_at / 900000 AS bucket, project_id, key_id, customer_id, tier,"
             " CASE WHEN model_served <> '' THEN model_served ELSE model_asked END AS model, provider,"
             " CASE WHEN status = 'refused' THEN 0 ELSE 1 END AS requests,"
             " CASE WHEN status = 'refused' THEN 1 ELSE 0 END AS refused,"
             " CASE WHEN status = 'failed' THEN 1 ELSE 0 END AS failed,"
             " CASE WHEN cache <> 'miss' THEN 1 ELSE 0 END AS cache_hits,"
             " actual AS cost, saved, avoided, prompt_tokens, completion_tokens, total_us"
             " FROM requests WHERE started_at >= ?) AS rows"
             " GROUP BY bucket, project_id, key_id, customer_id, tier, model, provider";
}

Result<Rollups> readRollups(SqlDatabase &database, const std::string &sql, std::int64_t from)
{
    Rollups rollups;
    const auto status = database.query(sql, {from}, [&](const SqlRow &row) {
        RollupKey key{row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                      row.text(4),    row.text(5),    row.text(6)};
        rollups[std::move(key)] = readSums(row, keyColumns);
        return true;
    });
    if (!status)
        return status.error();
    return rollups;
}

std::string figure(std::size_t sum, std::int64_t value)
{
    const bool money = sum == Cost || sum == Saved || sum == Avoided;
    return money ? Money::fromNano(value).toDecimal() + " USD" : std::to_string(value);
}

/// What the two sides of a comparison are called, and whether they tell customers apart.
struct Sides {
    std::string_view parts, sum;
    bool customers;
};
constexpr Sides rowsAndRollup{"the rows say ", "the roll-up says ", true};
constexpr Sides rollupsAndTotal{"the roll-ups say ", "their total says ", false};

Error difference(const RollupKey &key, const RollupSums &rows, const RollupSums &stored, const Sides &sides)
{
    const auto at = std::mismatch(rows.values.begin(), rows.values.end(), stored.values.begin());
    const auto sum = static_cast<std::size_t>(at.first - rows.values.begin());
    const auto start = QDateTime::fromMSecsSinceEpoch(key.bucket * bucketMs, Qt::UTC);
    return {ErrorCode::Internal,
            std::string(sumColumns.at(sum)) + " differs in the 15 minutes from "
                + start.toString(Qt::ISODate).toStdString() + ", project " + std::to_string(key.project)
                + ", key " + std::to_string(key.key)
                + (sides.customers ? ", customer " + std::to_string(key.customer) : std::string())
                + ", tier \"" + key.tier + "\", model \"" + key.model + "\", provider \"" + key.provider
                + "\": " + std::string(sides.parts) + figure(sum, *at.first) + ", " + std::string(sides.sum)
                + figure(sum, *at.second) + ".",
            {}};
}

RollupSums at(const Rollups &rollups, const RollupKey &key)
{
    const auto found = rollups.find(key);
    return found == rollups.end() ? RollupSums() : found->second;
}

Status compare(const Rollups &rows, const Rollups &stored, const Sides &sides)
{
    std::set<RollupKey> keys;
    for (const auto *side : {&rows, &stored}) {
        for (const auto &[key, sums] : *side)
            keys.insert(key);
    }
    for (const auto &key : keys) {
        if (at(rows, key) != at(stored, key))
            return difference(key, at(rows, key), at(stored, key), sides);
    }
    return {};
}

Status compareTotals(SqlDatabase &database)
{
    const auto rollups = recomputedTotals(database);
    if (!rollups)
        return rollups.error();
    const auto totals = storedTotals(database);
    return totals ? compare(*rollups, *totals, rollupsAndTotal) : Status(totals.error());
}

Money totalCost(const Rollups &rollups)
{
    Money total;
    for (const auto &[key, sums] : rollups)
        total += Money::fromNano(sums[Cost]);
    return total;
}

Result<Reports::VerifyTotals> verifyState(SqlDatabase &database)
{
    const auto watermark = purgedBefore(database);
    if (!watermark)
        return watermark.error();
    const auto rows = readRollups(database, recomputedSql(), *watermark);
    if (!rows)
        return rows.error();
    const auto stored = readRollups(database, storedSql(), *watermark / bucketMs);
    if (!stored)
        return stored.error();
    if (auto status = compare(*rows, *stored, rowsAndRollup); !status)
        return status.error();
    if (auto status = compareTotals(database); !status)
        return status.error();
    const auto count = database.number("SELECT COUNT(*) FROM requests WHERE started_at >= ?", {*watermark});
    if (!count)
        return count.error();
    const auto holds = database.number("SELECT COUNT(*) FROM holds");
    if (!holds)
        return holds.error();
    return Reports::VerifyTotals{*count, static_cast<std::int64_t>(stored->size()), *holds,
                                 totalCost(*stored)};
}

} // namespace

Result<Reports::VerifyTotals> verifyRollups(SqlDatabase &database)
{
    // Sorting the whole log takes room for all its rows: on the disk, not in memory.
    if (auto sorted = database.run("PRAGMA temp_store = FILE"); !sorted)
        return sorted.error();
    Result<Reports::VerifyTotals> totals = Reports::VerifyTotals{};
    const auto status = database.readTransaction([&]() -> Status {
        totals = verifyState(database);
        return totals ? Status() : Status(totals.error());
    });
    static_cast<void>(database.run("PRAGMA temp_store = MEMORY"));
    return status ? totals : Result<Reports::VerifyTotals>(status.error());
}

} // namespace llm0
