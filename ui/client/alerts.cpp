#include "client/alerts.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {

AlertRule AlertRule::from(const QJsonObject &o)
{
    AlertRule rule;
    rule.id = textOf(o, u"id"_s);
    rule.scope = textOf(o, u"scope"_s);
    rule.projectId = textOf(o, u"project_id"_s);
    rule.project = textOf(o, u"project"_s);
    if (o.value(u"customer_id"_s).isString())
        rule.customer = textOf(o, u"customer_id"_s);
    rule.window = textOf(o, u"window"_s);
    rule.basis = textOf(o, u"basis"_s);
    rule.percent = maybeIntegerOf(o, u"percent"_s);
    rule.amount = maybeAmountOf(o, u"amount_usd"_s);
    rule.enabled = o.value(u"enabled"_s).toBool(true);
    return rule;
}

JsonBody AlertRule::body() const
{
    JsonBody body;
    body.text(u"scope"_s, scope).text(u"window"_s, window).text(u"basis"_s, basis);
    if (projectId.isEmpty())
        body.null(u"project_id"_s);
    else
        body.text(u"project_id"_s, projectId);
    if (customer)
        body.text(u"customer_id"_s, *customer);
    else
        body.null(u"customer_id"_s);
    if (percent)
        body.integer(u"percent"_s, percent);
    else
        body.amount(u"amount_usd"_s, amount);
    return body.boolean(u"enabled"_s, enabled);
}

Alert Alert::from(const QJsonObject &o)
{
    Alert alert;
    alert.id = textOf(o, u"id"_s);
    alert.ruleId = textOf(o, u"rule_id"_s);
    alert.scope = textOf(o, u"scope"_s);
    alert.project = textOf(o, u"project"_s);
    alert.customer = textOf(o, u"customer_id"_s);
    alert.window = textOf(o, u"window"_s);
    alert.basis = textOf(o, u"basis"_s);
    alert.state = textOf(o, u"state"_s);
    alert.percent = maybeIntegerOf(o, u"percent"_s);
    alert.windowStart = timeOf(o, u"window_start"_s);
    alert.windowEnd = timeOf(o, u"window_end"_s);
    alert.firedAt = timeOf(o, u"fired_at"_s);
    alert.snoozedUntil = timeOf(o, u"snoozed_until"_s);
    alert.threshold = amountOf(o, u"threshold_usd"_s);
    alert.spent = amountOf(o, u"spent_usd"_s);
    alert.limit = maybeAmountOf(o, u"limit_usd"_s);
    alert.forecast = maybeAmountOf(o, u"forecast_usd"_s);
    return alert;
}

AlertHistory AlertHistory::read(const QJsonObject &o)
{
    return {timeOf(o, u"from"_s), timeOf(o, u"to"_s), integerOf(o, u"fired"_s)};
}

} // namespace llm0::ui
