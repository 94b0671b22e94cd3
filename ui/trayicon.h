#pragma once

#include "client/guardstate.h"

#include <QIcon>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace llm0::ui {

/// The icon of a state: told by shape, not only by colour.
QIcon guardIcon(GuardState state);

/// The tray's icon and menu. On a desktop without a tray it stays away and waits for one.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(GatewayLink &link, QObject *parent = nullptr);

    /// Shows the icon if the desktop has a tray by now.
    bool tryShow();
    bool isShown() const { return m_icon.isVisible(); }
    QMenu *menu() { return &m_menu; }
    void explainClosing();

Q_SIGNALS:
    void openRequested();
    void quitRequested();
    void shownChanged(bool shown);

private:
    void buildMenu();
    void showStatus();

    GatewayLink &m_link;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QTimer m_late; ///< trays can appear after us
    QAction *m_state = nullptr;
    QAction *m_left = nullptr;
    QAction *m_spent = nullptr;
    QAction *m_resume = nullptr;
    QMenu *m_pause = nullptr;
    QAction *m_copy = nullptr;
};

} // namespace llm0::ui
