#include "storage/sql/rollup.h"

#include <initializer_list>
#include <limits>

namespace llm0 {

namespace {

constexpr std::int64_t billion = 1'000'000'000;

std::int64_t saturatingAdd(std::int64_t a, std::int64_t b)
{
    return (Money::fromNano(a) + Money::fromNano(b)).nano();
}

std::int64_t saturatingSum(std::initializer_list<std::int64_t> values)
{
    std::int64_t sum = 0;
    for (const auto value : values)
        sum = saturatingAdd(sum, value);
    return sum;
}

std::string upsertSql(const std::string &table, const std::string &keys)
{
    std::string names = keys;
    std::string marks = "?";
    std::string updates;
    for (const char c : keys)
        marks += c == ',' ? ", ?" : "";
    for (const auto view : sumColumns) {
        const std::string column(view);
        const std::string stored = table + "." + column;
        names += ", " + column;
        marks += ", ?";
        updates += (updates.empty() ? "" : ", ") + column + " = CASE WHEN " + stored
                   + " > 9223372036854775807 - excluded." + column + " THEN 9223372036854775807 ELSE "
                   + stored + " + excluded." + column + " END";
    }
    return "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ") ON CONFLICT (" + keys
           + ") DO UPDATE SET " + updates;
}

const std::string totalKeys = "bucket, project_id, key_id, tier, model, provider";

Status upsert(SqlDatabase &database, const std::string &sql, SqlValues key, const RollupSums &sums)
{
    key.insert(key.end(), sums.values.begin(), sums.values.end());
    return database.run(sql, key);
}

Status addTotals(SqlDatabase &database, const Rollups &totals)
{
    static const std::string sql = upsertSql("totals", totalKeys);
    for (const auto &[key, sums] : totals) {
        if (auto status = upsert(database, sql,
                                 {key.bucket, key.project, key.key, key.tier, key.model, key.provider}, sums);
            !status)
            return status;
    }
    return {};
}

Result<Rollups> totalsFrom(SqlDatabase &database, const std::string &sql)
{
    Rollups totals;
    const auto status = database.query(sql, {}, [&](const SqlRow &row) {
        RollupKey key{row.integer(0), row.integer(1), row.integer(2), 0,
                      row.text(3),    row.text(4),    row.text(5)};
        totals[std::move(key)] = readSums(row, 6);
        return true;
    });
    if (!status)
        return status.error();
    return totals;
}

} // namespace

std::int64_t fromParts(std::int64_t billions, std::int64_t rest)
{
    std::int64_t whole = 0;
    if (__builtin_mul_overflow(billions, billion, &whole))
        return billions < 0 ? std::numeric_limits<std::int64_t>::min()
                            : std::numeric_limits<std::int64_t>::max();
    return saturatingAdd(whole, rest);
}

RollupSums &RollupSums::operator+=(const RollupSums &other)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = saturatingAdd(values[i], other.values[i]);
    return *this;
}

RollupKey rollupKeyOf(const RequestRecord &record)
{
    return {record.startedAt / bucketMs,
            record.project,
            record.key,
            record.customer,
            record.tier,
            record.modelServed.empty() ? record.modelAsked : record.modelServed,
            record.provider};
}

RollupSums rollupSumsOf(const RequestRecord &record)
{
    const bool refused = record.status == RequestStatus::Refused;
    RollupSums sums;
    sums[Requests] = refused ? 0 : 1;
    sums[Refused] = refused ? 1 : 0;
    sums[Failed] = record.status == RequestStatus::Failed ? 1 : 0;
    sums[CacheHits] = record.cache == "miss" ? 0 : 1;
    sums[Cost] = record.actual.nano();
    sums[Saved] = record.saved.nano();
    sums[Avoided] = record.avoided.nano();
    sums[PromptTokens] = promptTokens(record.usage);
    sums[CompletionTokens] = completionTokens(record.usage);
    sums[TotalUs] = record.totalUs;
    return sums;
}

Status addRollups(SqlDatabase &database, const Rollups &rollups)
{
    static const std::string sql =
        upsertSql("rollups", "bucket, project_id, key_id, customer_id, tier, model, provider");
    Rollups totals;
    for (const auto &[key, sums] : rollups) {
        if (auto status = upsert(
                database, sql,
                {key.bucket, key.project, key.key, key.customer, key.tier, key.model, key.provider}, sums);
            !status)
            return status;
        RollupKey total = key;
        total.customer = 0;
        totals[std::move(total)] += sums;
    }
    return addTotals(database, totals);
}

Status beginTotals(SqlDatabase &database)
{
    const auto totals = recomputedTotals(database);
    return totals ? addTotals(database, *totals) : Status(totals.error());
}

Result<Rollups> recomputedTotals(SqlDatabase &database)
{
    return totalsFrom(database,
                      "SELECT " + totalKeys + ", " + sumsSql() + " FROM rollups GROUP BY " + totalKeys);
}

Result<Rollups> storedTotals(SqlDatabase &database)
{
    return totalsFrom(database,
                      "SELECT " + totalKeys + ", " + sumsSql() + " FROM totals GROUP BY " + totalKeys);
}

std::int64_t promptTokens(const Usage &u)
{
    return saturatingSum(
        {u.input, u.cacheRead, u.cacheWrite5m, u.cacheWrite1h, u.inputAudio, u.cacheReadAudio, u.inputImage});
}

std::int64_t completionTokens(const Usage &u)
{
    return saturatingSum({u.output, u.outputAudio, u.outputImage});
}

std::string sumsSql()
{
    std::string sql;
    for (const auto view : sumColumns) {
        const std::string column(view);
        sql += (sql.empty() ? "" : ", ") + ("SUM(" + column) + " / 1000000000), SUM(" + column
               + " % 1000000000)";
    }
    return sql;
}

RollupSums readSums(const SqlRow &row, int firstColumn)
{
    RollupSums sums;
    for (auto &value : sums.values) {
        value = fromParts(row.integer(firstColumn), row.integer(firstColumn + 1));
        firstColumn += 2;
    }
    return sums;
}

} // namespace llm0
