#include "desktopapplication.h"

#include "mainwindow.h"
#include "stopsignals.h"
#include "theme/theme.h"
#include "trayicon.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>

namespace llm0 {

namespace {

/// Quitting must not take longer than a person waits; what is under way is settled on what was seen.
constexpr int drainMs = 2'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void complain(const QString &text, const Error &error)
{
    QMessageBox box(QMessageBox::Critical, QStringLiteral("LLM0 Desktop"), text);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(QString::fromStdString(error.message));
    box.exec();
}

} // namespace

DesktopApplication::DesktopApplication(GatewayOptions options)
    : m_options(std::move(options))
    , m_instance(QDir::cleanPath(QString::fromStdString(m_options.dataDir)))
{}

DesktopApplication::~DesktopApplication() = default;

int DesktopApplication::run()
{
    if (m_instance.handOver())
        return 0;
    m_instance.listen();
    QApplication::setQuitOnLastWindowClosed(false);
    ui::startTheme(*qApp);
    const auto address = reachGateway();
    if (!address) {
        complain(QApplication::translate("DesktopApplication", "The gateway cannot start."), address.error());
        return 1;
    }
    showWindow(*address);
    showTray();
    StopSignals signals_;
    QObject::connect(&signals_, &StopSignals::stopRequested, qApp, [this] { quit(); });
    return QApplication::exec();
}

Result<DesktopApplication::Address> DesktopApplication::reachGateway()
{
    auto gateway = Gateway::open(m_options, m_clock);
    if (!gateway)
        return runningGateway(gateway.error());
    m_gateway = *std::move(gateway);
    if (const Status serving = m_gateway->serve(); !serving)
        m_trouble = QString::fromStdString(serving.error().message);
    if (m_gateway->adminUrl().empty())
        return Error{ErrorCode::Conflict, m_trouble.toStdString(), "admin_listen"};
    return Address{QUrl(QString::fromStdString(m_gateway->adminUrl())),
                   QString::fromStdString(m_gateway->adminToken())};
}

Result<DesktopApplication::Address> DesktopApplication::runningGateway(const Error &whyNotOurs) const
{
    const QString dir = QString::fromStdString(m_options.dataDir);
    const auto json = QJsonDocument::fromJson(contentOf(dir + QStringLiteral("/gateway.json"))).object();
    const QString token = QString::fromUtf8(contentOf(dir + QStringLiteral("/admin-token"))).trimmed();
    const QUrl admin(json.value(QStringLiteral("admin")).toString());
    if (whyNotOurs.code != ErrorCode::Conflict || admin.isEmpty() || token.isEmpty())
        return whyNotOurs;
    return Address{admin, token};
}

void DesktopApplication::showWindow(const Address &address)
{
    m_window = std::make_unique<ui::MainWindow>(address.admin, address.token);
    QObject::connect(m_window.get(), &ui::MainWindow::quitRequested, qApp, [this] { quit(); });
    QObject::connect(&m_instance, &SingleInstance::raiseRequested, m_window.get(),
                     [this] { m_window->bringUp(); });
    m_window->show();
    if (m_trouble.isEmpty())
        return;
    m_window->showPage(QStringLiteral("settings"));
    auto *box =
        new QMessageBox(QMessageBox::Warning, QStringLiteral("LLM0 Desktop"),
                        QApplication::translate("DesktopApplication", "Apps cannot reach the gateway yet."),
                        QMessageBox::Ok, m_window.get());
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(m_trouble);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void DesktopApplication::showTray()
{
    m_tray = std::make_unique<ui::TrayIcon>(m_window->link());
    QObject::connect(m_tray.get(), &ui::TrayIcon::openRequested, m_window.get(),
                     [this] { m_window->bringUp(); });
    QObject::connect(m_tray.get(), &ui::TrayIcon::quitRequested, qApp, [this] { quit(); });
    QObject::connect(m_tray.get(), &ui::TrayIcon::shownChanged, m_window.get(),
                     [this](bool shown) { m_window->setTrayPresent(shown); });
    QObject::connect(m_window.get(), &ui::MainWindow::hiddenToTrayFirstTime, m_tray.get(),
                     [this] { m_tray->explainClosing(); });
    m_window->setTrayPresent(m_tray->tryShow() || m_tray->isShown());
}

void DesktopApplication::quit()
{
    if (m_gateway)
        m_gateway->drain(drainMs);
    QApplication::quit();
}

} // namespace llm0
