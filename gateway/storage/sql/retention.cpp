#include "storage/sql/retention.h"

#include "storage/sql/rollup.h"

namespace llm0 {

namespace {

constexpr int purgeBatch = 2'000;

Status setWatermark(SqlDatabase &database, UnixMs before)
{
    const auto present = purgedBefore(database);
    if (!present)
        return present.error();
    if (*present >= before)
        return {};
    return database.run("INSERT INTO meta (name, value) VALUES ('purged_before', ?)"
                        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        {std::to_string(before)});
}

Result<std::int64_t> purgeSome(SqlDatabase &database, UnixMs before)
{
    if (auto status = setWatermark(database, before); !status)
        return status.error();
    return database.change("DELETE FROM requests WHERE id IN"
                           " (SELECT id FROM requests WHERE started_at < ? ORDER BY started_at LIMIT ?)",
                           {before, purgeBatch});
}

} // namespace

Result<UnixMs> purgedBefore(SqlDatabase &database)
{
    return database.number(
        "SELECT COALESCE(MAX(CAST(value AS BIGINT)), 0) FROM meta WHERE name = 'purged_before'");
}

Result<std::int64_t> purgeRequests(SqlJournal &journal, UnixMs before)
{
    const UnixMs boundary = before - before % bucketMs;
    std::int64_t total = 0;
    std::int64_t last = purgeBatch;
    while (last == purgeBatch) {
        const auto status = journal.runOnWriter([&](SqlDatabase &database) -> Status {
            const auto purged = purgeSome(database, boundary);
            if (!purged)
                return purged.error();
            last = *purged;
            return {};
        });
        if (!status)
            return status.error();
        total += last;
    }
    return total;
}

} // namespace llm0
