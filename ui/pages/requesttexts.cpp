#include "pages/requesttexts.h"

#include "format/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("llm0::ui::requests", text);
}

Pill answered(const Request &request)
{
    if (!request.cache.isEmpty() && request.cache != u"miss"_s)
        return {Mark::Cached, tr("from cache")};
    if (request.attempts.size() > 1)
        return {Mark::FailedOver, tr("failed over")};
    if (!request.modelServed.isEmpty() && request.modelServed != request.modelAsked
        && !request.modelAsked.endsWith(u'/' + request.modelServed)
        && !request.modelServed.startsWith(request.modelAsked))
        return {Mark::Downgraded, tr("downgraded")};
    return {Mark::Ok, tr("answered")};
}

} // namespace

Pill resultOf(const Request &request)
{
    if (request.status == u"ok"_s)
        return answered(request);
    if (request.refused()) {
        if (request.errorCode == u"spend_paused"_s)
            return {Mark::Paused, tr("paused")};
        const bool cap = !request.blockReason.isEmpty() || request.errorCode.contains(u"cap"_s);
        return {Mark::Blocking, cap ? tr("blocked") : tr("refused")};
    }
    if (request.status == u"aborted"_s)
        return {Mark::Idle, tr("client left")};
    if (request.status == u"unconfirmed"_s)
        return {Mark::Near, tr("unconfirmed")};
    return {Mark::Near, tr("failed")};
}

QString modelText(const Request &request)
{
    if (resultOf(request).mark == Mark::Downgraded)
        return request.modelAsked + u" → "_s + request.modelServed;
    return request.modelAsked.isEmpty() ? request.modelServed : request.modelAsked;
}

QString customerText(const QString &id)
{
    return id.isEmpty() || id == u"~"_s ? tr("unidentified") : id;
}

QString costText(const Request &request)
{
    return request.refused() ? u"–"_s : moneyItem(request.actual);
}

} // namespace llm0::ui
