#pragma once

#include "format/amount.h"

#include <QList>
#include <QMetaType>
#include <QString>

class QPainter;
class QPalette;
class QRectF;
class QSizeF;

namespace llm0::ui {

/// How CellDelegate draws a cell. The model says the kind, the delegate knows the looks.
enum class CellKind { Text, Strong, Secondary, Figure, StrongFigure, Mono, Bar, Pill, Curve };

namespace CellRole {
constexpr int Kind = Qt::UserRole + 1;
constexpr int BarValue = Qt::UserRole + 2;
constexpr int PillValue = Qt::UserRole + 3;
constexpr int Width = Qt::UserRole + 4;
constexpr int CurveValue = Qt::UserRole + 5; ///< QList<qreal>, each 0 … 1
constexpr int Exact = Qt::UserRole + 6;      ///< all digits of what the cell rounds or groups
} // namespace CellRole

/// States are told by shape and word, the colour only helps.
enum class Mark { Ok, Near, Blocking, New, FailedOver, Downgraded, Paused, Idle, Cached };

struct Pill {
    Mark mark = Mark::Idle;
    QString text;
};

/// A bar under a cap. Shares in 1/1000 of the cap; without a cap an empty dashed track.
struct Bar {
    int settled = 0;
    int reserved = 0;
    bool capped = false;
    bool full = false; ///< the cap is reached or as good as reached
    static Bar of(Amount spent, Amount reserved, const MaybeAmount &cap);
};

qreal pillWidth(const Pill &pill);
void paintPill(QPainter &painter, const QRectF &rect, const Pill &pill, const QPalette &palette);
void paintBar(QPainter &painter, const QRectF &rect, const Bar &bar, const QPalette &palette);
/// A line through values of 0 … 1, from the left edge to the right.
void paintCurve(QPainter &painter, const QRectF &rect, const QList<qreal> &values, const QPalette &palette);
/// Diagonal hatch of reserved money; also used in legends.
void paintHatch(QPainter &painter, const QRectF &rect, const QPalette &palette);

} // namespace llm0::ui

Q_DECLARE_METATYPE(llm0::ui::Pill)
Q_DECLARE_METATYPE(llm0::ui::Bar)
