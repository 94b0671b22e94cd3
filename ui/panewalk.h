#pragma once

#include <QList>

class QWidget;

namespace llm0::ui {

/// F6 and Shift+F6: puts the focus into the next visible pane that can take it, round and round.
void focusNextPane(const QList<QWidget *> &panes, bool backwards);

} // namespace llm0::ui
