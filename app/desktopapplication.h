#pragma once

#include "gateway.h"
#include "singleinstance.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace llm0 {

namespace ui {
class MainWindow;
class TrayIcon;
} // namespace ui

/// The desktop program: one instance, the gateway on its own threads in this process, the window as its
/// client. Where a headless gateway already has the data folder, the window attaches to it instead.
class DesktopApplication
{
public:
    /// `background`: the window stays hidden where a tray can bring it up.
    DesktopApplication(GatewayOptions options, bool background);
    ~DesktopApplication();
    /// Runs the event loop; the process's exit code.
    int run();

private:
    struct Address {
        QUrl admin;
        QString token;
        QByteArray certificate; ///< to trust besides the system's: SHA-256 in hex; empty: none
    };
    /// Starts the gateway, or finds the one that runs.
    Result<Address> reachGateway();
    Address ownAddress() const;
    Result<Address> runningGateway(const Error &whyNotOurs) const;
    void makeWindow(const Address &address);
    /// The same again after a choice that the window is built by: language, gateway.
    void rebuild(const Address &address);
    void attach(const Address &address);
    void detach();
    void restartGateway();
    void makeTray();
    void showTrouble();
    /// Names who will fail, when the gateway is ours and somebody used it.
    void askToQuit();
    void quit();

    GatewayOptions m_options;
    bool m_background;
    bool m_asking = false;
    Address m_shown; ///< what the window reads
    SystemClock m_clock;
    SingleInstance m_instance;
    std::unique_ptr<Gateway> m_gateway;
    QString m_trouble; ///< the gateway runs but apps cannot reach it
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::TrayIcon> m_tray;
};

} // namespace llm0
