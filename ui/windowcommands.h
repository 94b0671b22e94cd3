#pragma once

#include "palette/command.h"

namespace llm0::ui {

class MainWindow;

/// Everything the palette offers without asking the gateway: pages, what pages can do, pause and theme.
QList<Command> windowCommands(MainWindow &window);

} // namespace llm0::ui
