#include "models/customersmodel.h"

#include "format/format.h"
#include "pages/requesttexts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int mostPages = 40;

QString mixText(const Customer &c)
{
    Amount total;
    for (const ModelShare &share : c.models)
        total = total + share.cost;
    QStringList parts;
    for (const ModelShare &share : c.models.first(std::min<qsizetype>(c.models.size(), 2)))
        parts.append(u"%1 %2 %"_s.arg(share.model).arg((permilleOf(share.cost, total) + 5) / 10));
    return parts.isEmpty() ? u"–"_s : parts.join(u", "_s);
}

QString whenText(const QDateTime &at, const QTimeZone &zone)
{
    if (!at.isValid())
        return u"–"_s;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (at <= now)
        return CustomersModel::tr("now");
    return at.toTimeZone(zone).date() == now.toTimeZone(zone).date()
               ? u"~"_s + at.toTimeZone(zone).toString(u"HH:mm"_s)
               : u"~"_s + shortDay(at.toTimeZone(zone).date());
}

QList<qreal> curveOf(const QList<Amount> &days)
{
    Amount most{1};
    for (const Amount day : days)
        most = std::max(most, day);
    QList<qreal> curve;
    for (const Amount day : days)
        curve.append(static_cast<qreal>(day.nano) / static_cast<qreal>(most.nano));
    return curve;
}

using C = Customer;

std::vector<Column<Customer>> customerColumns(const QTimeZone &zone)
{
    return {
        {CustomersModel::tr("Customer"), CellKind::Strong, 0,
         [](const C &c) { return customerText(c.name); }},
        {CustomersModel::tr("Tier"), CellKind::Secondary, 54,
         [](const C &c) { return c.effectiveTier.isEmpty() ? u"–"_s : c.effectiveTier; }},
        Column<C>::amounts(CustomersModel::tr("Today"), CellKind::Figure, 72,
                           [](const C &c) { return c.spentToday; }),
        Column<C>::amounts(CustomersModel::tr("Month"), CellKind::Figure, 78,
                           [](const C &c) { return c.spentMonth; }),
        Column<C>::bars(
            CustomersModel::tr("Day cap"), 92, [](const C &c) { return c.effective.day; },
            [](const C &c) {
                const MaybeAmount cap = c.effective.day;
                return Bar::of(c.spentToday, c.reserved, cap ? MaybeAmount(*cap + c.allowedToday) : cap);
            }),
        Column<C>::amounts(
            CustomersModel::tr("Left"), CellKind::Figure, 66, [](const C &c) { return c.leftToday; },
            moneyLeft),
        Column<C>::curves(
            CustomersModel::tr("Trend"), 66, [](const C &c) { return c.period.cost; },
            [](const C &c) { return curveOf(c.trend); }),
        Column<C>::pills(CustomersModel::tr("State"), 88, customerState),
        Column<C>::amounts(CustomersModel::tr("Forecast"), CellKind::Figure, 80,
                           [](const C &c) { return c.outlook.day.likely; }),
        {CustomersModel::tr("Blocks at"), CellKind::Secondary, 84,
         [zone](const C &c) { return whenText(c.outlook.blocksAt, zone); }},
        Column<C>::amounts(CustomersModel::tr("Period"), CellKind::Figure, 84,
                           [](const C &c) { return c.period.cost; }),
        Column<C>::counts(CustomersModel::tr("Requests"), 84, [](const C &c) { return c.period.requests; }),
        Column<C>::amounts(CustomersModel::tr("Cache saved"), CellKind::Figure, 92,
                           [](const C &c) { return c.period.saved; }),
        Column<C>::counts(CustomersModel::tr("Blocked"), 74, [](const C &c) { return c.period.refused; }),
        {CustomersModel::tr("Model mix"), CellKind::Secondary, 210, mixText},
        {CustomersModel::tr("Last seen"), CellKind::Secondary, 120,
         [zone](const C &c) { return c.lastSeen.isValid() ? dayAndTime(c.lastSeen, zone) : u"–"_s; }},
    };
}

} // namespace

Pill customerState(const Customer &customer)
{
    if (customer.blocked || customer.state == u"blocked"_s)
        return {Mark::Blocking, CustomersModel::tr("blocked")};
    if (customer.state == u"blocking"_s)
        return {Mark::Blocking, CustomersModel::tr("blocking")};
    if (customer.state == u"near"_s)
        return {Mark::Near, CustomersModel::tr("near")};
    if (customer.state == u"new"_s)
        return {Mark::New, CustomersModel::tr("new")};
    return {Mark::Ok, CustomersModel::tr("ok")};
}

CustomersModel::CustomersModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(customerColumns(m_zone))
{}

QString CustomersModel::sortName(int column)
{
    switch (column) {
    case Name:
        return u"name"_s;
    case Tier:
        return u"tier"_s;
    case Today:
        return u"today"_s;
    case Month:
        return u"month"_s;
    case Left:
        return u"left"_s;
    case Trend:
    case PeriodCost:
        return u"cost"_s;
    case Requests:
        return u"requests"_s;
    case Saved:
        return u"saved"_s;
    case Refused:
        return u"refused"_s;
    default:
        return {};
    }
}

void CustomersModel::setSort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_order = order;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void CustomersModel::start(int total, int offset, const QList<Customer> &rows)
{
    m_columns = customerColumns(m_zone);
    if (total == m_total) { // the same list in another order or with other figures: no jump of the view
        m_pages.clear();
        m_recent.clear();
        m_asked.clear();
        put(total, offset, rows);
        if (total > 0)
            Q_EMIT dataChanged(index(0, 0), index(total - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_total = total;
    m_pages = {{offset, rows}};
    m_recent = {offset};
    m_asked.clear();
    endResetModel();
}

void CustomersModel::put(int total, int offset, const QList<Customer> &rows)
{
    if (total > m_total) {
        beginInsertRows({}, m_total, total - 1);
        m_total = total;
        endInsertRows();
    } else if (total < m_total) {
        beginRemoveRows({}, total, m_total - 1);
        m_total = total;
        endRemoveRows();
    }
    m_asked.remove(offset);
    m_recent.removeAll(offset);
    m_recent.append(offset);
    m_pages.insert(offset, rows);
    forgetOld();
    if (!rows.isEmpty())
        Q_EMIT dataChanged(
            index(offset, 0),
            index(std::min(offset + static_cast<int>(rows.size()), m_total) - 1, columnCount() - 1));
}

void CustomersModel::forgetOld()
{
    while (m_recent.size() > mostPages)
        m_pages.remove(m_recent.takeFirst());
}

void CustomersModel::updateRow(const Customer &customer)
{
    const int row = find(customer.projectId, customer.id);
    if (row < 0)
        return;
    m_pages[row / pageSize * pageSize][row % pageSize] = customer;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

const Customer *CustomersModel::at(int row) const
{
    if (row < 0)
        return nullptr;
    const auto page = m_pages.constFind(row / pageSize * pageSize);
    return page != m_pages.cend() && row % pageSize < page->size() ? &page->at(row % pageSize) : nullptr;
}

int CustomersModel::find(const QString &projectId, const QString &id) const
{
    for (auto page = m_pages.cbegin(); page != m_pages.cend(); ++page)
        for (int i = 0; i < page->size(); ++i)
            if (page->at(i).id == id && page->at(i).projectId == projectId)
                return page.key() + i;
    return -1;
}

QList<int> CustomersModel::pagesHeld() const
{
    return m_recent;
}

void CustomersModel::want(int row) const
{
    const int offset = row / pageSize * pageSize;
    if (m_asked.contains(offset) || !onPageWanted)
        return;
    m_asked.insert(offset);
    onPageWanted(offset);
}

int CustomersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_total;
}

int CustomersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant CustomersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_total)
        return {};
    const Column<Customer> &column = m_columns[static_cast<std::size_t>(index.column())];
    const Customer *row = at(index.row());
    if (row)
        return cellData(column, *row, role);
    if (role == Qt::DisplayRole)
        want(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return index.column() == 0 ? QVariant(u"…"_s) : QVariant();
    return role == CellRole::Kind ? QVariant(int(CellKind::Secondary)) : QVariant();
}

QVariant CustomersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const QVariant heading = columnHeading(m_columns[static_cast<std::size_t>(section)], role);
    if (role != Qt::DisplayRole || section != m_sortColumn)
        return heading;
    return QString(heading.toString() + (m_order == Qt::AscendingOrder ? u" ▴"_s : u" ▾"_s));
}

} // namespace llm0::ui
