#include "guardicon.h"

#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace llm0::ui {
namespace {

QPainterPath shieldPath(qreal s)
{
    QPainterPath path;
    path.moveTo(s * 0.5, s * 0.04);
    path.lineTo(s * 0.9, s * 0.18);
    path.lineTo(s * 0.9, s * 0.5);
    path.cubicTo(s * 0.9, s * 0.74, s * 0.73, s * 0.9, s * 0.5, s * 0.98);
    path.cubicTo(s * 0.27, s * 0.9, s * 0.1, s * 0.74, s * 0.1, s * 0.5);
    path.lineTo(s * 0.1, s * 0.18);
    path.closeSubpath();
    return path;
}

QColor ink(Role role)
{
    // A tray may be light or dark whatever the window is, so the icon brings its own ground.
    return color(role, QPalette(Qt::white));
}

QPen white(qreal width)
{
    return QPen(Qt::white, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void drawGuarding(QPainter &painter, qreal s)
{
    painter.fillPath(shieldPath(s), ink(Role::Good));
    painter.setPen(white(s * 0.11));
    painter.drawPolyline(QPolygonF{{s * 0.31, s * 0.5}, {s * 0.45, s * 0.64}, {s * 0.7, s * 0.36}});
}

/// The shield with a bite taken out for a dot.
void drawReview(QPainter &painter, qreal s)
{
    const QPointF dot(s * 0.74, s * 0.74);
    QPainterPath bite;
    bite.addEllipse(dot, s * 0.32, s * 0.32);
    painter.fillPath(shieldPath(s).subtracted(bite), ink(Role::Good));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xE6, 0x9F, 0x00));
    painter.drawEllipse(dot, s * 0.23, s * 0.23);
}

void drawBlocking(QPainter &painter, qreal s)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(Role::Blocking));
    painter.drawRoundedRect(QRectF(s * 0.06, s * 0.06, s * 0.88, s * 0.88), s * 0.12, s * 0.12);
    painter.setPen(white(s * 0.14));
    painter.drawLine(QPointF(s * 0.28, s * 0.5), QPointF(s * 0.72, s * 0.5));
}

void drawPaused(QPainter &painter, qreal s)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(Role::Blocking));
    painter.drawEllipse(QRectF(s * 0.03, s * 0.03, s * 0.94, s * 0.94));
    painter.setBrush(Qt::white);
    painter.drawRect(QRectF(s * 0.31, s * 0.28, s * 0.13, s * 0.44));
    painter.drawRect(QRectF(s * 0.56, s * 0.28, s * 0.13, s * 0.44));
}

void drawDown(QPainter &painter, qreal s)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0x7A, 0x84, 0x8F), s * 0.09, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shieldPath(s * 0.9).translated(s * 0.05, s * 0.05));
    painter.drawLine(QPointF(s * 0.34, s * 0.34), QPointF(s * 0.66, s * 0.66));
    painter.drawLine(QPointF(s * 0.66, s * 0.34), QPointF(s * 0.34, s * 0.66));
}

QPixmap pixmapOf(GuardState state, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (state) {
    case GuardState::Guarding:
        drawGuarding(painter, size);
        break;
    case GuardState::Review:
        drawReview(painter, size);
        break;
    case GuardState::Blocking:
        drawBlocking(painter, size);
        break;
    case GuardState::Paused:
        drawPaused(painter, size);
        break;
    case GuardState::Down:
        drawDown(painter, size);
        break;
    }
    return pixmap;
}

} // namespace

QIcon guardIcon(GuardState state)
{
    QIcon out;
    for (const int size : {16, 22, 24, 32, 44, 48, 64, 128})
        out.addPixmap(pixmapOf(state, size));
    return out;
}

} // namespace llm0::ui
