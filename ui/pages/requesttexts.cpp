#include "pages/requesttexts.h"

#include "format/format.h"
#include "format/visibletext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::requests)
};

Pill answered(const Request &request)
{
    if (!request.cache.isEmpty() && request.cache != u"miss"_s)
        return {Mark::Cached, Words::tr("from cache")};
    if (request.attempts.size() > 1)
        return {Mark::FailedOver, Words::tr("failed over")};
    if (!request.modelServed.isEmpty() && request.modelServed != request.modelAsked
        && !request.modelAsked.endsWith(u'/' + request.modelServed)
        && !request.modelServed.startsWith(request.modelAsked))
        return {Mark::Downgraded, Words::tr("downgraded")};
    return {Mark::Ok, Words::tr("answered")};
}

} // namespace

Pill resultOf(const Request &request)
{
    if (request.status == u"ok"_s)
        return answered(request);
    if (request.refused()) {
        if (request.errorCode == u"spend_paused"_s)
            return {Mark::Paused, Words::tr("paused")};
        const bool cap = !request.blockReason.isEmpty() || request.errorCode.contains(u"cap"_s);
        return {Mark::Blocking, cap ? Words::tr("blocked") : Words::tr("refused")};
    }
    if (request.status == u"aborted"_s)
        return {Mark::Idle, Words::tr("client left")};
    if (request.status == u"unconfirmed"_s)
        return {Mark::Near, Words::tr("unconfirmed")};
    return {Mark::Near, Words::tr("failed")};
}

QString modelText(const Request &request)
{
    if (resultOf(request).mark == Mark::Downgraded)
        return request.modelAsked + u" → "_s + request.modelServed;
    return request.modelAsked.isEmpty() ? request.modelServed : request.modelAsked;
}

QString customerText(const QString &id)
{
    return id.isEmpty() || id == u"~"_s ? Words::tr("unidentified") : visibleText(id);
}

} // namespace llm0::ui
