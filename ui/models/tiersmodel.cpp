#include "models/tiersmodel.h"

#include "format/format.h"

#include <array>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int rows = 9;

QString nameOf(int row)
{
    const std::array<QString, rows> names = {TiersModel::tr("A day"),
                                             TiersModel::tr("A month"),
                                             TiersModel::tr("One request"),
                                             TiersModel::tr("Requests a minute"),
                                             TiersModel::tr("Requests an hour"),
                                             TiersModel::tr("Requests a day"),
                                             TiersModel::tr("Models limited"),
                                             TiersModel::tr("Labels limited"),
                                             TiersModel::tr("At the limit")};
    return names[static_cast<std::size_t>(row)];
}

QString amountText(const MaybeAmount &amount)
{
    return amount ? money(*amount) : TiersModel::tr("no limit");
}

QString countText(const std::optional<std::int64_t> &value)
{
    return value ? count(*value) : TiersModel::tr("no limit");
}

QString behaviorText(const Limits &limits)
{
    if (limits.behavior == u"downgrade"_s)
        return TiersModel::tr("↓ %1").arg(limits.downgradeModel);
    return limits.behavior == u"warn"_s ? TiersModel::tr("warn") : TiersModel::tr("block");
}

QString valueOf(const Limits &limits, int row)
{
    switch (row) {
    case 0:
        return amountText(limits.day);
    case 1:
        return amountText(limits.month);
    case 2:
        return amountText(limits.perRequest);
    case 3:
        return countText(limits.perMinute);
    case 4:
        return countText(limits.perHour);
    case 5:
        return countText(limits.perDay);
    case 6:
        return limits.modelLimits.isEmpty() ? u"–"_s : count(limits.modelLimits.size());
    case 7:
        return limits.labelLimits.isEmpty() ? u"–"_s : count(limits.labelLimits.size());
    default:
        return behaviorText(limits);
    }
}

Pill marginPill(const Margin &margin)
{
    if (!margin.price)
        return {Mark::Idle, MarginsModel::tr("no price")};
    if (margin.customers == 0)
        return {Mark::Idle, MarginsModel::tr("no customers")};
    if (margin.p50 > *margin.price)
        return {Mark::Blocking, MarginsModel::tr("loses")};
    return margin.p95 > *margin.price ? Pill{Mark::Near, MarginsModel::tr("thin")}
                                      : Pill{Mark::Ok, MarginsModel::tr("earns")};
}

/// What is left of the price after the cost, in percent of the price.
QString marginText(const Margin &margin, Amount cost)
{
    if (!margin.price || margin.price->nano <= 0)
        return u"–"_s;
    const std::int64_t price = margin.price->nano;
    const std::int64_t percent =
        static_cast<std::int64_t>((static_cast<long double>(price) - static_cast<long double>(cost.nano))
                                  * 100 / static_cast<long double>(price));
    return u"%1 %"_s.arg(percent);
}

std::vector<Column<Margin>> marginColumns()
{
    using M = Margin;
    return {
        {MarginsModel::tr("Tier"), CellKind::Strong, 0,
         [](const M &m) { return m.tier.isEmpty() ? MarginsModel::tr("no tier") : m.tier; }},
        Column<M>::counts(MarginsModel::tr("Customers"), 88, [](const M &m) { return m.customers; }),
        Column<M>::amounts(MarginsModel::tr("Pays a month"), CellKind::Figure, 106,
                           [](const M &m) { return m.price; }),
        Column<M>::amounts(MarginsModel::tr("Cost p50"), CellKind::Figure, 90,
                           [](const M &m) { return m.p50; }),
        Column<M>::amounts(MarginsModel::tr("Cost p95"), CellKind::Figure, 90,
                           [](const M &m) { return m.p95; }),
        Column<M>::amounts(MarginsModel::tr("Dearest"), CellKind::Figure, 84,
                           [](const M &m) { return m.most; }),
        {MarginsModel::tr("Margin p50"), CellKind::Figure, 94,
         [](const M &m) { return marginText(m, m.p50); }},
        {MarginsModel::tr("Margin p95"), CellKind::Figure, 94,
         [](const M &m) { return marginText(m, m.p95); }},
        Column<M>::amounts(MarginsModel::tr("Cost of all"), CellKind::Figure, 96,
                           [](const M &m) { return m.cost; }),
        Column<M>::pills(MarginsModel::tr("State"), 108, marginPill),
    };
}

} // namespace

MarginsModel::MarginsModel(QObject *parent)
    : RowsModel<Margin>(
        marginColumns(), [](const Margin &a, const Margin &b) { return a.tier == b.tier; }, parent)
{}

void TiersModel::setTiers(const std::optional<Limits> &defaults, const QList<Tier> &tiers)
{
    beginResetModel();
    m_defaults = defaults;
    m_tiers = tiers;
    endResetModel();
}

const Tier *TiersModel::tierAt(int column) const
{
    return column >= 2 && column - 2 < m_tiers.size() ? &m_tiers.at(column - 2) : nullptr;
}

int TiersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : rows;
}

int TiersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2 + static_cast<int>(m_tiers.size());
}

QVariant TiersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rows)
        return {};
    const Tier *tier = tierAt(index.column());
    const QString byDefault = m_defaults ? valueOf(*m_defaults, index.row()) : tr("no limit");
    const QString text = index.column() == 0 ? nameOf(index.row())
                         : !tier             ? byDefault
                                             : valueOf(tier->limits, index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text;
    if (role == CellRole::Kind) {
        if (index.column() == 0)
            return int(CellKind::Secondary);
        return int(tier && text != byDefault ? CellKind::Strong : CellKind::Text);
    }
    return {};
}

QVariant TiersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == CellRole::Width)
        return section == 0 ? 150 : 132;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Limit");
    const Tier *tier = tierAt(section);
    return tier ? tier->slug : tr("default (no tier)");
}

} // namespace llm0::ui
