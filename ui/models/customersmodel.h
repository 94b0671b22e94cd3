#pragma once

#include "client/dto.h"
#include "models/rowsmodel.h"

#include <QSet>
#include <QTimeZone>

namespace llm0::ui {

Pill customerState(const Customer &customer);

/// Customers of one project as a window on a list that stays at the gateway: rows are asked for when they
/// come into sight, a page at a time, and only the last pages seen are kept.
class CustomersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int pageSize = 100;
    enum Index {
        Name,
        Tier,
        Today,
        Month,
        DayCap,
        Left,
        Trend,
        State,
        Forecast,
        BlocksAt,
        PeriodCost,
        Requests,
        Saved,
        Refused,
        Models,
        LastSeen
    };

    explicit CustomersModel(QObject *parent = nullptr);

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    /// Told in the heading of the column.
    void setSort(int column, Qt::SortOrder order);
    /// A new question: how many rows there are, and those from `offset` on.
    void start(int total, int offset, const QList<Customer> &rows);
    /// More of the same question. A changed total is taken over.
    void put(int total, int offset, const QList<Customer> &rows);
    void updateRow(const Customer &customer);
    /// nullptr where the row is not here (yet).
    const Customer *at(int row) const;
    int find(const QString &projectId, const QString &id) const;
    /// Offsets of the pages that are on screen or were lately; for reading back.
    QList<int> pagesHeld() const;
    /// What the gateway sorts by for a column; empty: it cannot.
    static QString sortName(int column);
    std::function<void(int offset)> onPageWanted;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void want(int row) const;
    void forgetOld();

    QTimeZone m_zone = QTimeZone::utc(); ///< before the columns, which take it over
    std::vector<Column<Customer>> m_columns;
    QHash<int, QList<Customer>> m_pages; ///< by offset
    mutable QList<int> m_recent;         ///< offsets, latest last
    mutable QSet<int> m_asked;
    int m_total = 0;
    int m_sortColumn = -1;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace llm0::ui
