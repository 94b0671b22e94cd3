#include "storage/sql/usagereport.h"

#include "storage/sql/rollup.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace llm0 {

namespace {

enum class Time { None, Day, Hour, Bucket };

struct Dimension {
    std::string_view name;
    std::string_view group; ///< what SQL groups by
    std::string_view value; ///< what it is called outside
    Time time = Time::None;
};

constexpr std::array<Dimension, 9> dimensions = {{
    {"project", "r.project_id",
     "COALESCE((SELECT uuid FROM projects WHERE id = r.project_id), CAST(r.project_id AS TEXT))"},
    {"key", "r.key_id", "COALESCE((SELECT uuid FROM api_keys WHERE id = r.key_id), CAST(r.key_id AS TEXT))"},
    {"customer", "r.customer_id", "COALESCE((SELECT name FROM customers WHERE id = r.customer_id), '')"},
    {"tier", "r.tier", "r.tier"},
    {"model", "r.model", "r.model"},
    {"provider", "r.provider", "r.provider"},
    {"day", "r.bucket", "r.bucket", Time::Day},
    {"hour", "r.bucket", "r.bucket", Time::Hour},
    {"bucket", "r.bucket", "r.bucket", Time::Bucket},
}};

/// Names of buckets in a zone. Neighbouring rows ask for the same one again and again.
class TimeNames
{
public:
    explicit TimeNames(QTimeZone zone) : m_zone(std::move(zone)) {}

    const std::string &name(Time time, std::int64_t bucket)
    {
        auto &name = m_names[{time, bucket}];
        if (name.empty())
            name = make(time, bucket);
        return name;
    }

private:
    std::string make(Time time, std::int64_t bucket) const
    {
        if (time == Time::Bucket)
            return iso(QDateTime::fromMSecsSinceEpoch(bucket * bucketMs, Qt::UTC));
        const auto local = QDateTime::fromMSecsSinceEpoch(bucket * bucketMs, m_zone);
        if (time == Time::Day)
            return local.date().toString(Qt::ISODate).toStdString();
        // With its offset, so that the hour that comes twice in autumn stays two.
        const QDateTime hour(local.date(), QTime(local.time().hour(), 0), Qt::OffsetFromUTC,
                             local.offsetFromUtc());
        return local.offsetFromUtc() == 0 ? iso(hour.toUTC()) : iso(hour);
    }
    static std::string iso(const QDateTime &time) { return time.toString(Qt::ISODate).toStdString(); }

    QTimeZone m_zone;
    std::map<std::pair<Time, std::int64_t>, std::string> m_names;
};

Result<std::vector<const Dimension *>> dimensionsOf(const std::vector<std::string> &names)
{
    std::vector<const Dimension *> found;
    for (const auto &name : names) {
        const auto at =
            std::find_if(dimensions.begin(), dimensions.end(), [&](const auto &d) { return d.name == name; });
        if (at == dimensions.end())
            return Error{
                ErrorCode::InvalidRequest,
                "Usage cannot be grouped by \"" + name
                    + "\". Choose of project, key, customer, tier, model, provider, day, hour, bucket.",
                "group_by"};
        found.push_back(at);
    }
    return found;
}

Result<QTimeZone> zoneOf(const std::string &name)
{
    QTimeZone zone(QByteArray::fromStdString(name));
    if (!zone.isValid())
        return Error{ErrorCode::InvalidRequest, "The time zone \"" + name + "\" is unknown.", "time_zone"};
    return zone;
}

std::string conditions(const UsageQuery &query, SqlValues &values)
{
    std::string sql = " WHERE r.bucket >= ? AND r.bucket < ?";
    values = {query.from / bucketMs, query.to / bucketMs + (query.to % bucketMs == 0 ? 0 : 1)};
    if (query.project) {
        sql += " AND r.project_id = ?";
        values.emplace_back(*query.project);
    }
    if (query.customer) {
        sql += " AND (r.customer_id IN (SELECT id FROM customers WHERE name = ?)";
        sql += query.customer->empty() ? " OR r.customer_id = 0)" : ")";
        values.emplace_back(*query.customer);
    }
    return sql;
}

/// The roll-ups only where it matters who the customer was.
std::string tableFor(const UsageQuery &query)
{
    const bool customers =
        std::find(query.groupBy.begin(), query.groupBy.end(), "customer") != query.groupBy.end();
    return query.customer || customers ? "rollups" : "totals";
}

std::string selectSql(const std::vector<const Dimension *> &by, const std::string &table,
                      const std::string &where)
{
    std::string values;
    std::string groups;
    for (const auto *dimension : by) {
        values += std::string(dimension->value) + ", ";
        groups += (groups.empty() ? " GROUP BY " : ", ") + std::string(dimension->group);
    }
    return "SELECT " + values + sumsSql() + " FROM " + table + " r" + where + groups;
}

UsageRow toRow(const std::map<std::string, std::string> &group, const RollupSums &sums)
{
    return {group,
            sums[Requests],
            sums[Refused],
            sums[Failed],
            sums[CacheHits],
            Money::fromNano(sums[Cost]),
            Money::fromNano(sums[Saved]),
            Money::fromNano(sums[Avoided]),
            sums[PromptTokens],
            sums[CompletionTokens]};
}

} // namespace

Result<std::vector<UsageRow>> readUsage(SqlDatabase &database, const UsageQuery &query)
{
    const auto by = dimensionsOf(query.groupBy);
    if (!by)
        return by.error();
    const auto zone = zoneOf(query.timeZone);
    if (!zone)
        return zone.error();
    TimeNames names(*zone);
    std::map<std::map<std::string, std::string>, RollupSums> folded;
    SqlValues values;
    const auto where = conditions(query, values);
    const auto status =
        database.query(selectSql(*by, tableFor(query), where), values, [&](const SqlRow &row) {
            std::map<std::string, std::string> group;
            int column = 0;
            for (const auto *d : *by) {
                group[std::string(d->name)] =
                    d->time == Time::None ? row.text(column) : names.name(d->time, row.integer(column));
                ++column;
            }
            folded[group] += readSums(row, column);
            return true;
        });
    if (!status)
        return status.error();
    std::vector<UsageRow> rows;
    for (const auto &[group, sums] : folded)
        rows.push_back(toRow(group, sums));
    return rows;
}

} // namespace llm0
