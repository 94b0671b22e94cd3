#pragma once

#include "domain/requestrecord.h"
#include "storage/sql/sqldatabase.h"

#include <array>
#include <compare>
#include <map>
#include <string>
#include <string_view>

namespace llm0 {

/// Roll-ups count in steps of 15 minutes.
constexpr UnixMs bucketMs = 900'000;

/// What is summed, in column order.
enum Sum {
    Requests,
    Refused,
    Failed,
    CacheHits,
    Cost,
    Saved,
    Avoided,
    PromptTokens,
    CompletionTokens,
    TotalUs
};
constexpr std::array<std::string_view, 10> sumColumns = {
    "requests", "refused", "failed",        "cache_hits",        "cost",
    "saved",    "avoided", "prompt_tokens", "completion_tokens", "total_us"};

/// Sums saturate: a figure too large to hold must not wrap into a small one.
struct RollupSums {
    std::array<std::int64_t, sumColumns.size()> values{};
    std::int64_t &operator[](Sum sum) { return values[sum]; }
    std::int64_t operator[](Sum sum) const { return values[sum]; }
    RollupSums &operator+=(const RollupSums &other);
    friend bool operator==(const RollupSums &, const RollupSums &) = default;
};

struct RollupKey {
    std::int64_t bucket = 0;
    ProjectId project = 0;
    KeyId key = 0;
    CustomerId customer = 0;
    std::string tier;
    std::string model; ///< served, else asked
    std::string provider;
    friend auto operator<=>(const RollupKey &, const RollupKey &) = default;
};
using Rollups = std::map<RollupKey, RollupSums>;

RollupKey rollupKeyOf(const RequestRecord &record);
RollupSums rollupSumsOf(const RequestRecord &record);

/// Adds to what is stored, and to the totals of all customers.
Status addRollups(SqlDatabase &database, const Rollups &rollups);
/// Sums the totals of roll-ups that were stored before there were any.
Status beginTotals(SqlDatabase &database);
/// What the roll-ups come to without their customers: the key's customer is 0.
Result<Rollups> recomputedTotals(SqlDatabase &database);
Result<Rollups> storedTotals(SqlDatabase &database);

std::int64_t promptTokens(const Usage &usage);
std::int64_t completionTokens(const Usage &usage);

/// Two columns for each sum, since SUM() of int64 fails where it leaves int64: billions and the rest.
std::string sumsSql();
/// billions × 10⁹ + rest; saturates.
std::int64_t fromParts(std::int64_t billions, std::int64_t rest);
/// Reads what sumsSql() selected from `firstColumn` on.
RollupSums readSums(const SqlRow &row, int firstColumn);

} // namespace llm0
