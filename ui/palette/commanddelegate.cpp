#include "palette/commanddelegate.h"

#include "theme/theme.h"

#include <QPainter>

namespace llm0::ui {

void CommandDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = option.state & QStyle::State_Selected;
    if (current) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(Role::AccentSoft, option.palette));
        painter->drawRoundedRect(option.rect, 6, 6);
    }
    QRect room = option.rect.adjusted(10, 0, -12, 0);
    const QColor quiet = color(current ? Role::Accent : Role::Secondary, option.palette);
    const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    painter->drawPixmap(room.left(), room.center().y() - 8,
                        iconPixmap(index.data(IconRole).toString(), quiet, 18, ratio));
    room.setLeft(room.left() + 28);

    painter->setFont(fontOf(FontKind::Caption));
    painter->setPen(color(Role::Secondary, option.palette));
    for (const int role : {ShortcutRole, KindRole}) {
        const QString text =
            painter->fontMetrics().elidedText(index.data(role).toString(), Qt::ElideRight, room.width() / 2);
        if (text.isEmpty())
            continue;
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, text);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(text) - 16);
    }
    painter->setFont(fontOf(FontKind::Strong));
    painter->setPen(color(Role::Text, option.palette));
    painter->drawText(
        room, Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace llm0::ui
