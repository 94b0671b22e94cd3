#include "storage/sql/limitcolumns.h"
#include "storage/sql/pricecolumns.h"
#include "storage/sql/sqlregistry.h"

#include <limits>

namespace llm0 {

namespace {

/// For LIKE with backslash as escape: nothing in it is a wildcard.
std::string likeText(const std::string &text)
{
    std::string plain;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            plain += '\\';
        plain += c;
    }
    return plain;
}

Result<std::optional<LimitSet>> readLimits(const SqlRow &row, int column)
{
    if (row.isNull(column))
        return std::optional<LimitSet>();
    auto limits = limitsFromText(row.text(column));
    if (!limits)
        return limits.error();
    return std::optional<LimitSet>(std::move(*limits));
}

std::optional<bool> maybeFlag(const SqlRow &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.flag(column));
}

Result<Project> readProject(const SqlRow &row)
{
    auto caps = capsFromText(row.text(4));
    if (!caps)
        return caps.error();
    auto defaults = readLimits(row, 5);
    if (!defaults)
        return defaults.error();
    return Project{row.integer(0),
                   row.text(1),
                   row.text(2),
                   row.text(3),
                   *caps,
                   std::move(*defaults),
                   row.flag(6),
                   row.flag(7),
                   row.flag(8),
                   row.flag(9),
                   row.flag(10),
                   static_cast<int>(row.integer(11)),
                   static_cast<int>(row.integer(12)),
                   row.flag(13),
                   row.flag(14),
                   row.integer(15)};
}

Result<ApiKey> readKey(const SqlRow &row)
{
    auto caps = capsFromText(row.text(7));
    if (!caps)
        return caps.error();
    return ApiKey{row.integer(0),
                  row.text(1),
                  row.integer(2),
                  row.text(3),
                  row.blob(4),
                  row.text(5),
                  row.isNull(6) ? std::nullopt : std::optional(row.integer(6)),
                  *caps,
                  row.text(8),
                  row.flag(9),
                  row.integer(10),
                  maybeFlag(row, 11),
                  maybeFlag(row, 12),
                  row.isNull(13) ? std::string() : row.blob(13),
                  row.isNull(14) ? 0 : row.integer(14)};
}

Result<Tier> readTier(const SqlRow &row)
{
    auto limits = limitsFromText(row.text(2));
    if (!limits)
        return limits.error();
    return Tier{row.integer(0), row.text(1), std::move(*limits),
                row.isNull(3) ? std::nullopt : std::optional(row.money(3))};
}

Result<Customer> readCustomer(const SqlRow &row)
{
    auto limits = readLimits(row, 4);
    if (!limits)
        return limits.error();
    return Customer{row.integer(0),     row.integer(1), row.text(2),   row.text(3),
                    std::move(*limits), row.flag(5),    row.integer(6)};
}

} // namespace

template <typename Row>
Result<std::vector<Row>> SqlRegistry::readAll(std::string_view sql, const SqlValues &values,
                                              const std::function<Result<Row>(const SqlRow &)> &readRow)
{
    std::vector<Row> rows;
    const auto work = [&](SqlDatabase &database) -> Status {
        Status problem;
        const auto status = database.query(sql, values, [&](const SqlRow &row) {
            auto read = readRow(row);
            if (read)
                rows.push_back(std::move(*read));
            else
                problem = read.error();
            return problem.ok();
        });
        return status ? problem : status;
    };
    const auto status = m_journal.readOnWriter(work);
    if (!status)
        return status.error();
    return rows;
}

Result<std::vector<Project>> SqlRegistry::projects()
{
    return readAll<Project>("SELECT id, uuid, user_id, name, caps, defaults, active, require_customer,"
                            " customer_from_body, cache_enabled, semantic_cache_enabled,"
                            " semantic_threshold_permille, cache_ttl_seconds, cache_random, "
                            "cache_per_customer, created_at FROM projects ORDER BY id",
                            {}, readProject);
}

Result<std::vector<ApiKey>> SqlRegistry::keys()
{
    return readAll<ApiKey>("SELECT id, uuid, project_id, name, hash, shown, rate_per_minute, caps,"
                           " pinned_customer, active, created_at, cache_enabled, semantic_cache_enabled,"
                           " old_hash, old_hash_until FROM api_keys ORDER BY id",
                           {}, readKey);
}

Result<std::vector<Tier>> SqlRegistry::tiers()
{
    return readAll<Tier>(
        "SELECT project_id, slug, limits, monthly_price FROM tiers ORDER BY project_id, slug", {}, readTier);
}

/// On the writer's thread from the first to the last: there may be a million.
Status SqlRegistry::eachCustomer(const std::function<void(Customer)> &visit)
{
    return m_journal.readOnWriter([&visit](SqlDatabase &database) {
        Status problem;
        const auto status =
            database.query("SELECT id, project_id, name, tier, override_limits, blocked, first_seen"
                           " FROM customers ORDER BY id",
                           {}, [&](const SqlRow &row) {
                               auto customer = readCustomer(row);
                               if (customer)
                                   visit(*std::move(customer));
                               else
                                   problem = customer.error();
                               return problem.ok();
                           });
        return status ? problem : status;
    });
}

Result<std::map<std::string, std::string>> SqlRegistry::settings()
{
    std::map<std::string, std::string> settings;
    const auto status = m_journal.readOnWriter([&](SqlDatabase &database) {
        return database.query("SELECT name, value FROM settings", {}, [&](const SqlRow &row) {
            settings[row.text(0)] = row.text(1);
            return true;
        });
    });
    if (!status)
        return status.error();
    return settings;
}

Result<std::vector<ModelPrice>> SqlRegistry::editedPrices()
{
    return readAll<ModelPrice>(
        "SELECT price FROM edited_prices WHERE replaced_at IS NULL ORDER BY provider, model", {},
        [](const SqlRow &row) { return priceFromText(row.text(0)); });
}

Result<std::vector<PriceVersion>> SqlRegistry::priceHistory(const std::string &provider,
                                                            const std::string &model)
{
    return readAll<PriceVersion>(
        "SELECT price, created_at, replaced_at FROM edited_prices WHERE provider = ? AND model = ?"
        " ORDER BY id DESC",
        {provider, model}, [](const SqlRow &row) -> Result<PriceVersion> {
            auto price = priceFromText(row.text(0));
            if (!price)
                return price.error();
            return PriceVersion{std::move(*price), row.integer(1), row.isNull(2) ? 0 : row.integer(2)};
        });
}

Result<std::vector<Allowance>> SqlRegistry::allowances(UnixMs since)
{
    return readAll<Allowance>(
        "SELECT scope, scope_id, span, window_start, amount FROM allowances WHERE window_start >= ?", {since},
        [](const SqlRow &row) -> Result<Allowance> {
            return Allowance{row.text(0), row.integer(1), row.text(2), row.integer(3), row.money(4)};
        });
}

Result<std::set<std::pair<std::string, std::string>>> SqlRegistry::reviewed()
{
    using Subject = std::pair<std::string, std::string>;
    const auto rows =
        readAll<Subject>("SELECT kind, subject FROM reviewed", {}, [](const SqlRow &row) -> Result<Subject> {
            return Subject{row.text(0), row.text(1)};
        });
    if (!rows)
        return rows.error();
    return std::set<Subject>(rows->begin(), rows->end());
}

Result<std::vector<AuditEvent>> SqlRegistry::audit(const AuditFilter &filter)
{
    std::string where = " WHERE id < ?";
    SqlValues values = {filter.beforeId > 0 ? filter.beforeId : std::numeric_limits<std::int64_t>::max()};
    const auto add = [&](const std::string &condition, const SqlValues &more) {
        where += " AND " + condition;
        values.insert(values.end(), more.begin(), more.end());
    };
    if (!filter.actor.empty())
        add("actor = ?", {filter.actor});
    if (!filter.action.empty())
        add("action LIKE ? ESCAPE '\\'", {likeText(filter.action) + "%"});
    if (!filter.text.empty()) {
        const std::string anywhere = "%" + likeText(filter.text) + "%";
        add("(action LIKE ? ESCAPE '\\' OR target LIKE ? ESCAPE '\\' OR before_json LIKE ? ESCAPE '\\'"
            " OR after_json LIKE ? ESCAPE '\\')",
            {anywhere, anywhere, anywhere, anywhere});
    }
    if (filter.from > 0)
        add("at >= ?", {filter.from});
    if (filter.to > 0)
        add("at < ?", {filter.to});
    values.emplace_back(filter.limit);
    return readAll<AuditEvent>("SELECT at, actor, action, target, before_json, after_json, id"
                               " FROM audit_events"
                                   + where + " ORDER BY id DESC LIMIT ?",
                               values, [](const SqlRow &row) -> Result<AuditEvent> {
                                   return AuditEvent{row.integer(0), row.text(1), row.text(2),   row.text(3),
                                                     row.text(4),    row.text(5), row.integer(6)};
                               });
}

} // namespace llm0
