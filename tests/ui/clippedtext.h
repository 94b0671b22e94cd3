#pragma once

#include "theme/theme.h"
#include "widgets/basics.h"

#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QStyle>
#include <QStyleOptionButton>

namespace llm0::ui {

/// Names every visible text below `root` that has less room than it needs, measured from the layout.
/// Texts that are meant to be cut (with an Ignored width) are left out.
class ClippedText
{
public:
    static QStringList in(const QWidget &root)
    {
        QStringList out;
        for (QWidget *widget : root.findChildren<QWidget *>()) {
            const QString what = widget->isVisible() ? missing(*widget) : QString();
            if (!what.isEmpty())
                out.append(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ')
                           + widget->objectName() + QStringLiteral(": ") + what);
        }
        out.removeDuplicates();
        return out;
    }

private:
    static QString tooNarrow(const QString &text, int needed, int given)
    {
        return needed <= given + 1
                   ? QString()
                   : QStringLiteral("“%1” needs %2 and has %3").arg(text).arg(needed).arg(given);
    }
    static QString missing(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            return inLabel(*label);
        if (const auto *button = qobject_cast<const QPushButton *>(&widget))
            return inButton(*button);
        if (const auto *box = qobject_cast<const QCheckBox *>(&widget))
            return tooNarrow(box->text(), box->sizeHint().width(), box->width());
        if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
            return tooNarrow(combo->currentText(),
                             combo->fontMetrics().horizontalAdvance(combo->currentText()) + 42,
                             combo->width());
        if (const auto *figure = qobject_cast<const FigureLabel *>(&widget))
            return tooNarrow(figure->text(), figure->sizeHint().width(), figure->width());
        if (const auto *pill = qobject_cast<const StatePill *>(&widget))
            return tooNarrow(pill->text(), pill->sizeHint().width(), pill->width());
        if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
            return inHeader(*header);
        return {};
    }
    static QString inLabel(const QLabel &label)
    {
        if (label.text().isEmpty() || label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            return {};
        const QRect room = label.contentsRect();
        if (!label.wordWrap())
            return tooNarrow(label.text(), label.fontMetrics().horizontalAdvance(label.text()), room.width());
        const int needed = label.heightForWidth(label.width());
        if (needed <= label.height() + 1)
            return {};
        return QStringLiteral("“%1” needs %2 lines' height and has %3")
            .arg(label.text())
            .arg(needed)
            .arg(label.height());
    }
    static QString inButton(const QPushButton &button)
    {
        if (button.text().isEmpty())
            return {};
        QFont font = button.font();
        font.setWeight(QFont::DemiBold);
        int needed = QFontMetrics(font).horizontalAdvance(QString(button.text()).remove(QLatin1Char('&')));
        if (!button.icon().isNull())
            needed += button.iconSize().width() + 4;
        const bool link = button.property("kind").toString() == QLatin1String("link");
        return tooNarrow(button.text(), needed + (link ? 4 : 10), button.width());
    }
    static QString inHeader(const QHeaderView &header)
    {
        for (int i = 0; header.orientation() == Qt::Horizontal && i < header.count(); ++i) {
            const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
            if (header.isSectionHidden(i) || text.isEmpty())
                continue;
            const int needed = header.fontMetrics().horizontalAdvance(text) + 8;
            const QString what = tooNarrow(text, needed, header.sectionSize(i));
            if (!what.isEmpty())
                return what;
        }
        return {};
    }
};

} // namespace llm0::ui
