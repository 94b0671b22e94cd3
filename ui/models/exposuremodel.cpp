#include "models/exposuremodel.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "models/rowsmodel.h"

#include <algorithm>

namespace llm0::ui {
namespace {

constexpr quintptr topLevel = 0; // children carry their project's row + 1

bool sameShape(const QList<Scope> &a, const QList<Scope> &b)
{
    if (a.size() != b.size())
        return false;
    for (int i = 0; i < a.size(); ++i)
        if (a.at(i).id != b.at(i).id || a.at(i).kind != b.at(i).kind
            || !sameShape(a.at(i).children, b.at(i).children))
            return false;
    return true;
}

bool hasNoKey(const Scope &scope)
{
    return scope.kind == QLatin1String("project")
           && std::none_of(scope.children.begin(), scope.children.end(),
                           [](const Scope &child) { return child.kind == QLatin1String("key"); });
}

CellKind kindOf(int column)
{
    switch (column) {
    case ExposureModel::Spent:
    case ExposureModel::Reserved:
    case ExposureModel::Left:
        return CellKind::Figure;
    case ExposureModel::CapShare:
        return CellKind::Bar;
    case ExposureModel::Binding:
    case ExposureModel::BlocksAt:
        return CellKind::Secondary;
    case ExposureModel::State:
        return CellKind::Pill;
    default:
        return CellKind::Text;
    }
}

} // namespace

ExposureModel::ExposureModel(QObject *parent) : QAbstractItemModel(parent) {}

void ExposureModel::setExposure(const Exposure &exposure, const QTimeZone &zone)
{
    m_zone = zone;
    const QList<Scope> &projects = exposure.account.children;
    if (!sameShape(projects, m_projects)) {
        beginResetModel();
        m_projects = projects;
        endResetModel();
        return;
    }
    m_projects = projects;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex top = index(row, 0);
        Q_EMIT dataChanged(top, index(row, ColumnCount - 1));
        if (rowCount(top) > 0)
            Q_EMIT dataChanged(index(0, 0, top), index(rowCount(top) - 1, ColumnCount - 1, top));
    }
}

void ExposureModel::setMonth(bool month)
{
    beginResetModel();
    m_month = month;
    endResetModel();
}

const Scope *ExposureModel::scopeAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (index.internalId() == topLevel)
        return index.row() < m_projects.size() ? &m_projects.at(index.row()) : nullptr;
    const auto project = static_cast<qsizetype>(index.internalId() - 1);
    if (project >= m_projects.size() || index.row() >= m_projects.at(project).children.size())
        return nullptr;
    return &m_projects.at(project).children.at(index.row());
}

QModelIndex ExposureModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : topLevel);
}

QModelIndex ExposureModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, topLevel);
}

int ExposureModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_projects.size());
    if (parent.internalId() != topLevel || parent.column() != 0 || parent.row() >= m_projects.size())
        return 0;
    return static_cast<int>(m_projects.at(parent.row()).children.size());
}

int ExposureModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ExposureModel::bindingText(const QString &binding)
{
    if (binding.isEmpty())
        return tr("none");
    const std::pair<QString, QString> known[] = {
        {QStringLiteral("account day"), tr("account day")},
        {QStringLiteral("account month"), tr("account month")},
        {QStringLiteral("project day"), tr("project day")},
        {QStringLiteral("project month"), tr("project month")},
        {QStringLiteral("key day"), tr("key day")},
        {QStringLiteral("key month"), tr("key month")},
        {QStringLiteral("customer day"), tr("customer day")},
        {QStringLiteral("customer month"), tr("customer month")},
        {QStringLiteral("keys"), tr("sum of its keys")},
        {QStringLiteral("customers"), tr("sum of its customers")},
        {QStringLiteral("inactive"), tr("inactive")},
    };
    for (const auto &[told, shown] : known)
        if (told == binding)
            return shown;
    return binding;
}

QString ExposureModel::textOf(const Scope &scope, int column) const
{
    const Window &window = windowOf(scope);
    switch (column) {
    case Name:
        if (scope.kind == QLatin1String("key"))
            return tr("key %1").arg(scope.name);
        return scope.name.isEmpty() ? tr("unidentified") : scope.name;
    case Spent:
        return money(window.spent);
    case Reserved:
        return money(window.reserved);
    case CapShare:
        return window.cap ? tr("cap %1").arg(money(*window.cap)) : tr("no cap");
    case Left:
        return moneyLeft(leftOf(scope));
    case Binding:
        return bindingText(scope.binding);
    case BlocksAt:
        return blocksText(scope);
    case State:
        return pillOf(scope).text;
    default:
        return {};
    }
}

MaybeAmount ExposureModel::leftOf(const Scope &scope) const
{
    return !m_month && scope.exposure ? scope.exposure : windowOf(scope).left;
}

QVariant ExposureModel::exactOf(const Scope &scope, int column) const
{
    const Window &window = windowOf(scope);
    const MaybeAmount amount = column == Spent      ? window.spent
                               : column == Reserved ? window.reserved
                               : column == CapShare ? window.cap
                               : column == Left     ? leftOf(scope)
                                                    : MaybeAmount();
    return amount ? QVariant(amount->text()) : QVariant();
}

QString ExposureModel::blocksText(const Scope &scope) const
{
    if (isSpent(scope))
        return tr("blocking");
    const QDateTime at = scope.outlook.blocksAt;
    if (!at.isValid())
        return QStringLiteral("–");
    const qint64 minutes = QDateTime::currentDateTimeUtc().secsTo(at) / 60;
    if (minutes < 60)
        return tr("in ~%1 min").arg(std::max<qint64>(minutes, 1));
    return at.toTimeZone(m_zone).date() == QDateTime::currentDateTimeUtc().toTimeZone(m_zone).date()
               ? QStringLiteral("~") + at.toTimeZone(m_zone).toString(QStringLiteral("HH:mm"))
               : QStringLiteral("~") + shortDay(at.toTimeZone(m_zone).date());
}

bool ExposureModel::isSpent(const Scope &scope) const
{
    const MaybeAmount &left = windowOf(scope).left;
    return (left && left->nano <= 0) || (scope.exposure && scope.exposure->nano <= 0);
}

Pill ExposureModel::pillOf(const Scope &scope) const
{
    const Window &window = windowOf(scope);
    if (hasNoKey(scope))
        return {Mark::Idle, tr("no key")};
    if (!window.cap && !scope.exposure)
        return {Mark::Idle, tr("uncapped")};
    if (isSpent(scope))
        return {Mark::Blocking, tr("blocking")};
    if (window.cap && permilleOf(window.spent + window.reserved, *window.cap) >= 800)
        return {Mark::Near, tr("near")};
    return {Mark::Ok, tr("guarding")};
}

QVariant ExposureModel::data(const QModelIndex &index, int role) const
{
    const Scope *scope = scopeAt(index);
    if (!scope)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return visibleText(textOf(*scope, index.column()));
    case CellRole::Exact:
        return exactOf(*scope, index.column());
    case CellRole::Kind:
        return int(kindOf(index.column()));
    case CellRole::BarValue:
        return QVariant::fromValue(
            Bar::of(windowOf(*scope).spent, windowOf(*scope).reserved, windowOf(*scope).raisedCap()));
    case CellRole::PillValue:
        return QVariant::fromValue(pillOf(*scope));
    default:
        return {};
    }
}

QVariant ExposureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isFigure(kindOf(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Scope"), tr("Spent"),       tr("Reserved"),  tr("Cap"),
                              tr("Left"),  tr("Binding cap"), tr("Blocks at"), tr("State")};
    return section < ColumnCount ? titles[section] : QString();
}

} // namespace llm0::ui
