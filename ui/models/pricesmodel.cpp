#include "models/pricesmodel.h"

#include "format/format.h"

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

QString rateText(const PriceRow &row, const QString &name)
{
    const auto rate = row.rate(name);
    return rate ? moneyItem(perMillion(*rate)) : u"–"_s;
}

Pill stateOf(const PriceRow &row)
{
    if (row.unpriced)
        return {Mark::Blocking, PricesModel::tr("unpriced")};
    return row.source == u"edited"_s ? Pill{Mark::New, PricesModel::tr("edited")}
                                     : Pill{Mark::Ok, PricesModel::tr("known")};
}

std::vector<Column<PriceRow>> columns()
{
    using P = PriceRow;
    const auto rate = [](const QString &name) {
        return [name](const P &row) { return rateText(row, name); };
    };
    return {{PricesModel::tr("Model"), CellKind::Strong, 204, [](const P &p) { return p.model; }},
            {PricesModel::tr("Provider"), CellKind::Secondary, 80,
             [](const P &p) { return p.provider.isEmpty() ? u"–"_s : p.provider; }},
            {PricesModel::tr("Input $/M"), CellKind::Figure, 80, rate(u"input"_s)},
            {PricesModel::tr("Cached $/M"), CellKind::Figure, 92, rate(u"cache_read"_s)},
            {PricesModel::tr("Output $/M"), CellKind::Figure, 88, rate(u"output"_s)},
            Column<P>::pills(PricesModel::tr("State"), 92, stateOf),
            {PricesModel::tr("Date"), CellKind::Secondary, 92,
             [](const P &p) { return p.date.isEmpty() ? u"–"_s : p.date; }},
            {PricesModel::tr("Source"), CellKind::Secondary, 0, [](const P &p) { return p.source; }}};
}

} // namespace

PricesModel::PricesModel(QObject *parent)
    : RowsModel<PriceRow>(
        columns(),
        [](const PriceRow &a, const PriceRow &b) { return a.provider == b.provider && a.model == b.model; },
        parent)
{}

} // namespace llm0::ui
