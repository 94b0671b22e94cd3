#include "client/dto.h"

#include "format/visibletext.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

bool flag(const QJsonObject &o, const QString &key, bool otherwise)
{
    return o.value(key).toBool(otherwise);
}

std::int64_t sumOf(const QJsonObject &o, std::initializer_list<QString> keys)
{
    std::int64_t sum = 0;
    for (const QString &key : keys)
        sum += integerOf(o, key);
    return sum;
}

JsonBody countsBody(const QJsonObject &counts)
{
    JsonBody body;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        body.integer(it.key(), maybeIntegerOf(counts, it.key()));
    return body;
}

QString displayText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts.append(part.toString());
        return parts.join(u", "_s);
    }
    return value.toString();
}

} // namespace

Status Status::from(const QJsonObject &o)
{
    Status s;
    s.version = textOf(o, u"version"_s);
    s.listen = textOf(o, u"listen"_s);
    s.admin = textOf(o, u"admin"_s);
    s.zoneName = textOf(o, u"budget_time_zone"_s);
    s.ledger = textOf(o, u"ledger"_s);
    s.pricesDate = textOf(o, u"prices_date"_s);
    const QJsonObject pause = o.value(u"paused"_s).toObject();
    if (!pause.isEmpty() || o.value(u"paused"_s).toBool())
        s.paused = Pause{timeOf(pause, u"until"_s), textOf(pause, u"scope"_s), timeOf(pause, u"since"_s),
                         integerOf(pause, u"refused"_s)};
    s.inFlight = integerOf(o, u"in_flight"_s);
    s.databaseBytes = integerOf(o, u"database_bytes"_s);
    s.reserved = amountOf(o, u"reserved"_s);
    s.spentToday = amountOf(o, u"spent_today"_s);
    s.canStillSpend = maybeAmountOf(o, u"can_still_spend_today"_s);
    s.dayResetsAt = timeOf(o, u"day_resets_at"_s);
    return s;
}

CapSet CapSet::from(const QJsonObject &o)
{
    return {maybeAmountOf(o, u"daily_cap_usd"_s), maybeAmountOf(o, u"monthly_cap_usd"_s),
            maybeAmountOf(o, u"per_request_max_usd"_s)};
}

void CapSet::writeTo(JsonBody &body) const
{
    body.amount(u"daily_cap_usd"_s, day)
        .amount(u"monthly_cap_usd"_s, month)
        .amount(u"per_request_max_usd"_s, perRequest);
}

Limits Limits::from(const QJsonObject &o)
{
    return from(o, {});
}

Limits Limits::from(const QJsonObject &o, const QString &prefix)
{
    Limits l;
    l.day = maybeAmountOf(o, prefix + u"daily_spend_limit_usd"_s);
    l.month = maybeAmountOf(o, prefix + u"monthly_spend_limit_usd"_s);
    l.perRequest = maybeAmountOf(o, prefix + u"per_request_max_usd"_s);
    l.perMinute = maybeIntegerOf(o, prefix + u"requests_per_minute"_s);
    l.perHour = maybeIntegerOf(o, prefix + u"requests_per_hour"_s);
    l.perDay = maybeIntegerOf(o, prefix + u"requests_per_day"_s);
    l.behavior = textOf(o, prefix + u"on_limit_behavior"_s);
    l.downgradeModel = textOf(o, prefix + u"downgrade_model"_s);
    l.modelLimits = o.value(prefix + u"model_limits"_s).toObject();
    l.labelLimits = o.value(prefix + u"label_limits"_s).toObject();
    return l;
}

JsonBody Limits::body(const QString &prefix) const
{
    JsonBody b;
    b.amount(prefix + u"daily_spend_limit_usd"_s, day)
        .amount(prefix + u"monthly_spend_limit_usd"_s, month)
        .amount(prefix + u"per_request_max_usd"_s, perRequest)
        .integer(prefix + u"requests_per_minute"_s, perMinute)
        .integer(prefix + u"requests_per_hour"_s, perHour)
        .integer(prefix + u"requests_per_day"_s, perDay)
        .object(prefix + u"model_limits"_s, countsBody(modelLimits))
        .object(prefix + u"label_limits"_s, countsBody(labelLimits))
        .text(prefix + u"on_limit_behavior"_s, behavior.isEmpty() ? u"block"_s : behavior);
    if (downgradeModel.isEmpty())
        return b.null(prefix + u"downgrade_model"_s);
    return b.text(prefix + u"downgrade_model"_s, downgradeModel);
}

Tier Tier::from(const QJsonObject &o)
{
    return {textOf(o, u"slug"_s), Limits::from(o), maybeAmountOf(o, u"monthly_price_usd"_s)};
}

Project Project::from(const QJsonObject &o)
{
    Project p;
    p.id = textOf(o, u"id"_s);
    p.name = visibleText(textOf(o, u"name"_s));
    p.caps = CapSet::from(o);
    p.active = flag(o, u"is_active"_s, true);
    p.spentToday = amountOf(o, u"spend_today"_s);
    p.spentMonth = amountOf(o, u"spend_month"_s);
    return p;
}

GatewayKey GatewayKey::from(const QJsonObject &o)
{
    GatewayKey k;
    k.id = textOf(o, u"id"_s);
    k.projectId = textOf(o, u"project_id"_s);
    k.name = visibleText(textOf(o, u"name"_s));
    k.shown = textOf(o, u"shown"_s);
    k.customer = textOf(o, u"customer_id"_s);
    k.perMinute = maybeIntegerOf(o, u"rate_limit_per_minute"_s);
    k.caps = CapSet::from(o);
    k.active = flag(o, u"is_active"_s, true);
    k.createdAt = timeOf(o, u"created_at"_s);
    k.oldKeyUntil = timeOf(o, u"old_key_until"_s);
    k.spentToday = amountOf(o, u"spend_today"_s);
    k.spentMonth = amountOf(o, u"spend_month"_s);
    return k;
}

Customer Customer::from(const QJsonObject &o)
{
    Customer c;
    c.id = textOf(o, u"customer_id"_s);
    c.name = textOf(o, u"name"_s);
    c.projectId = textOf(o, u"project_id"_s);
    c.tier = textOf(o, u"tier"_s);
    c.state = textOf(o, u"state"_s);
    c.blocked = flag(o, u"blocked"_s, false);
    c.overridden = o.value(u"limits"_s).isObject();
    const QJsonObject effective = o.value(u"effective"_s).toObject();
    c.limitSource = textOf(effective, u"source"_s);
    c.effective = Limits::from(effective);
    c.spentToday = amountOf(o, u"spend_today"_s);
    c.spentMonth = amountOf(o, u"spend_month"_s);
    c.reserved = amountOf(o, u"reserved"_s);
    c.leftToday = maybeAmountOf(o, u"left_today"_s);
    c.leftMonth = maybeAmountOf(o, u"left_month"_s);
    c.requestsMonth = integerOf(o, u"requests_month"_s);
    c.lastSeen = timeOf(o, u"last_seen"_s);
    c.allowedToday = amountOf(o, u"allowed_today"_s);
    c.allowedMonth = amountOf(o, u"allowed_month"_s);
    c.effectiveTier = textOf(effective, u"tier"_s);
    c.outlook = Outlook::from(o);
    c.period = Period::from(o.value(u"period"_s).toObject());
    for (const QJsonValue &cost : o.value(u"trend"_s).toArray())
        c.trend.append(Amount::parse(cost.toString()).value_or(Amount{}));
    c.models = listOf<ModelShare>(o, u"models"_s);
    return c;
}

Window Window::from(const QJsonObject &o)
{
    return {amountOf(o, u"spent"_s), amountOf(o, u"reserved"_s), amountOf(o, u"allowed"_s),
            maybeAmountOf(o, u"cap"_s), maybeAmountOf(o, u"left"_s)};
}

Scope Scope::from(const QJsonObject &o)
{
    Scope s;
    s.kind = textOf(o, u"scope"_s);
    s.id = textOf(o, u"id"_s);
    s.name = visibleText(textOf(o, u"name"_s));
    s.binding = textOf(o, u"binding"_s);
    s.day = Window::from(o.value(u"day"_s).toObject());
    s.month = Window::from(o.value(u"month"_s).toObject());
    s.exposure = maybeAmountOf(o, u"exposure"_s);
    s.outlook = Outlook::from(o);
    s.resetsAt = timeOf(o, u"resets_at"_s);
    s.children = listOf<Scope>(o, u"keys"_s) + listOf<Scope>(o, u"customers"_s);
    return s;
}

Exposure Exposure::from(const QJsonObject &o)
{
    Exposure e;
    e.account = Scope::from(o.value(u"account"_s).toObject());
    e.account.children = listOf<Scope>(o, u"projects"_s);
    return e;
}

Request Request::from(const QJsonObject &o)
{
    Request r;
    r.id = textOf(o, u"request_id"_s);
    r.startedAt = timeOf(o, u"started_at"_s);
    r.projectId = textOf(o, u"project_id"_s);
    r.project = textOf(o, u"project"_s);
    r.keyName = textOf(o, u"key"_s);
    r.customer = textOf(o, u"customer_id"_s);
    r.tier = textOf(o, u"tier"_s);
    r.dialect = textOf(o, u"dialect"_s);
    r.stream = flag(o, u"stream"_s, false);
    r.modelAsked = textOf(o, u"model_asked"_s);
    r.modelServed = textOf(o, u"model_served"_s);
    r.provider = textOf(o, u"provider"_s);
    r.status = textOf(o, u"status"_s);
    r.httpStatus = static_cast<int>(integerOf(o, u"http_status"_s));
    r.errorCode = textOf(o, u"error_code"_s);
    r.blockReason = o.value(u"block_reason"_s).toObject();
    r.estimate = amountOf(o, u"estimate"_s);
    r.reserved = amountOf(o, u"reserved"_s);
    r.actual = amountOf(o, u"actual"_s);
    r.avoided = amountOf(o, u"avoided"_s);
    r.saved = amountOf(o, u"saved"_s);
    r.priceVersion = textOf(o, u"price_version"_s);
    r.usage = o.value(u"usage"_s).toObject();
    r.labels = o.value(u"labels"_s).toObject();
    r.usageEstimated = flag(o, u"usage_estimated"_s, false);
    r.overBound = flag(o, u"over_bound"_s, false);
    r.cache = textOf(o, u"cache"_s);
    r.totalMs = numberOf(o, u"total_ms"_s);
    r.firstByteMs = numberOf(o, u"first_byte_ms"_s);
    r.gatewayMs = numberOf(o, u"gateway_ms"_s);
    for (const QJsonValue &attempt : o.value(u"attempts"_s).toArray())
        r.attempts.append(attempt.toObject());
    return r;
}

std::int64_t Request::inputTokens() const
{
    return sumOf(usage, {u"input"_s, u"cache_read"_s, u"cache_write_5m"_s, u"cache_write_1h"_s,
                         u"input_audio"_s, u"cache_read_audio"_s, u"input_image"_s});
}

std::int64_t Request::outputTokens() const
{
    return sumOf(usage, {u"output"_s, u"output_audio"_s, u"output_image"_s});
}

Provider Provider::from(const QJsonObject &o)
{
    Provider p;
    p.slug = textOf(o, u"slug"_s);
    p.name = visibleText(textOf(o, u"name"_s));
    p.local = textOf(o, u"kind"_s) == u"local"_s;
    p.own = textOf(o, u"kind"_s) == u"custom"_s;
    p.baseUrl = textOf(o, u"base_url"_s);
    p.keySet = flag(o, u"key_set"_s, false);
    p.keySource = textOf(o, u"key_source"_s);
    p.enabled = flag(o, u"enabled"_s, true);
    p.status = textOf(o, u"status"_s);
    p.latencyMs = numberOf(o, u"latency_ms"_s);
    p.message = textOf(o, u"message"_s);
    for (const QJsonValue &model : o.value(u"models"_s).toArray())
        p.models.append(model.isObject() ? textOf(model.toObject(), u"name"_s) : model.toString());
    return p;
}

QList<Setting> Setting::listFrom(const QJsonObject &o)
{
    QList<Setting> out;
    const QJsonObject all = o.value(u"settings"_s).toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject one = it.value().toObject();
        const QJsonValue value = one.value(u"value"_s);
        out.append({it.key(), displayText(value), textOf(one, u"source"_s),
                    flag(one, u"needs_restart"_s, false), value.isNull()});
    }
    return out;
}

} // namespace llm0::ui
