#include "widgets/table.h"

#include "format/visibletext.h"
#include "theme/theme.h"
#include "widgets/copyrows.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace llm0::ui {

bool isFigure(CellKind kind)
{
    return kind == CellKind::Figure || kind == CellKind::StrongFigure;
}

namespace {

constexpr int cellPadding = 10;

FontKind fontKindOf(CellKind kind)
{
    if (kind == CellKind::Strong || kind == CellKind::StrongFigure)
        return FontKind::Strong;
    return kind == CellKind::Mono ? FontKind::Mono : FontKind::Body;
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, color(Role::AccentSoft, option.palette));
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, color(Role::Hover, option.palette));
    painter.setPen(color(Role::Line, option.palette));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, CellKind kind)
{
    const QFont font = fontOf(fontKindOf(kind));
    painter.setFont(font);
    painter.setPen(color(kind == CellKind::Secondary ? Role::Secondary : Role::Text, option.palette));
    const QRectF box = QRectF(option.rect).adjusted(cellPadding, 0, -cellPadding, -1);
    const QString text = index.data(Qt::DisplayRole).toString();
    if (isFigure(kind) && figuresWidth(font, text) <= box.width() + cellPadding) {
        drawFigures(painter, box, Qt::AlignRight, text);
        return;
    }
    const Qt::Alignment side = isFigure(kind) ? Qt::AlignRight : Qt::AlignLeft;
    const QString line = QString(text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    painter.drawText(box, int(side | Qt::AlignVCenter | Qt::TextSingleLine),
                     QFontMetricsF(font).elidedText(line, Qt::ElideRight, box.width()));
}

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect); // stacked accents reach far
    paintGround(*painter, option);
    const auto kind = static_cast<CellKind>(index.data(CellRole::Kind).toInt());
    const QRectF inner = QRectF(option.rect).adjusted(cellPadding, 0, -cellPadding, -1);
    if (kind == CellKind::Pill) {
        paintPill(*painter, inner.adjusted(0, 0, cellPadding - 2, 0),
                  index.data(CellRole::PillValue).value<Pill>(), option.palette);
    } else if (kind == CellKind::Bar) {
        const QRectF bar(inner.left(), inner.center().y() - 4, std::min<qreal>(inner.width(), 140), 8);
        paintBar(*painter, bar, index.data(CellRole::BarValue).value<Bar>(), option.palette);
    } else if (kind == CellKind::Curve) {
        paintCurve(*painter, inner.adjusted(0, 8, 0, -8),
                   index.data(CellRole::CurveValue).value<QList<qreal>>(), option.palette);
    } else {
        paintText(*painter, option, index, kind);
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {60, tableRowHeight};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data(Qt::DisplayRole).toString();
    const qreal width = figuresWidth(fontOf(FontKind::Strong), text);
    QToolTip::showText(event->globalPos(),
                       width > option.rect.width() - 2 * cellPadding ? plainToolTip(text) : QString(), view);
    return true;
}

Table::Table(const QString &accessibleName, QWidget *parent) : QTableView(parent)
{
    setAccessibleName(accessibleName);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(tableRowHeight);
    horizontalHeader()->setFixedHeight(tableHeadHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(40);
}

void Table::useModel(QAbstractItemModel *model)
{
    setModel(model);
    for (int column = 0; column < model->columnCount(); ++column) {
        const int width = model->headerData(column, Qt::Horizontal, CellRole::Width).toInt();
        const QString text = model->headerData(column, Qt::Horizontal).toString();
        // No heading is cut, in whatever language; with room for the mark of a sorted column.
        const int heading = horizontalHeader()->fontMetrics().horizontalAdvance(text) + 24;
        horizontalHeader()->resizeSection(column, std::max(width == 0 ? 160 : width, heading));
    }
    spreadColumns();
}

void Table::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        Q_EMIT rowChosen(current.isValid() ? current.row() : -1);
}

void Table::giveWay(const QList<int> &columns, bool narrow)
{
    for (const int column : columns)
        setColumnHidden(column, narrow);
    spreadColumns();
}

void Table::keyPressEvent(QKeyEvent *event)
{
    if (!copiesRows(*this, *event))
        QTableView::keyPressEvent(event);
}

void Table::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    spreadColumns();
}

/// Columns of width 0 share what the fixed ones leave.
void Table::spreadColumns()
{
    if (!model())
        return;
    int fixed = 0;
    QList<int> open;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const int width = model()->headerData(column, Qt::Horizontal, CellRole::Width).toInt();
        if (isColumnHidden(column))
            continue;
        if (width == 0)
            open.append(column);
        else
            fixed += horizontalHeader()->sectionSize(column);
    }
    for (const int column : open) {
        const int share = (viewport()->width() - fixed) / static_cast<int>(open.size());
        horizontalHeader()->resizeSection(column, std::max(share, 110));
    }
}

} // namespace llm0::ui
