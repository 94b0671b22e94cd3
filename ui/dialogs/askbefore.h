#pragma once

#include <QString>

class QWidget;

namespace llm0::ui {

/// Asks before something that cannot be taken back; true: do it. Plain text; Cancel is the default.
bool askBefore(QWidget *parent, const QString &title, const QString &question, const QString &consequence,
               const QString &action);

} // namespace llm0::ui
