#include "models/requestsmodel.h"

#include "format/format.h"
#include "pages/requesttexts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("llm0::ui::RequestsModel", text);
}

QString inOut(const Request &request)
{
    return tokens(request.inputTokens()) + u" / "_s + tokens(request.outputTokens());
}

std::vector<Column<Request>> requestColumns(const std::shared_ptr<QTimeZone> &zone)
{
    return {
        {say("Time"), CellKind::Mono, 112,
         [zone](const Request &r) { return clockTimeExact(r.startedAt, *zone); }},
        {say("Customer"), CellKind::Text, 116, [](const Request &r) { return customerText(r.customer); }},
        {say("Model"), CellKind::Text, 0, modelText},
        {say("In / out"), CellKind::Figure, 108, inOut},
        {say("Estimate"), CellKind::Figure, 104, [](const Request &r) { return moneyItem(r.estimate); }},
        {say("Actual"), CellKind::StrongFigure, 116, costText},
        {say("Took"), CellKind::Figure, 78, [](const Request &r) { return milliseconds(r.totalMs); }},
        {say("Cache"), CellKind::Secondary, 72,
         [](const Request &r) { return r.refused() || r.cache.isEmpty() ? u"–"_s : r.cache; }},
        Column<Request>::pills(say("Result"), 126, resultOf),
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
