#pragma once

#include <QStyledItemDelegate>

namespace llm0::ui {

/// A row of the palette: icon, text, kind, shortcut. Text is drawn plain.
class CommandDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    static constexpr int rowHeight = 36;
    enum { KindRole = Qt::UserRole, IconRole, ShortcutRole };

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, rowHeight};
    }
};

} // namespace llm0::ui
