#pragma once

class QMenu;

namespace llm0::ui {

class GatewayLink;

/// Adds the four lengths for paid calls, and the same for everything in a menu below.
void fillPauseMenu(QMenu &menu, GatewayLink &link);

} // namespace llm0::ui
