#include "widgets/treetable.h"

#include "theme/theme.h"
#include "widgets/copyrows.h"
#include "widgets/table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace llm0::ui {

TreeTable::TreeTable(const QString &accessibleName, QWidget *parent) : QTreeView(parent)
{
    setAccessibleName(accessibleName);
    setItemDelegate(new CellDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setIndentation(16);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    header()->setFixedHeight(tableHeadHeight);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setMinimumSectionSize(40);
}

void TreeTable::setWidths(const QList<int> &widths)
{
    m_widths = widths;
    for (int column = 0; model() && column < m_widths.size(); ++column) {
        const QString text = model()->headerData(column, Qt::Horizontal).toString();
        const int heading = header()->fontMetrics().horizontalAdvance(text) + 22; // no heading is cut
        if (m_widths.at(column) > 0)
            m_widths[column] = std::max(m_widths.at(column), heading);
    }
    spread();
}

void TreeTable::keyPressEvent(QKeyEvent *event)
{
    if (!copiesRows(*this, *event))
        QTreeView::keyPressEvent(event);
}

void TreeTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    spread();
}

void TreeTable::spread()
{
    int fixed = 0;
    for (int column = 0; column < m_widths.size(); ++column)
        fixed += isColumnHidden(column) ? 0 : m_widths.at(column);
    for (int column = 0; column < m_widths.size(); ++column) {
        const int width = m_widths.at(column);
        header()->resizeSection(column, width > 0 ? width : std::max(viewport()->width() - fixed, 140));
    }
}

void TreeTable::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    painter->save();
    const QRect ground(rect.left(), rect.top(), rect.width(), rect.height());
    if (selectionModel() && selectionModel()->isSelected(index))
        painter->fillRect(ground, color(Role::AccentSoft, palette()));
    painter->setPen(color(Role::Line, palette()));
    painter->drawLine(ground.bottomLeft(), ground.bottomRight());
    if (model()->hasChildren(index)) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(
            QPen(color(Role::Secondary, palette()), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c(rect.right() - 4, rect.center().y());
        if (isExpanded(index))
            painter->drawPolyline(
                QPolygonF{{c.x() - 3.5, c.y() - 1.5}, {c.x(), c.y() + 2}, {c.x() + 3.5, c.y() - 1.5}});
        else
            painter->drawPolyline(
                QPolygonF{{c.x() - 1.5, c.y() - 3.5}, {c.x() + 2, c.y()}, {c.x() - 1.5, c.y() + 3.5}});
    }
    painter->restore();
}

} // namespace llm0::ui
