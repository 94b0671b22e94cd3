#include "widgets/facttable.h"

#include "format/visibletext.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace llm0::ui {
namespace {

constexpr int lineHeight = 28;
constexpr qreal wideGap = 20;
constexpr qreal narrowGap = 12;
constexpr int narrow = 340;

} // namespace

FactTable::FactTable(const QStringList &heads, QWidget *parent) : QWidget(parent), m_heads(heads)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactTable::setRows(const QList<Row> &rows)
{
    m_rows = rows;
    QStringList spoken;
    for (const Row &row : rows)
        spoken.append(row.cells.join(QStringLiteral(", ")) + QLatin1Char(' ') + row.pill.text);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize FactTable::sizeHint() const
{
    return {360, lineHeight * static_cast<int>(m_rows.size() + 1)};
}

/// Right edge of each column of figures, from the last to the first.
QList<qreal> FactTable::columnRights() const
{
    const qreal gap = width() < narrow ? narrowGap : wideGap;
    QList<qreal> rights(m_heads.size(), 0);
    qreal pills = 0;
    for (const Row &row : m_rows)
        pills = std::max(pills, pillWidth(row.pill));
    qreal right = width() - (pills > 0 ? pills + gap : 0);
    for (qsizetype column = m_heads.size() - 1; column > 0; --column) {
        qreal widest = QFontMetricsF(fontOf(FontKind::Caption)).horizontalAdvance(m_heads.at(column));
        for (const Row &row : m_rows)
            widest = std::max(widest, figuresWidth(fontOf(FontKind::Strong), row.cells.value(column)));
        rights[column] = right;
        right -= widest + gap;
    }
    rights[0] = right;
    return rights;
}

void FactTable::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<qreal> rights = columnRights();
    const auto line = [&](qreal top, const QStringList &cells) {
        for (qsizetype column = 0; column < cells.size() && column < rights.size(); ++column) {
            const QRectF box(0, top, rights.at(column), lineHeight - 1);
            if (column > 0)
                drawFigures(painter, box, Qt::AlignRight, cells.at(column));
            else
                painter.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine,
                                 painter.fontMetrics().elidedText(visibleText(cells.at(0)), Qt::ElideRight,
                                                                  int(box.width())));
        }
        painter.setPen(color(Role::Line, palette()));
        painter.drawLine(QPointF(0, top + lineHeight - 0.5), QPointF(width(), top + lineHeight - 0.5));
    };
    painter.setFont(fontOf(FontKind::Caption));
    painter.setPen(color(Role::Secondary, palette()));
    line(0, m_heads);
    qreal top = lineHeight;
    for (const Row &row : m_rows) {
        painter.setFont(fontOf(row.strong ? FontKind::Strong : FontKind::Body));
        painter.setPen(color(Role::Text, palette()));
        line(top, row.cells);
        const qreal side = pillWidth(row.pill);
        if (side > 0)
            paintPill(painter, QRectF(width() - side, top, side, lineHeight - 1), row.pill, palette());
        top += lineHeight;
    }
}

} // namespace llm0::ui
