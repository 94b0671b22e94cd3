#include "widgets/cells.h"

#include "format/format.h"
#include "format/visibletext.h"
#include "theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr qreal pillHeight = 20;
constexpr int nearlyFull = 960;

QFont pillFont()
{
    QFont font = fontOf(FontKind::Strong);
    font.setPixelSize(11);
    return font;
}

struct PillLook {
    Role ink;
    Role paper;
};

PillLook lookOf(Mark mark)
{
    switch (mark) {
    case Mark::Ok:
        return {Role::Good, Role::GoodSoft};
    case Mark::Near:
    case Mark::FailedOver:
    case Mark::Downgraded:
        return {Role::Warning, Role::WarningSoft};
    case Mark::Blocking:
    case Mark::Paused:
        return {Role::Blocking, Role::BlockingSoft};
    case Mark::Cached:
        return {Role::Accent, Role::AccentSoft};
    case Mark::New:
    case Mark::Idle:
        break;
    }
    return {Role::Secondary, Role::Track};
}

void paintArrow(QPainter &painter, const QRectF &box, Mark mark, const QColor &ink)
{
    painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF c = box.center();
    QPainterPath path;
    if (mark == Mark::Downgraded) {
        path.moveTo(c.x(), box.top());
        path.lineTo(c.x(), box.bottom());
        path.moveTo(c.x() - 2.5, box.bottom() - 3);
        path.lineTo(c.x(), box.bottom());
        path.lineTo(c.x() + 2.5, box.bottom() - 3);
    } else {
        path.moveTo(box.left(), box.bottom() - 1);
        path.quadTo(c.x(), box.top() - 3, box.right() - 1, box.bottom() - 2);
        path.moveTo(box.right() - 4, box.bottom() - 2);
        path.lineTo(box.right() - 0.5, box.bottom() - 1.5);
        path.lineTo(box.right() - 0.2, box.bottom() - 5);
    }
    painter.drawPath(path);
}

void paintMark(QPainter &painter, const QRectF &box, Mark mark, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const QPointF c = box.center();
    switch (mark) {
    case Mark::Ok:
    case Mark::Idle:
        painter.drawEllipse(c, 3.5, 3.5);
        return;
    case Mark::Near:
        painter.drawPolygon(QPolygonF{{c.x(), box.top() - 0.5}, box.bottomRight(), box.bottomLeft()});
        return;
    case Mark::Blocking:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    case Mark::New:
    case Mark::Cached:
        painter.drawPolygon(QPolygonF{{c.x(), box.top() - 0.5},
                                      {box.right() + 0.5, c.y()},
                                      {c.x(), box.bottom() + 0.5},
                                      {box.left() - 0.5, c.y()}});
        return;
    case Mark::Paused:
        painter.drawRect(QRectF(box.left() + 0.5, box.top(), 2.5, box.height()));
        painter.drawRect(QRectF(box.right() - 3, box.top(), 2.5, box.height()));
        return;
    case Mark::FailedOver:
    case Mark::Downgraded:
        paintArrow(painter, box, mark, ink);
        return;
    }
}

} // namespace

Bar Bar::of(Amount spent, Amount reserved, const MaybeAmount &cap)
{
    Bar bar;
    bar.capped = cap.has_value();
    if (!cap)
        return bar;
    bar.settled = permilleOf(spent, *cap);
    bar.reserved = std::min(permilleOf(reserved, *cap), 1000 - bar.settled);
    bar.full = cap->nano <= 0 || bar.settled + bar.reserved >= nearlyFull;
    return bar;
}

qreal pillWidth(const Pill &pill)
{
    return pill.text.isEmpty() ? 0 : QFontMetricsF(pillFont()).horizontalAdvance(pill.text) + 30;
}

void paintPill(QPainter &painter, const QRectF &rect, const Pill &told, const QPalette &palette)
{
    const Pill pill{told.mark, visibleText(told.text)};
    if (pill.text.isEmpty())
        return;
    const PillLook look = lookOf(pill.mark);
    const QRectF body(rect.left(), rect.center().y() - pillHeight / 2,
                      std::min(pillWidth(pill), rect.width()), pillHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(look.paper, palette));
    painter.drawRoundedRect(body, pillHeight / 2, pillHeight / 2);
    const QColor ink = color(look.ink, palette);
    paintMark(painter, QRectF(body.left() + 9, body.center().y() - 4, 8, 8), pill.mark, ink);
    painter.setFont(pillFont());
    painter.setPen(ink);
    const QRectF textRect = body.adjusted(21, 0, -6, 0);
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(pillFont()).elidedText(pill.text, Qt::ElideRight, textRect.width() + 1));
    painter.restore();
}

void paintCurve(QPainter &painter, const QRectF &rect, const QList<qreal> &values, const QPalette &palette)
{
    if (values.size() < 2)
        return;
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i)
        line.append(
            {rect.left() + rect.width() * static_cast<qreal>(i) / static_cast<qreal>(values.size() - 1),
             rect.bottom() - rect.height() * values.at(i)});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Role::Accent, palette), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.restore();
}

void paintHatch(QPainter &painter, const QRectF &rect, const QPalette &palette)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, color(Role::AccentSoft, palette));
    painter.setPen(QPen(color(Role::Accent, palette), 2));
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += 5)
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + rect.height() * 0.7, rect.top() - 1));
    painter.restore();
}

void paintBar(QPainter &painter, const QRectF &rect, const Bar &bar, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = std::min<qreal>(4, rect.height() / 2);
    if (!bar.capped) {
        painter.setPen(QPen(color(Role::ControlLine, palette), 1, Qt::DashLine));
        painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()));
        painter.restore();
        return;
    }
    QPainterPath shape;
    shape.addRoundedRect(rect, radius, radius);
    painter.setClipPath(shape);
    painter.fillRect(rect, color(Role::Track, palette));
    const qreal settled = bar.settled > 0 ? std::max(rect.width() * bar.settled / 1000, 2.0) : 0;
    const qreal reserved = bar.reserved > 0 ? std::max(rect.width() * bar.reserved / 1000, 3.0) : 0;
    if (reserved > 0)
        paintHatch(painter, QRectF(rect.left() + settled, rect.top(), reserved, rect.height()), palette);
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(rect.left(), rect.top(), settled, rect.height()),
                     color(bar.full ? Role::Blocking : Role::Accent, palette));
    painter.restore();
}

} // namespace llm0::ui
