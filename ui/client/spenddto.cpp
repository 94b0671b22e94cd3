#include "client/spenddto.h"

#include "client/dto.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

std::int64_t sizeOf(Amount amount)
{
    return amount.nano < 0 ? -amount.nano : amount.nano;
}

int smallOf(const QJsonObject &o, const QString &key)
{
    return static_cast<int>(integerOf(o, key));
}

} // namespace

ForecastBand ForecastBand::from(const QJsonObject &o)
{
    return {amountOf(o, u"low"_s), amountOf(o, u"likely"_s), amountOf(o, u"high"_s)};
}

Outlook Outlook::from(const QJsonObject &o)
{
    return {ForecastBand::from(o.value(u"forecast"_s).toObject()),
            ForecastBand::from(o.value(u"forecast_month"_s).toObject()), timeOf(o, u"blocks_at"_s),
            timeOf(o, u"blocks_from"_s), timeOf(o, u"blocks_until"_s)};
}

Period Period::from(const QJsonObject &o)
{
    return {smallOf(o, u"days"_s),        smallOf(o, u"known_days"_s), amountOf(o, u"cost"_s),
            amountOf(o, u"saved"_s),      integerOf(o, u"requests"_s), integerOf(o, u"refused"_s),
            integerOf(o, u"cache_hits"_s)};
}

ModelShare ModelShare::from(const QJsonObject &o)
{
    return {textOf(o, u"model"_s), amountOf(o, u"cost"_s)};
}

Replay::Day Replay::Day::from(const QJsonObject &o)
{
    return {timeOf(o, u"day"_s), integerOf(o, u"requests"_s), integerOf(o, u"stopped_requests"_s),
            amountOf(o, u"spent"_s), amountOf(o, u"stopped_cost"_s)};
}

Replay Replay::from(const QJsonObject &o)
{
    Replay r;
    r.days = smallOf(o, u"days"_s);
    r.requests = integerOf(o, u"requests"_s);
    r.stopped = integerOf(o, u"stopped_requests"_s);
    r.stoppedDays = smallOf(o, u"stopped_days"_s);
    r.stoppedCost = amountOf(o, u"stopped_cost"_s);
    r.complete = o.value(u"complete"_s).toBool(true);
    r.byDay = listOf<Day>(o, u"by_day"_s);
    return r;
}

Mover Mover::from(const QJsonObject &o)
{
    return {textOf(o, u"name"_s), amountOf(o, u"cost"_s), amountOf(o, u"baseline"_s),
            amountOf(o, u"delta"_s)};
}

Explanation Explanation::from(const QJsonObject &o)
{
    Explanation e;
    e.start = timeOf(o, u"from"_s);
    e.end = timeOf(o, u"to"_s);
    e.against = textOf(o, u"against"_s);
    const QJsonObject now = o.value(u"now"_s).toObject();
    const QJsonObject before = o.value(u"baseline"_s).toObject();
    e.cost = amountOf(now, u"cost"_s);
    e.baseline = amountOf(before, u"cost"_s);
    e.delta = amountOf(o, u"delta"_s);
    e.requests = integerOf(now, u"requests"_s);
    e.baselineRequests = integerOf(before, u"requests"_s);
    const QJsonObject causes = o.value(u"causes"_s).toObject();
    for (auto it = causes.begin(); it != causes.end(); ++it)
        e.causes.append({it.key(), amountOf(causes, it.key())});
    std::stable_sort(e.causes.begin(), e.causes.end(),
                     [](const Cause &a, const Cause &b) { return sizeOf(a.amount) > sizeOf(b.amount); });
    e.customers = listOf<Mover>(o, u"customers"_s);
    e.keys = listOf<Mover>(o, u"keys"_s);
    e.models = listOf<Mover>(o, u"models"_s);
    return e;
}

WaitingItem WaitingItem::from(const QJsonObject &o)
{
    WaitingItem r;
    r.kind = textOf(o, u"kind"_s);
    r.id = textOf(o, u"id"_s);
    r.name = textOf(o, u"name"_s);
    r.projectId = textOf(o, u"project_id"_s);
    r.project = textOf(o, u"project"_s);
    r.provider = textOf(o, u"provider"_s);
    r.model = textOf(o, u"model"_s);
    r.source = textOf(o, u"source"_s);
    r.tier = textOf(o, u"tier"_s);
    r.dayLimit = maybeAmountOf(o, u"daily_spend_limit_usd"_s);
    r.spentToday = amountOf(o, u"spend_today"_s);
    r.refused = integerOf(o, u"refused"_s);
    r.since = timeOf(o, u"since"_s);
    return r;
}

Margin Margin::from(const QJsonObject &o)
{
    return {textOf(o, u"tier"_s),         maybeAmountOf(o, u"monthly_price_usd"_s),
            integerOf(o, u"customers"_s), amountOf(o, u"cost"_s),
            amountOf(o, u"cost_p50"_s),   amountOf(o, u"cost_p95"_s),
            amountOf(o, u"cost_max"_s)};
}

UsageSum UsageSum::from(const QJsonObject &o)
{
    UsageSum u;
    u.day = textOf(o, u"day"_s);
    u.bucket = textOf(o, u"bucket"_s);
    u.model = textOf(o, u"model"_s);
    u.provider = textOf(o, u"provider"_s);
    u.customer = textOf(o, u"customer"_s);
    u.cost = amountOf(o, u"cost"_s);
    u.saved = amountOf(o, u"saved"_s);
    u.requests = integerOf(o, u"requests"_s);
    u.refused = integerOf(o, u"refused"_s);
    u.cacheHits = integerOf(o, u"cache_hits"_s);
    u.tokens = integerOf(o, u"prompt_tokens"_s) + integerOf(o, u"completion_tokens"_s);
    return u;
}

} // namespace llm0::ui
