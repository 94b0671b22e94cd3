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
