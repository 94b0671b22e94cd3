#include "storage/sql/sqlregistry.h"

#include "storage/sql/auditrow.h"
#include "storage/sql/limitcolumns.h"
#include "storage/sql/pricecolumns.h"

namespace llm0 {

namespace {

std::optional<std::string> limitsColumn(const std::optional<LimitSet> &limits)
{
    return limits ? std::optional(limitsToText(*limits)) : std::nullopt;
}

SqlValues projectValues(const Project &p)
{
    return {p.uuid,
            p.userId,
            p.name,
            capsToText(p.caps),
            limitsColumn(p.defaults),
            p.active,
            p.requireCustomer,
            p.customerFromBody,
            p.cacheEnabled,
            p.semanticCacheEnabled,
            p.semanticThresholdPermille,
            p.cacheTtlSeconds,
            p.cacheRandom,
            p.cachePerCustomer,
            p.createdAt};
}

SqlValues keyValues(const ApiKey &k)
{
    return {k.uuid,
            k.project,
            k.name,
            SqlValue::blob(k.hash),
            k.shown,
            k.ratePerMinute,
            capsToText(k.caps),
            k.pinnedCustomer,
            k.active,
            k.createdAt,
            k.cacheEnabled,
            k.semanticCacheEnabled,
            k.oldHash.empty() ? SqlValue(std::optional<std::string>()) : SqlValue::blob(k.oldHash),
            k.oldHashUntil == 0 ? std::optional<std::int64_t>() : std::optional(k.oldHashUntil)};
}

Error missing(const std::string &what)
{
    return {ErrorCode::NotFound, "There is no such " + what + ".", {}};
}

Status changeOne(SqlDatabase &database, std::string_view sql, const SqlValues &values,
                 const std::string &what)
{
    const auto rows = database.change(sql, values);
    if (!rows)
        return rows.error();
    return *rows > 0 ? Status() : Status(missing(what));
}

Status putSetting(SqlDatabase &database, const std::string &name, const std::optional<std::string> &value)
{
    if (!value)
        return database.run("DELETE FROM settings WHERE name = ?", {name});
    return database.run("INSERT INTO settings (name, value) VALUES (?, ?)"
                        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                        {name, *value});
}

constexpr std::string_view retirePrice =
    "UPDATE edited_prices SET replaced_at = ? WHERE provider = ? AND model = ? AND replaced_at IS NULL";

} // namespace

Status SqlRegistry::change(const SqlJournal::Work &work, const AuditEvent &audit)
{
    return m_journal.runOnWriter([&](SqlDatabase &database) -> Status {
        if (auto status = work(database); !status)
            return status;
        return writeAuditRow(database, audit);
    });
}

Result<std::int64_t> SqlRegistry::insert(std::string_view sql, const SqlValues &values,
                                         const AuditEvent &audit)
{
    std::int64_t id = 0;
    const auto work = [&](SqlDatabase &database) -> Status {
        const auto inserted = database.number(sql, values);
        if (!inserted)
            return inserted.error();
        id = *inserted;
        return {};
    };
    const auto status = change(work, audit);
    return status ? Result<std::int64_t>(id) : Result<std::int64_t>(status.error());
}

Status SqlRegistry::update(std::string_view sql, const SqlValues &values, const std::string &what,
                           const AuditEvent &audit)
{
    return change([&](SqlDatabase &database) { return changeOne(database, sql, values, what); }, audit);
}

Result<ProjectId> SqlRegistry::insertProject(const Project &project, const AuditEvent &audit)
{
    return insert("INSERT INTO projects (uuid, user_id, name, caps, defaults, active, require_customer,"
                  " customer_from_body, cache_enabled, semantic_cache_enabled, semantic_threshold_permille,"
                  " cache_ttl_seconds, cache_random, cache_per_customer, created_at)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                  projectValues(project), audit);
}

Status SqlRegistry::updateProject(const Project &project, const AuditEvent &audit)
{
    auto values = projectValues(project);
    values.emplace_back(project.id);
    return update(
        "UPDATE projects SET uuid = ?, user_id = ?, name = ?, caps = ?, defaults = ?, active = ?,"
        " require_customer = ?, customer_from_body = ?, cache_enabled = ?, semantic_cache_enabled = ?,"
        " semantic_threshold_permille = ?, cache_ttl_seconds = ?, cache_random = ?,"
        " cache_per_customer = ?, created_at = ? WHERE id = ?",
        values, "project", audit);
}

Result<KeyId> SqlRegistry::insertKey(const ApiKey &key, const AuditEvent &audit)
{
    return insert("INSERT INTO api_keys (uuid, project_id, name, hash, shown, rate_per_minute, caps,"
                  " pinned_customer, active, created_at, cache_enabled, semantic_cache_enabled,"
                  " old_hash, old_hash_until)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                  keyValues(key), audit);
}

Status SqlRegistry::updateKey(const ApiKey &key, const AuditEvent &audit)
{
    auto values = keyValues(key);
    values.emplace_back(key.id);
    return update(
        "UPDATE api_keys SET uuid = ?, project_id = ?, name = ?, hash = ?, shown = ?,"
        " rate_per_minute = ?, caps = ?, pinned_customer = ?, active = ?, created_at = ?, cache_enabled = ?,"
        " semantic_cache_enabled = ?, old_hash = ?, old_hash_until = ? WHERE id = ?",
        values, "key", audit);
}

Status SqlRegistry::putTier(const Tier &tier, const AuditEvent &audit)
{
    return update("INSERT INTO tiers (project_id, slug, limits, monthly_price) VALUES (?, ?, ?, ?)"
                  " ON CONFLICT (project_id, slug) DO UPDATE SET limits = excluded.limits,"
                  " monthly_price = excluded.monthly_price",
                  {tier.project, tier.slug, limitsToText(tier.limits), tier.monthlyPrice}, "tier", audit);
}

Status SqlRegistry::deleteTier(ProjectId project, const std::string &slug, const AuditEvent &audit)
{
    return update("DELETE FROM tiers WHERE project_id = ? AND slug = ?", {project, slug}, "tier", audit);
}

Status SqlRegistry::putCustomer(const Customer &c, const AuditEvent &audit)
{
    return update("INSERT INTO customers (id, project_id, name, tier, override_limits, blocked, first_seen)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET tier = excluded.tier,"
                  " override_limits = excluded.override_limits, blocked = excluded.blocked",
                  {c.id, c.project, c.name, c.tier, limitsColumn(c.override_), c.blocked, c.firstSeen},
                  "customer", audit);
}

Status SqlRegistry::addAllowance(const Allowance &a, const AuditEvent &audit)
{
    return update(
        "INSERT INTO allowances (scope, scope_id, span, window_start, amount) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (scope, scope_id, span, window_start) DO UPDATE SET"
        " amount = allowances.amount + excluded.amount",
        {a.scope, a.scopeId, a.window, a.windowStart, a.amount}, "allowance", audit);
}

Status SqlRegistry::markReviewed(const std::string &kind, const std::string &subject, const AuditEvent &audit)
{
    return change(
        [&](SqlDatabase &database) {
            return database.run("INSERT INTO reviewed (kind, subject, at) VALUES (?, ?, ?)"
                                " ON CONFLICT (kind, subject) DO UPDATE SET at = excluded.at",
                                {kind, subject, audit.at});
        },
        audit);
}

Status SqlRegistry::putSettings(const std::map<std::string, std::optional<std::string>> &values,
                                const AuditEvent &audit)
{
    const auto work = [&](SqlDatabase &database) -> Status {
        for (const auto &[name, value] : values) {
            if (auto status = putSetting(database, name, value); !status)
                return status;
        }
        return {};
    };
    return change(work, audit);
}

Status SqlRegistry::putPrice(const ModelPrice &price, const AuditEvent &audit)
{
    const auto work = [&](SqlDatabase &database) -> Status {
        if (auto status = database.run(retirePrice, {audit.at, price.provider, price.model}); !status)
            return status;
        return database.run(
            "INSERT INTO edited_prices (provider, model, price, created_at) VALUES (?, ?, ?, ?)",
            {price.provider, price.model, priceToText(price), audit.at});
    };
    return change(work, audit);
}

Status SqlRegistry::deletePrice(const std::string &provider, const std::string &model,
                                const AuditEvent &audit)
{
    return update(retirePrice, {audit.at, provider, model}, "edited price", audit);
}

} // namespace llm0
