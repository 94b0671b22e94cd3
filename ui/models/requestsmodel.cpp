#include "models/requestsmodel.h"

#include "format/format.h"
#include "pages/requesttexts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(llm0::ui::RequestsModel)
};

QString inOut(const Request &request)
{
    return tokens(request.inputTokens()) + u" / "_s + tokens(request.outputTokens());
}

QString cacheText(const Request &request)
{
    if (request.refused() || request.cache.isEmpty())
        return u"–"_s;
    return request.cache == u"exact"_s      ? Words::tr("exact")
           : request.cache == u"semantic"_s ? Words::tr("semantic")
           : request.cache == u"miss"_s     ? Words::tr("miss")
                                            : request.cache;
}

std::vector<Column<Request>> requestColumns(const std::shared_ptr<QTimeZone> &zone)
{
    return {
        {Words::tr("Time"), CellKind::Mono, 112,
         [zone](const Request &r) { return clockTimeExact(r.startedAt, *zone); }},
        {Words::tr("Customer"), CellKind::Text, 116,
         [](const Request &r) { return customerText(r.customer); }},
        {Words::tr("Model"), CellKind::Text, 0, modelText},
        {Words::tr("In / out"), CellKind::Figure, 108, inOut},
        Column<Request>::amounts(
            Words::tr("Estimate"), CellKind::Figure, 104, [](const Request &r) { return r.estimate; },
            moneyItemKnown),
        Column<Request>::amounts(
            Words::tr("Actual"), CellKind::StrongFigure, 116,
            [](const Request &r) { return r.refused() ? MaybeAmount() : MaybeAmount(r.actual); },
            moneyItemKnown),
        {Words::tr("Took"), CellKind::Figure, 78, [](const Request &r) { return milliseconds(r.totalMs); }},
        {Words::tr("Cache"), CellKind::Secondary, 72, cacheText},
        Column<Request>::pills(Words::tr("Result"), 126, resultOf),
    };
}

} // namespace

RequestsModel::RequestsModel(QObject *parent)
    : RequestsModel(std::make_shared<QTimeZone>(QTimeZone::utc()), parent)
{}

RequestsModel::RequestsModel(std::shared_ptr<QTimeZone> zone, QObject *parent)
    : RowsModel<Request>(
        requestColumns(zone), [](const Request &a, const Request &b) { return a.id == b.id; }, parent)
    , m_zone(std::move(zone))
{}

void RequestsModel::setZone(const QTimeZone &zone)
{
    *m_zone = zone;
}

} // namespace llm0::ui
