#pragma once

#include "format/format.h"
#include "format/visibletext.h"
#include "widgets/cells.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace llm0::ui {

/// One column over rows of T: a heading and how to read a row.
template <typename T>
struct Column {
    using Text = std::function<QString(const T &)>;
    using PillOf = std::function<Pill(const T &)>;
    using BarOf = std::function<Bar(const T &)>;
    using CurveOf = std::function<QList<qreal>(const T &)>;
    using AmountOf = std::function<MaybeAmount(const T &)>;
    using CountOf = std::function<std::int64_t(const T &)>;

    /// `pixels` of width; 0 takes what is left.
    Column(const QString &heading, CellKind cellKind, int pixels, Text textOf)
        : title(heading)
        , kind(cellKind)
        , width(pixels)
        , text(std::move(textOf))
    {}
    static Column pills(const QString &heading, int pixels, PillOf pillOf)
    {
        Column column(heading, CellKind::Pill, pixels, nullptr);
        column.pill = std::move(pillOf);
        return column;
    }
    /// Shown as `shown` has it, copied with all its digits.
    static Column amounts(const QString &heading, CellKind kind, int pixels, AmountOf amountOf,
                          QString (*shown)(const MaybeAmount &) = moneyKnown)
    {
        Column column(heading, kind, pixels,
                      [amountOf, shown](const T &row) { return shown(amountOf(row)); });
        column.exact = [amountOf](const T &row) {
            const MaybeAmount amount = amountOf(row);
            return amount ? amount->text() : QString();
        };
        return column;
    }
    static Column counts(const QString &heading, int pixels, CountOf countOf)
    {
        Column column(heading, CellKind::Figure, pixels,
                      [countOf](const T &row) { return count(countOf(row)); });
        column.exact = [countOf](const T &row) { return QString::number(countOf(row)); };
        return column;
    }
    /// A cap.
    static Column bars(const QString &heading, int pixels, AmountOf capOf, BarOf barOf)
    {
        Column column = amounts(heading, CellKind::Bar, pixels, std::move(capOf), moneyCap);
        column.bar = std::move(barOf);
        return column;
    }

    static Column curves(const QString &heading, int pixels, AmountOf sumOf, CurveOf curveOf)
    {
        Column column = amounts(heading, CellKind::Curve, pixels, std::move(sumOf));
        column.curve = std::move(curveOf);
        return column;
    }

    QString title;
    CellKind kind;
    int width;
    Text text;
    PillOf pill;
    BarOf bar;
    CurveOf curve;
    Text exact; ///< where the text rounds or groups
};

bool isFigure(CellKind kind);

/// What a cell of `column` says about `row`.
template <typename T>
QVariant cellData(const Column<T> &column, const T &row, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return visibleText(column.pill ? column.pill(row).text : column.text ? column.text(row) : QString());
    case Qt::TextAlignmentRole:
        return int((isFigure(column.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case CellRole::Kind:
        return int(column.kind);
    case CellRole::PillValue:
        return column.pill ? QVariant::fromValue(column.pill(row)) : QVariant();
    case CellRole::BarValue:
        return column.bar ? QVariant::fromValue(column.bar(row)) : QVariant();
    case CellRole::Exact:
        return column.exact ? QVariant(column.exact(row)) : QVariant();
    case CellRole::CurveValue:
        return column.curve ? QVariant::fromValue(column.curve(row)) : QVariant();
    default:
        return {};
    }
}

template <typename T>
QVariant columnHeading(const Column<T> &column, int role)
{
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return int((isFigure(column.kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == CellRole::Width)
        return column.width;
    return {};
}

/// A table over a list of values. `sameRow` tells whether two values are the same thing, so that live updates
/// change cells in place instead of rebuilding the table under the pointer.
template <typename T>
class RowsModel : public QAbstractTableModel
{
public:
    using SameRow = std::function<bool(const T &, const T &)>;

    RowsModel(std::vector<Column<T>> columns, SameRow sameRow, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
        , m_sameRow(std::move(sameRow))
    {}

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || index.row() >= m_rows.size())
            return {};
        return cellData(m_columns[static_cast<std::size_t>(index.column())], m_rows.at(index.row()), role);
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        return columnHeading(m_columns[static_cast<std::size_t>(section)], role);
    }

    const QList<T> &rows() const { return m_rows; }
    const T *at(int row) const { return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr; }
    int find(const T &value) const
    {
        for (int i = 0; i < m_rows.size(); ++i)
            if (m_sameRow(m_rows.at(i), value))
                return i;
        return -1;
    }

    /// Replaces all rows; where the same rows come back, only their cells change.
    void setRows(const QList<T> &rows)
    {
        if (sameRows(rows)) {
            m_rows = rows;
            if (!rows.isEmpty())
                Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }

    void appendRows(const QList<T> &rows)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        m_rows += rows;
        endInsertRows();
    }

    /// Newest first; the tail beyond `most` falls off.
    void prependRows(const QList<T> &rows, int most)
    {
        if (rows.isEmpty())
            return;
        beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
        m_rows = rows + m_rows;
        endInsertRows();
        if (rowCount() <= most)
            return;
        beginRemoveRows({}, most, rowCount() - 1);
        m_rows.resize(most);
        endRemoveRows();
    }

    /// Where the gateway's next page starts; empty: all rows are here. `onMoreWanted` is asked for it once.
    void setNextCursor(const QString &cursor)
    {
        m_cursor = cursor;
        m_asked = false;
    }
    std::function<void(const QString &cursor)> onMoreWanted;

    bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && !m_cursor.isEmpty() && !m_asked && onMoreWanted;
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (!canFetchMore(parent))
            return;
        m_asked = true;
        onMoreWanted(m_cursor);
    }

    void updateRow(const T &value)
    {
        const int row = find(value);
        if (row < 0)
            return;
        m_rows[row] = value;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }

private:
    bool sameRows(const QList<T> &rows) const
    {
        if (rows.size() != m_rows.size())
            return false;
        for (int i = 0; i < rows.size(); ++i)
            if (!m_sameRow(rows.at(i), m_rows.at(i)))
                return false;
        return true;
    }

    std::vector<Column<T>> m_columns;
    SameRow m_sameRow;
    QList<T> m_rows;
    QString m_cursor;
    bool m_asked = false;
};

} // namespace llm0::ui
