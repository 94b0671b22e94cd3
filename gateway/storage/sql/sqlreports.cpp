#include "storage/sql/sqlreports.h"

#include "storage/sql/auditrow.h"
#include "storage/sql/requestcolumns.h"
#include "storage/sql/requestconditions.h"
#include "storage/sql/rollup.h"
#include "storage/sql/usagereport.h"
#include "storage/sql/verify.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace llm0 {

namespace {

constexpr int maxRequests = 1'000;
constexpr int exportPage = 1'000;
constexpr std::int64_t searchedRows = 50'000;
constexpr UnixMs longestCallMs = 86'400'000;

Result<std::vector<StoredRequest>> select(SqlDatabase &database, const std::string &tail,
                                          const SqlValues &values)
{
    std::vector<StoredRequest> rows;
    const auto status = database.query("SELECT id, " + requestColumnNames() + " FROM requests" + tail, values,
                                       [&](const SqlRow &row) {
                                           rows.push_back({row.integer(0), readRequest(row, 1)});
                                           return true;
                                       });
    if (!status)
        return status.error();
    return rows;
}

Result<std::unique_ptr<SqlDatabase>> openToRead(const std::string &path)
{
    SqlOptions options;
    options.path = path;
    options.queryOnly = true;
    options.busyTimeoutMs = 5'000;
    return SqlDatabase::open(options);
}

} // namespace

Result<std::unique_ptr<SqlReports>> SqlReports::open(const std::string &path)
{
    auto database = openToRead(path);
    if (!database)
        return database.error();
    return std::unique_ptr<SqlReports>(new SqlReports(std::move(*database)));
}

/// The connection, opened anew when the file it read was lost and brought back by the writer.
SqlDatabase &SqlReports::database()
{
    if (m_files.sameDatabase() || !QFileInfo::exists(QString::fromStdString(m_database->path())))
        return *m_database;
    if (auto fresh = openToRead(m_database->path())) {
        m_database = std::move(*fresh);
        m_files = OpenFiles::of(m_database->path());
    }
    return *m_database;
}

Result<std::vector<SpentRow>> SqlReports::spentBetween(UnixMs from, UnixMs to)
{
    std::vector<SpentRow> rows;
    const auto status = database().query("SELECT project_id, key_id, customer_id, " + sumsSql()
                                             + " FROM rollups WHERE bucket >= ? AND bucket < ?"
                                               " GROUP BY project_id, key_id, customer_id",
                                         {from / bucketMs, to / bucketMs}, [&](const SqlRow &row) {
                                             const auto sums = readSums(row, 3);
                                             rows.push_back({row.integer(0), row.integer(1), row.integer(2),
                                                             Money::fromNano(sums[Cost]), sums[Requests]});
                                             return true;
                                         });
    if (!status)
        return status.error();
    return rows;
}

Result<std::optional<UnixMs>> SqlReports::firstSpent(UnixMs from)
{
    std::optional<UnixMs> first;
    const auto status =
        m_database->query("SELECT bucket FROM rollups WHERE bucket >= ? ORDER BY bucket LIMIT 1",
                          {from / bucketMs}, [&](const SqlRow &row) {
                              first = row.integer(0) * bucketMs;
                              return false;
                          });
    if (!status)
        return status.error();
    return first;
}

Status SqlReports::eachSpent(UnixMs from, UnixMs to, const std::function<void(const SpentRow &)> &visit)
{
    return database().query(
        "SELECT project_id, key_id, customer_id, cost, requests FROM rollups"
        " WHERE bucket >= ? AND bucket < ?",
        {from / bucketMs, to / bucketMs}, [&](const SqlRow &row) {
            visit({row.integer(0), row.integer(1), row.integer(2), row.money(3), row.integer(4)});
            return true;
        });
}

Status SqlReports::eachCustomerSum(UnixMs from, UnixMs to,
                                   const std::function<void(const CustomerSum &)> &visit)
{
    CustomerSum sum;
    return database().query(
        "SELECT project_id, customer_id, model, cost, saved, requests, refused, cache_hits FROM rollups"
        " WHERE bucket >= ? AND bucket < ?",
        {from / bucketMs, to / bucketMs + (to % bucketMs == 0 ? 0 : 1)}, [&](const SqlRow &row) {
            sum.project = row.integer(0);
            sum.customer = row.integer(1);
            sum.model = row.text(2);
            sum.cost = row.money(3);
            sum.saved = row.money(4);
            sum.requests = row.integer(5);
            sum.refused = row.integer(6);
            sum.cacheHits = row.integer(7);
            visit(sum);
            return true;
        });
}

Result<std::vector<RecordedCall>> SqlReports::recordedCalls(CustomerId customer, UnixMs &after,
                                                            std::int64_t &afterRow, int limit)
{
    std::vector<RecordedCall> calls;
    calls.reserve(static_cast<std::size_t>(limit));
    SqlConditions where = replayedCalls(customer);
    where.add("(started_at, id) > (?, ?)", {after, afterRow});
    SqlValues values = where.values();
    values.emplace_back(limit);
    const auto status = database().query("SELECT started_at, id, estimate, actual FROM requests" + where.sql()
                                             + " ORDER BY started_at, id LIMIT ?",
                                         values, [&](const SqlRow &row) {
                                             after = row.integer(0);
                                             afterRow = row.integer(1);
                                             calls.push_back({after, row.money(2), row.money(3)});
                                             return true;
                                         });
    if (!status)
        return status.error();
    return calls;
}

Result<std::optional<UnixMs>> SqlReports::lastCallOf(ProjectId project, const std::string &customer)
{
    std::optional<UnixMs> last;
    const SqlConditions where = callsOfCustomer(customer, project);
    const auto status =
        m_database->query("SELECT started_at FROM requests" + where.sql() + " ORDER BY id DESC LIMIT 1",
                          where.values(), [&](const SqlRow &row) {
                              last = row.integer(0);
                              return false;
                          });
    if (!status)
        return status.error();
    return last;
}

Result<std::vector<UnpricedModel>> SqlReports::unpricedModels(UnixMs since)
{
    std::vector<UnpricedModel> models;
    const auto status =
        database().query("SELECT model_asked, COUNT(*), MAX(started_at) FROM requests"
                         " WHERE error_code = 'model_unpriced' AND started_at >= ? GROUP BY model_asked",
                         {since}, [&](const SqlRow &row) {
                             models.push_back({row.text(0), row.integer(1), row.integer(2)});
                             return true;
                         });
    if (!status)
        return status.error();
    return models;
}

Result<std::vector<UsageRow>> SqlReports::usage(const UsageQuery &query)
{
    return readUsage(database(), query);
}

Result<std::vector<StoredRequest>> SqlReports::requests(const RequestFilter &filter)
{
    const auto where = conditionsOf(filter);
    auto values = where.values();
    values.emplace_back(std::clamp(filter.limit, 1, maxRequests));
    return select(database(), where.sql() + " ORDER BY id DESC LIMIT ?", values);
}

Result<UnixMs> SqlReports::startOf(std::int64_t row)
{
    return database().number("SELECT COALESCE(MAX(started_at), 0) FROM"
                             " (SELECT started_at FROM requests WHERE id <= ? ORDER BY id DESC LIMIT 1) AS r",
                             {row});
}

Result<RequestPage> SqlReports::requestPage(const RequestFilter &filter)
{
    const auto newest = database().number("SELECT COALESCE(MAX(id), 0) FROM requests");
    if (!newest)
        return newest.error();
    const std::int64_t end = filter.beforeRow > 0 ? std::min(filter.beforeRow, *newest + 1) : *newest + 1;
    const std::int64_t bottom = end - searchedRows; // rows from `bottom` on are looked at
    SqlConditions where = conditionsOf(filter);
    if (bottom > 0)
        where.add("id >= ?", {bottom});
    auto values = where.values();
    const int limit = std::clamp(filter.limit, 1, maxRequests);
    values.emplace_back(limit);
    auto rows = select(database(), where.sql() + " ORDER BY id DESC LIMIT ?", values);
    if (!rows)
        return rows.error();
    RequestPage page{*std::move(rows), std::nullopt, 0};
    if (int(page.rows.size()) == limit)
        page.next = page.rows.back().row;
    else if (bottom > 1)
        page.next = bottom;
    if (!page.next)
        return page;
    const auto reached = startOf(*page.next - 1);
    if (!reached)
        return reached.error();
    page.searchedTo = *reached;
    // Rows stand in the order in which calls ended; none lasts longer than this.
    if (*reached == 0 || *reached + longestCallMs < filter.from)
        page = {std::move(page.rows), std::nullopt, 0};
    return page;
}

Status SqlReports::eachRequest(UnixMs from, UnixMs to,
                               const std::function<bool(const StoredRequest &)> &visit)
{
    const UnixMs end = to > 0 ? to : std::numeric_limits<UnixMs>::max();
    UnixMs lastStart = from;
    std::int64_t lastRow = -1;
    for (;;) {
        const auto page = select(database(),
                                 " WHERE (started_at, id) > (?, ?) AND started_at < ?"
                                 " ORDER BY started_at, id LIMIT ?",
                                 {lastStart, lastRow, end, exportPage});
        if (!page)
            return page.error();
        for (const auto &row : *page) {
            if (!visit(row))
                return {};
            lastStart = row.record.startedAt;
            lastRow = row.row;
        }
        if (page->size() < exportPage)
            return {};
    }
}

Status SqlReports::eachCounted(UnixMs from, UnixMs to, const std::function<void(const CountedCall &)> &visit)
{
    CountedCall call;
    return database().query("SELECT customer_id, model_asked, labels, started_at FROM requests"
                            " WHERE started_at >= ? AND started_at < ? AND status <> 'refused'",
                            {from, to}, [&](const SqlRow &row) {
                                call.customer = row.integer(0);
                                call.model = row.text(1);
                                const std::string labels = row.text(2);
                                call.labels = labels == "{}" ? Labels() : labelsFromText(labels);
                                call.startedAt = row.integer(3);
                                visit(call);
                                return true;
                            });
}

Result<std::vector<HoldRow>> SqlReports::openHolds()
{
    return readHolds(database());
}

Result<AuditChain> SqlReports::auditChain()
{
    SqlDatabase &from = database();
    Result<AuditChain> chain = AuditChain();
    const auto status = from.readTransaction([&]() -> Status {
        chain = verifyAudit(from);
        return chain ? Status() : Status(chain.error());
    });
    return status ? chain : Result<AuditChain>(status.error());
}

Result<Reports::VerifyTotals> SqlReports::verify()
{
    return verifyRollups(database());
}

std::int64_t SqlReports::databaseBytes()
{
    const auto path = QString::fromStdString(database().path());
    return QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
}

Result<std::vector<HoldRow>> readHolds(SqlDatabase &database)
{
    std::vector<HoldRow> holds;
    const auto status =
        database.query("SELECT request_id, started_at, project_id, key_id, customer_id, customer_name,"
                       " tier, provider, model, amount, labels FROM holds ORDER BY started_at, request_id",
                       {}, [&](const SqlRow &row) {
                           holds.push_back({row.text(0), row.integer(1), row.integer(2), row.integer(3),
                                            row.integer(4), row.text(5), row.text(6), row.text(7),
                                            row.text(8), row.money(9), labelsFromText(row.text(10))});
                           return true;
                       });
    if (!status)
        return status.error();
    return holds;
}

} // namespace llm0
