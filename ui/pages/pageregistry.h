#pragma once

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace llm0::ui {

class GatewayLink;
class Page;

/// One page as the sidebar, the shortcuts and the palette know it.
struct PageEntry {
    QString id; ///< also the name of its icon in resources/icons
    std::function<Page *(GatewayLink &, QWidget *)> make;
    bool ruleBefore = false; ///< a line above it in the sidebar
};

/// Every page of the window in the sidebar's order; Ctrl+1…9 follow it. A page is added with one line here
/// and nowhere else.
QList<PageEntry> pageRegistry();

} // namespace llm0::ui
