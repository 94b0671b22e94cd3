#include "panewalk.h"

#include <QApplication>
#include <QWidget>

namespace llm0::ui {
namespace {

QWidget *firstFocusable(QWidget *pane)
{
    if ((pane->focusPolicy() & Qt::TabFocus) && pane->isEnabled())
        return pane;
    for (QWidget *widget = pane->nextInFocusChain(); widget != pane; widget = widget->nextInFocusChain()) {
        const bool ours = pane->isAncestorOf(widget) && widget->isVisible() && widget->isEnabled();
        if (ours && (widget->focusPolicy() & Qt::TabFocus))
            return widget;
    }
    return nullptr;
}

} // namespace

void focusNextPane(const QList<QWidget *> &panes, bool backwards)
{
    const qsizetype count = panes.size();
    qsizetype at = -1;
    const QWidget *now = QApplication::focusWidget();
    for (qsizetype i = 0; i < count; ++i) {
        if (now && (panes.at(i) == now || panes.at(i)->isAncestorOf(now)))
            at = i;
    }
    for (qsizetype step = 1; step <= count; ++step) {
        const qsizetype next =
            backwards ? (std::max<qsizetype>(at, 0) + count - step) % count : (at + step) % count;
        QWidget *target = panes.at(next)->isVisible() ? firstFocusable(panes.at(next)) : nullptr;
        if (!target)
            continue;
        target->setFocus(backwards ? Qt::BacktabFocusReason : Qt::TabFocusReason);
        return;
    }
}

} // namespace llm0::ui
