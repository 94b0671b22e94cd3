#pragma once

#include "desktop/notifications.h"
#include "traymenu.h"

#include <QObject>
#include <QSystemTrayIcon>

namespace llm0::ui {

/// The tray's icon and menu. On a desktop without a tray it stays away and waits for one.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    TrayIcon(GatewayLink &link, Attention &attention, QObject *parent = nullptr);

    /// Shows the icon if the desktop has a tray by now.
    bool tryShow();
    bool isShown() const { return m_icon.isVisible(); }
    TrayMenu *menu() { return &m_menu; }
    void explainClosing();
    /// By the tray's icon, else by the desktop itself, else notShown().
    void notify(const Notification &note);

Q_SIGNALS:
    void openRequested();
    void itemRequested(const QString &page, const QString &item);
    void shownChanged(bool shown);
    /// Neither tray nor desktop takes messages: the window has to say it.
    void notShown(const llm0::ui::Notification &note);

private:
    void showStatus();

    GatewayLink &m_link;
    TrayMenu m_menu;
    QSystemTrayIcon m_icon;
    DesktopNotifications m_desktop;
    QTimer m_late; ///< trays can appear after us
    Notification m_lastNote;
    std::optional<GuardState> m_shown;
};

} // namespace llm0::ui
