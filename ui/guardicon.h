#pragma once

#include "client/guardstate.h"

#include <QIcon>

namespace llm0::ui {

/// The tray's icon of a state: told by its outline, not only by its colour, and drawn for every usual size,
/// so that it is sharp at 1× and 2×.
QIcon guardIcon(GuardState state);

} // namespace llm0::ui
