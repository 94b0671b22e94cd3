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

std::string upsertSql()
{
    std::string names = "bucket, project_id, key_id, customer_id, tier, model, provider";
    std::string marks = "?, ?, ?, ?, ?, ?, ?";
    std::string updates;
    for (const auto view : sumColumns) {
        const std::string column(view);
        names += ", " + column;
        marks += ", ?";
        updates += (updates.empty() ? "" : ", ") + column + " = CASE WHEN rollups." + column
                   + " > 9223372036854775807 - excluded." + column + " THEN 9223372036854775807 ELSE rollups."
                   + column + " + excluded." + column + " END";
    }
    return "INSERT INTO rollups (" + names + ") VALUES (" + marks
           + ") ON CONFLICT (bucket, project_id, key_id, customer_id, tier, model, provider) DO UPDATE SET "
           + updates;
}

SqlValues upsertValues(const RollupKey &key, const RollupSums &sums)
{
    SqlValues values{key.bucket, key.project, key.key, key.customer, key.tier, key.model, key.provider};
    for (const auto value : sums.values)
        values.emplace_back(value);
    return values;
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
    static const std::string sql = upsertSql();
    for (const auto &[key, sums] : rollups) {
        if (auto status = database.run(sql, upsertValues(key, sums)); !status)
            return status;
    }
    return {};
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
