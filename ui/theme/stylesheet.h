#pragma once

#include "theme/theme.h"

#include <QString>

#include <functional>

namespace llm0::ui {

/// The application's only style sheet, written in roles.
QString styleSheet(const std::function<QColor(Role)> &color);

} // namespace llm0::ui
