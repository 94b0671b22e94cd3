#include "pages/capschecked.h"

#include "format/format.h"
#include "pages/costarithmetic.h"
#include "pages/requesttexts.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::CapsChecked)
};

CheckedCap capFrom(const QJsonObject &o)
{
    CheckedCap cap{textOf(o, u"scope"_s),
                   textOf(o, u"window"_s),
                   maybeAmountOf(o, u"limit_usd"_s),
                   maybeAmountOf(o, u"remaining_usd"_s),
                   amountOf(o, u"spent_usd"_s),
                   amountOf(o, u"reserved_usd"_s)};
    return cap;
}

QString scopeText(const QString &scope, const Request &request)
{
    if (scope == u"account"_s)
        return Words::tr("Account");
    if (scope == u"project"_s)
        return Words::tr("Project %1").arg(request.project);
    if (scope == u"key"_s)
        return Words::tr("Key %1").arg(request.keyName);
    return Words::tr("Customer %1").arg(customerText(request.customer));
}

QString windowText(const QString &window)
{
    if (window == u"day"_s)
        return Words::tr("day");
    return window == u"month"_s ? Words::tr("month") : Words::tr("request");
}

void addScope(QList<CheckedCap> &caps, const Scope &scope)
{
    const auto add = [&](const Window &window, const QString &name) {
        caps.append({scope.kind, name, window.cap, window.left, window.spent, window.reserved});
    };
    if (scope.day.cap || !scope.month.cap)
        add(scope.day, u"day"_s);
    if (scope.month.cap)
        add(scope.month, u"month"_s);
}

} // namespace

QList<CheckedCap> checkedCaps(const Request &request)
{
    const CheckedCap binding = capFrom(request.blockReason);
    QList<CheckedCap> caps;
    for (const QJsonValue &value : request.blockReason.value(u"checked"_s).toArray()) {
        CheckedCap cap = capFrom(value.toObject());
        cap.binds = cap.scope == binding.scope && cap.window == binding.window;
        caps.append(cap);
    }
    if (caps.isEmpty() && binding.limit) {
        caps.append(binding);
        caps.last().binds = true;
    }
    return caps;
}

QList<CheckedCap> capsNow(const Request &request, const Exposure &exposure)
{
    QList<CheckedCap> caps;
    addScope(caps, exposure.account);
    for (const Scope &project : exposure.account.children) {
        if (project.id != request.projectId)
            continue;
        addScope(caps, project);
        for (const Scope &child : project.children) {
            const bool key = child.kind == u"key"_s && child.name == request.keyName;
            const bool customer = child.kind == u"customer"_s && child.name == request.customer;
            if (key || customer)
                addScope(caps, child);
        }
    }
    return caps;
}

QString capName(const CheckedCap &cap, const Request &request)
{
    return Words::tr("%1, %2", "scope, window").arg(scopeText(cap.scope, request), windowText(cap.window));
}

QList<FactTable::Row> capRows(const QList<CheckedCap> &caps, const Request &request, bool withVerdict)
{
    QList<FactTable::Row> rows;
    for (const CheckedCap &cap : caps) {
        const bool perRequest = cap.window == u"request"_s;
        FactTable::Row row{{capName(cap, request), moneyCap(cap.limit),
                            perRequest ? u"–"_s : money(cap.spent), perRequest ? u"–"_s : money(cap.reserved),
                            moneyLeft(cap.left)},
                           {},
                           cap.binds};
        if (withVerdict)
            row.pill =
                cap.binds ? Pill{Mark::Blocking, Words::tr("binds")} : Pill{Mark::Ok, Words::tr("passes")};
        rows.append(row);
    }
    return rows;
}

QString refusalText(const Request &request, const QTimeZone &zone)
{
    const QJsonObject &why = request.blockReason;
    const MaybeAmount limit = maybeAmountOf(why, u"limit_usd"_s);
    if (!limit) {
        const QString told = textOf(why, u"message"_s);
        return told.isEmpty() ? refusalSentence(request.errorCode) : told;
    }
    const CheckedCap cap = capFrom(why);
    const QString needed = moneyItem(amountOf(why, u"needed_usd"_s));
    if (cap.window == u"request"_s)
        return Words::tr("This call could cost up to %1, and %2 may spend at most %3 on one request.")
            .arg(needed, scopeText(cap.scope, request), money(*limit));
    const QString sentence = cap.window == u"day"_s
                                 ? Words::tr("This call could cost up to %1. %2 has %3 left of %4 a day")
                                 : Words::tr("This call could cost up to %1. %2 has %3 left of %4 a month");
    const QString told = sentence.arg(needed, scopeText(cap.scope, request),
                                      moneyItem(cap.left.value_or(Amount{})), money(*limit));
    const QDateTime until = timeOf(why, u"resets_at"_s);
    return until.isValid() ? Words::tr("%1, until %2 %3.")
                                 .arg(told, dayAndTime(until, zone), QString::fromUtf8(zone.id()))
                           : told + u'.';
}

} // namespace llm0::ui
