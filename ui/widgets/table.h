#pragma once

#include "models/rowsmodel.h"

#include <QStyledItemDelegate>
#include <QTableView>

class QTreeView;

namespace llm0::ui {

/// Draws every kind of cell; text is always plain.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

/// The one look of tables: 34 px rows, faint rules, no grid, whole rows selected.
class Table : public QTableView
{
    Q_OBJECT

public:
    explicit Table(const QString &accessibleName, QWidget *parent = nullptr);
    /// Sets the model and takes the columns' widths from it.
    void useModel(QAbstractItemModel *model);
    /// Hides these columns while there is little room.
    void giveWay(const QList<int> &columns, bool narrow);
    int currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

Q_SIGNALS:
    void rowChosen(int row);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void spreadColumns();
};

constexpr int tableRowHeight = 34;
constexpr int tableHeadHeight = 30;

} // namespace llm0::ui
