#pragma once

#include "client/attention.h"

#include <QHash>
#include <QMainWindow>

class QStackedWidget;

namespace llm0::ui {

class CommandPalette;
class ErrorBanner;
class HeaderBar;
class Page;
class SideBar;
class StatusLine;

/// The frame around the pages. Knows a gateway only by its Admin API address and token.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const QUrl &adminUrl, const QString &token, QWidget *parent = nullptr);

    GatewayLink &link() { return m_link; }
    Attention &attention() { return m_attention; }
    void showPage(const QString &id);
    /// Shows the page and on it the thing `item` names (see Page::showItem).
    void showItem(const QString &id, const QString &item);
    QString currentPage() const;
    Page *page(const QString &id) const;
    /// In the sidebar's order.
    QStringList pageIds() const;
    /// Says what was refused while paused, and resumes when told to.
    void askToResume();
    /// The first run: caps, proof, set-up.
    void openFirstRun();
    /// With a tray, closing the window hides it (unless set otherwise); without one it asks to quit.
    void setTrayPresent(bool present) { m_trayPresent = present; }
    /// Says it above the pages, where nothing else on the desktop could.
    void tell(const Notification &note);
    /// Shows, unminimises and raises.
    void bringUp();
    /// Size and place, for the next start.
    void rememberPlace() const;

Q_SIGNALS:
    void quitRequested();
    /// The window was closed to the tray for the first time: say where it went.
    void hiddenToTrayFirstTime();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPages();
    void buildShortcuts();
    void showStatus();
    void showBadges();
    void askWhetherFresh();
    QList<QWidget *> panes() const;

    GatewayLink m_link;
    Attention m_attention;
    HeaderBar *m_header;
    SideBar *m_sidebar;
    QStackedWidget *m_stack;
    StatusLine *m_statusLine;
    ErrorBanner *m_banner;
    CommandPalette *m_palette;
    QHash<QString, Page *> m_pages;
    bool m_trayPresent = false;
    bool m_askedWhetherFresh = false;
};

} // namespace llm0::ui
