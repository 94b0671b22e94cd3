#include "desktopapplication.h"

#include "desktop/language.h"
#include "dialogs/quitdialog.h"
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
#include <QSettings>

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

DesktopApplication::DesktopApplication(GatewayOptions options, bool background)
    : m_options(std::move(options))
    , m_background(background)
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
    ui::applyLanguage(*qApp);
    QApplication::setWindowIcon(ui::appIcon());
    StopSignals signals_; // before anything that must be ended well
    QObject::connect(&signals_, &StopSignals::stopRequested, qApp, [this] { quit(); });
    const auto address = reachGateway();
    if (!address) {
        complain(QApplication::translate("DesktopApplication", "The gateway cannot start."), address.error());
        return 1;
    }
    const QSettings settings;
    const QUrl other(settings.value(QStringLiteral("gateway/address")).toString());
    makeWindow(other.isValid() && !other.isEmpty()
                   ? Address{other, settings.value(QStringLiteral("gateway/token")).toString(),
                             settings.value(QStringLiteral("gateway/certificate")).toByteArray()}
                   : *address);
    makeTray();
    if (!m_background || !m_tray->isShown() || !m_trouble.isEmpty())
        m_window->show();
    showTrouble();
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
    return ownAddress();
}

DesktopApplication::Address DesktopApplication::ownAddress() const
{
    return {QUrl(QString::fromStdString(m_gateway->adminUrl())),
            QString::fromStdString(m_gateway->adminToken()),
            QByteArray::fromStdString(m_gateway->certificateFingerprint())};
}

Result<DesktopApplication::Address> DesktopApplication::runningGateway(const Error &whyNotOurs) const
{
    const QString dir = QString::fromStdString(m_options.dataDir);
    const auto json = QJsonDocument::fromJson(contentOf(dir + QStringLiteral("/gateway.json"))).object();
    const QString token = QString::fromUtf8(contentOf(dir + QStringLiteral("/admin-token"))).trimmed();
    const QUrl admin(json.value(QStringLiteral("admin")).toString());
    if (whyNotOurs.code != ErrorCode::Conflict || admin.isEmpty() || token.isEmpty())
        return whyNotOurs;
    return Address{admin, token, json.value(QStringLiteral("certificate_sha256")).toString().toLatin1()};
}

void DesktopApplication::makeWindow(const Address &address)
{
    m_shown = address;
    m_window = std::make_unique<ui::MainWindow>(address.admin, address.token);
    ui::GatewayLink &link = m_window->link();
    link.client().trust(address.certificate);
    const QString own = m_gateway ? QString::fromStdString(m_gateway->adminUrl()) : QString();
    link.setOwnsGateway(address.admin == QUrl(own));
    link.setAttached(!own.isEmpty() && !link.ownsGateway());
    // Queued: the window that asks goes away.
    QObject::connect(
        &link, &ui::GatewayLink::attachWanted, qApp,
        [this](const QUrl &admin, const QString &token, const QByteArray &certificate) {
            attach({admin, token, certificate});
        },
        Qt::QueuedConnection);
    QObject::connect(
        &link, &ui::GatewayLink::detachWanted, qApp, [this] { detach(); }, Qt::QueuedConnection);
    QObject::connect(
        &link, &ui::GatewayLink::restartWanted, qApp, [this] { restartGateway(); }, Qt::QueuedConnection);
    QObject::connect(
        &link, &ui::GatewayLink::rebuildWanted, qApp, [this] { rebuild(m_shown); }, Qt::QueuedConnection);
    QObject::connect(m_window.get(), &ui::MainWindow::quitRequested, qApp, [this] { askToQuit(); });
    QObject::connect(&m_instance, &SingleInstance::raiseRequested, m_window.get(),
                     [this] { m_window->bringUp(); });
}

void DesktopApplication::rebuild(const Address &address)
{
    const QString page = m_window->currentPage();
    m_window->rememberPlace();
    m_tray.reset();
    m_window.reset();
    makeWindow(address);
    makeTray();
    m_window->showPage(page);
    m_window->show();
}

/// Kept for the next start; the settings file is the user's alone.
void DesktopApplication::attach(const Address &address)
{
    QSettings settings;
    settings.setValue(QStringLiteral("gateway/address"), address.admin.toString());
    settings.setValue(QStringLiteral("gateway/token"), address.token);
    settings.setValue(QStringLiteral("gateway/certificate"), address.certificate);
    rebuild(address);
}

void DesktopApplication::detach()
{
    QSettings().remove(QStringLiteral("gateway"));
    if (m_gateway)
        rebuild(ownAddress());
}

void DesktopApplication::restartGateway()
{
    if (!m_gateway)
        return;
    m_gateway->drain(drainMs);
    m_gateway.reset();
    m_trouble.clear();
    const auto address = reachGateway();
    if (!address) {
        complain(QApplication::translate("DesktopApplication", "The gateway cannot start."), address.error());
        QApplication::exit(1);
        return;
    }
    rebuild(*address);
    showTrouble();
}

void DesktopApplication::showTrouble()
{
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

void DesktopApplication::makeTray()
{
    m_tray = std::make_unique<ui::TrayIcon>(m_window->link(), m_window->attention());
    ui::MainWindow *window = m_window.get();
    QObject::connect(m_tray.get(), &ui::TrayIcon::openRequested, window, [window] { window->bringUp(); });
    QObject::connect(m_tray.get(), &ui::TrayIcon::itemRequested, window,
                     [window](const QString &page, const QString &item) {
                         window->bringUp();
                         window->showItem(page, item);
                     });
    QObject::connect(m_tray->menu(), &ui::TrayMenu::resumeRequested, window, [window] {
        window->bringUp();
        window->askToResume();
    });
    QObject::connect(m_tray->menu(), &ui::TrayMenu::quitRequested, qApp, [this] { askToQuit(); });
    QObject::connect(m_tray.get(), &ui::TrayIcon::notShown, window, &ui::MainWindow::tell);
    QObject::connect(m_tray.get(), &ui::TrayIcon::shownChanged, window,
                     [window](bool shown) { window->setTrayPresent(shown); });
    QObject::connect(window, &ui::MainWindow::hiddenToTrayFirstTime, m_tray.get(),
                     [this] { m_tray->explainClosing(); });
    window->setTrayPresent(m_tray->tryShow());
}

void DesktopApplication::askToQuit()
{
    if (m_asking)
        return;
    if (!m_gateway) { // somebody else's gateway goes on without this window
        quit();
        return;
    }
    m_asking = true;
    ui::findWhoFails(m_window->link(), m_window.get(), [this](const ui::WhoFails &who) {
        const bool go = who.nobody() || ui::QuitDialog(who, m_window.get()).exec() == QDialog::Accepted;
        m_asking = false;
        if (go)
            quit();
    });
}

void DesktopApplication::quit()
{
    m_window->rememberPlace();
    if (m_gateway)
        m_gateway->drain(drainMs);
    QApplication::exit(0); // quit() would ask the window, which hides instead of closing
}

} // namespace llm0
