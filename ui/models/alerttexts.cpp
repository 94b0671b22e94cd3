#include "models/alerttexts.h"

#include "format/format.h"
#include "format/visibletext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::alerts)
};

bool isDay(const QString &window)
{
    return window == u"day"_s;
}

QString customerName(const QString &id)
{
    return id.isEmpty() || id == u"~"_s ? Words::tr("unidentified") : visibleText(id);
}

} // namespace

QString alertWho(const Alert &alert)
{
    if (alert.scope == u"account"_s)
        return Words::tr("Account");
    if (alert.scope == u"project"_s)
        return Words::tr("Project %1").arg(visibleText(alert.project));
    return Words::tr("Customer %1").arg(customerName(alert.customer));
}

QString alertWhat(const Alert &alert)
{
    const bool forecast = alert.basis == u"forecast"_s;
    const bool day = isDay(alert.window);
    if (alert.percent) {
        const QString share = QString::number(*alert.percent);
        if (forecast)
            return day ? Words::tr("is forecast to reach %1 % of its day cap").arg(share)
                       : Words::tr("is forecast to reach %1 % of its month cap").arg(share);
        return day ? Words::tr("reached %1 % of its day cap").arg(share)
                   : Words::tr("reached %1 % of its month cap").arg(share);
    }
    const QString amount = money(alert.threshold);
    if (forecast)
        return day ? Words::tr("is forecast to reach %1 today").arg(amount)
                   : Words::tr("is forecast to reach %1 this month").arg(amount);
    return day ? Words::tr("reached %1 in a day").arg(amount)
               : Words::tr("reached %1 in a month").arg(amount);
}

Pill alertPill(const Alert &alert)
{
    if (alert.state == u"resolved"_s)
        return {Mark::Ok, Words::tr("resolved")};
    if (alert.state == u"snoozed"_s)
        return {Mark::Paused, Words::tr("snoozed")};
    const bool over = alert.limit && alert.spent >= *alert.limit;
    return over ? Pill{Mark::Blocking, Words::tr("cap reached")} : Pill{Mark::Near, Words::tr("open")};
}

QString ruleWho(const AlertRule &rule)
{
    if (rule.scope == u"account"_s)
        return Words::tr("Account");
    if (rule.scope == u"project"_s)
        return rule.projectId.isEmpty() ? Words::tr("Every project")
                                        : Words::tr("Project %1").arg(rule.project);
    if (rule.customer)
        return Words::tr("Customer %1").arg(customerName(*rule.customer));
    return rule.projectId.isEmpty() ? Words::tr("Every customer")
                                    : Words::tr("Every customer of %1").arg(rule.project);
}

QString ruleWhat(const AlertRule &rule)
{
    QString what;
    if (rule.percent)
        what = (isDay(rule.window) ? Words::tr("%1 % of the day cap") : Words::tr("%1 % of the month cap"))
                   .arg(*rule.percent);
    else
        what = (isDay(rule.window) ? Words::tr("%1 a day") : Words::tr("%1 a month"))
                   .arg(money(rule.amount.value_or(Amount{})));
    return rule.basis == u"forecast"_s ? Words::tr("%1, forecast").arg(what) : what;
}

QString historyText(const AlertHistory &history, const QTimeZone &zone)
{
    const QString from = shortDay(history.from.toTimeZone(zone).date());
    const QString to = shortDay(history.to.addSecs(-1).toTimeZone(zone).date());
    if (history.fired == 0)
        return Words::tr("It would not have fired from %1 to %2.").arg(from, to);
    return Words::tr("It would have fired %n time(s) from %1 to %2, with today's caps.", nullptr,
                     static_cast<int>(history.fired))
        .arg(from, to);
}

} // namespace llm0::ui
